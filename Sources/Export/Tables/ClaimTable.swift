import CivilTime
package import PlaybookModel
package import RunEngine
import Wording

/// A table of the claim file, written entry by entry, so that the length of a ledger costs no memory.
///
/// Adding a table is one file, and one line in `ClaimTables.all`.
package protocol ClaimTable: Sendable {
  /// `custody.csv`.
  static var fileName: String { get }
  static var columns: [String] { get }
  /// The line for an entry of the ledger; nil for an entry that does not belong here.
  static func cells(for event: RecordedEvent, as words: TableWords) -> [String]?
}

package enum ClaimTables {
  package static let all: [any ClaimTable.Type] = [CostsTable.self, NotificationsTable.self, CustodyTable.self]
}

extension ClaimTable {
  package static func opening(_ heading: TimelineHeading) -> String {
    CSV.byteOrderMark + CSV.line(columns, drill: heading.isDrill)
  }

  package static func line(
    for event: RecordedEvent, playbook: Playbook, under heading: TimelineHeading
  ) -> String {
    cells(for: event, as: TableWords(playbook: playbook, zone: heading.zone)).map {
      CSV.line($0, drill: heading.isDrill)
    } ?? ""
  }
}

/// How tables write what their cells hold.
package struct TableWords {
  private let playbook: Playbook
  private let time: TimeText

  init(playbook: Playbook, zone: Zone) {
    self.playbook = playbook
    time = TimeText(zone: zone)
  }

  func instant(_ instant: Instant?) -> String { instant.map { time.exact($0) } ?? "" }
  func number(_ number: Int?) -> String { number.map(String.init) ?? "" }
  func text(_ words: Disclosable?) -> String { words?.shownText.both ?? "" }
  func consent(_ consent: ConsentID?) -> String { consent.map { playbook.title(of: $0).both } ?? "" }
  func role(_ role: RoleID?) -> String { role.map { playbook.title(of: $0).both } ?? "" }
}
