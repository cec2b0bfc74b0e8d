/// Everything that is wrong with a playbook file, file by file, in the order of each. Never empty.
package struct PlaybookFaults: Error, Hashable, Sendable {
  package let faults: [PlaybookFault]

  init(_ faults: [PlaybookFault]) {
    precondition(!faults.isEmpty, "faults thrown without a fault")
    let files = faults.map(\.file)
    self.faults = faults.sorted { left, right in
      let order = { (fault: PlaybookFault) in (files.firstIndex(of: fault.file) ?? 0, fault.line, fault.column) }
      return order(left) < order(right)
    }
  }
}
