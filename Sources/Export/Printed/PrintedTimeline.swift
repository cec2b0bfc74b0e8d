import CivilTime
import PlaybookModel
import RunEngine
package import Typesetting
import Wording

/// A timeline for paper: what `timeline.html` says, in both languages, with the checkpoint at the foot of every page.
package struct PrintedTimeline {
  /// Some 350 pages: nobody reads more on paper, and neither an export nor a check should be kept waiting for it.
  private static let mostEntries = 5_000
  private static let mostWritten = 1_500_000

  private let heading: TimelineHeading
  private let checkpoint: PrintedCheckpoint
  private var rows: [Table.Row] = []
  /// UTF-8 bytes of what people wrote.
  private var written = 0

  package init(_ heading: TimelineHeading, checkpoint: PrintedCheckpoint) {
    self.heading = heading
    self.checkpoint = checkpoint
  }

  private static let title = say("事故対応の記録", "Incident record")
  private static let columns = [29.0, 84, 63, 251.28, 78]

  package var isTooLong: Bool {
    heading.size > PrintedTimeline.mostEntries || written > PrintedTimeline.mostWritten
  }

  package mutating func add(_ row: TimelineRow) {
    written += row.details.reduce(0) { $0 + ($1.words.text?.utf8.count ?? 0) }
    guard !isTooLong else { return rows.removeAll() }
    rows.append(PrintedTimelineRow(row, zone: heading.zone).row)
  }

  package mutating func addWithheld(_ sequence: Int) {
    rows.append(PrintedTimelineRow.withheld(sequence, words: TimelineHeading.withheldEntry))
  }

  /// - Parameters:
  ///   - program: what made it, `hikeshi 0.1.0`.
  ///   - date: of the last entry, ISO 8601.
  package func document(program: String, date: String) -> PrintedDocument {
    PrintedStyle.document(
      PrintedTimeline.title, about: heading, checkpoint: checkpoint, program: program, date: date, blocks)
  }

  private var blocks: [PrintedDocument.Block] {
    let facts = heading.summary.map { ($0.name, PrintedStyle.both($0.words)) }
    var head = TimelineHeading.columns.map { PrintedStyle.both($0, TextStyle(7.6, bold: true)) }
    for index in head[0].indices { head[0][index].alignment = .right }
    return PrintedStyle.titleBlock(
      PrintedTimeline.title, below: heading.playbook + say("  \(heading.incident)", "  \(heading.incident)"))
      + [PrintedStyle.facts(facts)]
      + checkpoint.block
      + PrintedStyle.heading(say("時系列", "Timeline"))
      + PrintedStyle.both(TimelineHeading.howToRead, TextStyle(8)).map { .paragraph($0) }
      + [
        .space(5),
        .table(Table(columns: PrintedTimeline.columns, head: Table.Row(head.map { .init($0) }), rows: rows)),
        .space(10),
        .paragraph(
          Paragraph("以上 \(heading.size)件  /  end of the record, \(heading.size) entries", PrintedStyle.small, .centre)),
      ]
  }
}
