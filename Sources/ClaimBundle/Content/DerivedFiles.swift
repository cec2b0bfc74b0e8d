import CivilTime
import EventCoding
import EvidenceLog
import Export
import PlaybookModel
import RunEngine
import VerifyPage

/// The files of a bundle that follow from its ledger and from nothing else.
///
/// They are made when a bundle is written, and made again, measured and thrown away when it is checked: a page that
/// somebody edited is found even when every manifest was edited with it.
struct DerivedFiles {
  /// What is known of the whole ledger before its entries pass.
  struct Subject {
    let state: RunState
    let zone: Zone
    let origin: String
    let root: Hash256
    /// The signed checkpoint over all of it.
    let note: [UInt8]

    var claimReport: ClaimReport { ClaimReport(of: state, zone: zone, root: root.hex) }
  }

  private let subject: Subject
  private let heading: TimelineHeading
  private static let timelines: [(path: String, format: any TimelineFormat)] = [
    ("data/timeline.html", HTMLTimeline()), ("data/timeline.csv", CSVTimeline()),
    ("data/timeline.timesketch.jsonl", TimesketchTimeline(language: .en)),
  ]

  init(_ subject: Subject) {
    self.subject = subject
    heading = TimelineHeading(state: subject.state, zone: subject.zone, root: subject.root.hex)
  }

  static var paths: [String] {
    [BundlePath.readme, BundlePath.claim, BundlePath.verifyPage, BundlePath.verifyScript] + timelines.map(\.path)
      + ClaimTables.all.map { path(of: $0) }
  }

  private static let verifyPage = VerifyPage.text(rendering: BagTags.rendering, pages: paths)

  private static func path(of table: any ClaimTable.Type) -> String { BundlePath.data + table.fileName }

  /// What stands before the first entry; for a file without entries, all of it.
  func openings() -> [(path: String, text: String)] {
    [(BundlePath.verifyPage, DerivedFiles.verifyPage), (BundlePath.verifyScript, VerifyScript.text)]
      + DerivedFiles.timelines.map { ($0.path, $0.format.opening(heading)) }
      + ClaimTables.all.map { (DerivedFiles.path(of: $0), $0.opening(heading)) }
  }

  func entry(_ event: RecordedEvent) -> [(path: String, text: String)] {
    let playbook = subject.state.playbook
    let row = TimelineRow(event, playbook: playbook, zone: subject.zone)
    return DerivedFiles.timelines.map { ($0.path, $0.format.entry(row, under: heading)) }
      + ClaimTables.all.map { (DerivedFiles.path(of: $0), $0.line(for: event, playbook: playbook, under: heading)) }
  }

  func withheld(_ sequence: Int) -> [(path: String, text: String)] {
    DerivedFiles.timelines.map { ($0.path, $0.format.withheld(sequence, under: heading)) }
  }

  /// - Parameter printing: which of the files for paper stand beside these.
  func closings(_ printing: Printing) -> [(path: String, text: String)] {
    DerivedFiles.timelines.map { ($0.path, $0.format.closing(heading)) } + [
      (BundlePath.claim, HTMLClaim(subject.claimReport).text),
      (BundlePath.readme, ReadmeFile(subject: subject, heading: heading, printing: printing).text),
    ]
  }
}
