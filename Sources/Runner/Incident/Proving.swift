import CACAO
package import PlaybookCheck
package import PlaybookFile
package import PlaybookModel

/// A playbook held against the checker's rules, alone and with playbooks that it may become.
package struct ProvenPlaybook: Sendable {
  package struct Part: Sendable {
    /// The playbook that was examined: the source's own, or with another one taken in.
    package let playbook: Playbook
    /// Nil for the source's own.
    package let with: PlaybookID?
    package let report: CheckReport
  }

  package let source: PlaybookSource
  package let parts: [Part]

  package var isSound: Bool { parts.allSatisfy(\.report.isSound) }
  package var findings: [(part: Part, finding: Finding)] {
    parts.flatMap { part in part.report.findings.map { (part, $0) } }
  }

  /// Where the steps stand in the files, for findings.
  package var places: StepPlaces { StepPlaces(yaml: source.bytes, fileName: source.fileName) }

  /// - Parameter others: those of the playbooks it may become that are looked at as taken in.
  package init(_ source: PlaybookSource, with others: [PlaybookID] = []) {
    self.source = source
    let playbook = source.playbook
    guard !CACAOReading.isJSON(source.bytes) else {
      parts = [Part(playbook: playbook, with: nil, report: playbook.examine().ofForeignPlaybook)]
      return
    }
    parts =
      [Part(playbook: playbook, with: nil, report: playbook.examine())]
      + playbook.others.filter { others.contains($0.id) }.map { other in
        let joined = playbook.joined(with: other)
        return Part(playbook: joined, with: other.id, report: joined.examine().ofJoinedPlaybook)
      }
  }
}

extension CommandPost {
  /// The rules that the playbook breaks, when that was accepted; nil when it breaks none. Shipped playbooks are not
  /// examined again: nothing stands between a breach and the first instruction.
  func requireSound(_ source: PlaybookSource, acceptsFaults: Bool) throws(PostFault) -> [String]? {
    guard !source.isShipped else { return nil }
    let proven = ProvenPlaybook(source)
    guard !proven.isSound else { return nil }
    guard acceptsFaults else { throw .playbookUnsound(proven) }
    return Set(proven.findings.map(\.finding.rule.rawValue)).sorted()
  }
}
