package import PlaybookModel

extension Playbook {
  /// Reads a playbook file of format 1, with the files it needs behind it (`PlaybookStream`).
  ///
  /// The bytes must be UTF-8, at most 1 MiB, without aliases. `fileName` only appears in faults. What can be judged part
  /// by part is judged here, and everything that is wrong is thrown at once; whether the playbook as a whole makes sense
  /// is for the checker.
  package init(yaml bytes: [UInt8], fileName: String) throws(PlaybookFaults) {
    let log = FaultLog(file: fileName)
    let read = YAMLDocument.playbooks(of: bytes, log: log).map { whole -> Playbook? in
      let reader = PlaybookReader()
      let playbook = reader.playbook(whole.cursor)
      reader.names.reportBrokenReferences()
      return playbook?.withoutUnused(of: whole.shared)
    }
    let playbooks = read.compactMap(\.self)
    guard log.faults.isEmpty, let first = playbooks.first, playbooks.count == read.count else {
      throw PlaybookFaults(log.faults)
    }
    self = first.mayBecome(Array(playbooks.dropFirst()))
  }
}
