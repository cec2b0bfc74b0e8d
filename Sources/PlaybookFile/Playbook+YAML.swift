package import PlaybookModel

extension Playbook {
  /// Reads a playbook file of format 1, with the shared files it uses behind it (`PlaybookStream`).
  ///
  /// The bytes must be UTF-8, at most 1 MiB, without aliases. `fileName` only appears in faults. What can be judged part
  /// by part is judged here, and everything that is wrong is thrown at once; whether the playbook as a whole makes sense
  /// is for the checker.
  package init(yaml bytes: [UInt8], fileName: String) throws(PlaybookFaults) {
    let log = FaultLog(file: fileName)
    let reader = PlaybookReader()
    let top = YAMLDocument.top(of: bytes, log: log)
    let playbook = top.flatMap { reader.playbook($0.cursor) }
    reader.names.reportBrokenReferences()
    guard log.faults.isEmpty, let top, let playbook else { throw PlaybookFaults(log.faults) }
    self = playbook.withoutUnused(of: top.shared)
  }
}
