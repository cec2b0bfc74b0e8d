/// Everything that is wrong with a playbook file, in the order of the file. Never empty.
package struct PlaybookFaults: Error, Hashable, Sendable {
  package let faults: [PlaybookFault]

  init(_ faults: [PlaybookFault]) {
    precondition(!faults.isEmpty, "faults thrown without a fault")
    self.faults = faults.sorted { ($0.line, $0.column) < ($1.line, $1.column) }
  }
}
