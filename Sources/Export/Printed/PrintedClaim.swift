import PlaybookModel
import RunEngine
package import Typesetting
import Wording

/// The claim for paper: what `claim.html` says, in both languages, with the checkpoint at the foot of every page.
package struct PrintedClaim {
  /// Rows in all tables; nobody reads more on paper.
  private static let mostRows = 5_000

  private let report: ClaimReport
  private let checkpoint: PrintedCheckpoint

  package init(_ report: ClaimReport, checkpoint: PrintedCheckpoint) {
    self.report = report
    self.checkpoint = checkpoint
  }

  package var isTooLong: Bool {
    report.sections.reduce(0) { $0 + $1.table.rows.count } > PrintedClaim.mostRows
  }

  /// - Parameters:
  ///   - program: what made it, `hikeshi 0.1.0`.
  ///   - date: of the last entry, ISO 8601.
  package func document(program: String, date: String) -> PrintedDocument {
    PrintedStyle.document(
      ClaimReport.title, about: report.heading, checkpoint: checkpoint, program: program, date: date, blocks)
  }

  private var blocks: [PrintedDocument.Block] {
    let heading = report.heading
    let facts = report.facts.map { ($0.name, PrintedStyle.both($0.words)) }
    return PrintedStyle.titleBlock(
      ClaimReport.title, below: heading.playbook + say("  \(heading.incident)", "  \(heading.incident)"))
      + [PrintedStyle.facts(facts), .space(6)]
      + PrintedStyle.both(ClaimReport.promise, TextStyle(8.6)).map { .paragraph($0) }
      + report.sections.flatMap(blocks(of:)) + checkpoint.block
  }

  private func blocks(of section: ClaimReport.Section) -> [PrintedDocument.Block] {
    // A heading and the first row of its table stay together.
    var blocks =
      (section.table.rows.isEmpty ? [] : [PrintedDocument.Block.need(190)]) + PrintedStyle.heading(section.title)
    if section.table.rows.isEmpty {
      blocks += (section.otherwise.map { PrintedStyle.both($0, TextStyle(8.6)) } ?? []).map { .paragraph($0) }
    } else {
      blocks.append(.table(PrintedClaim.table(section.table)))
    }
    if let note = section.note {
      blocks.append(.space(3))
      blocks += PrintedStyle.both(note, TextStyle(7.8, .grey)).map { .paragraph($0) }
    }
    return blocks
  }

  private static func table(_ table: ReportTable) -> Table {
    let whole = Double(table.columns.reduce(0) { $0 + $1.width })
    let head = zip(table.columns, table.columns.map(\.title)).map { column, title in
      cell(title, TextStyle(7.4, bold: true), in: column)
    }
    return Table(
      columns: table.columns.map { Sheet.textWidth * Double($0.width) / whole }, head: Table.Row(head),
      rows: table.rows.map { row in
        let style = style(of: row.weight)
        return Table.Row(
          zip(table.columns, row.cells).map { cell($1, style, in: $0) }, tint: row.weight == .flagged ? .blush : nil)
      })
  }

  private static func style(of weight: ReportTable.Row.Weight) -> TextStyle {
    switch weight {
    case .plain, .flagged: TextStyle(8)
    case .sum: TextStyle(8.4, bold: true)
    case .struck: TextStyle(7.6, .grey)
    }
  }

  private static func cell(_ words: LocalizedText, _ style: TextStyle, in column: ReportTable.Column) -> Table.Cell {
    guard !words.ja.isEmpty || !words.en.isEmpty else { return Table.Cell([]) }
    var paragraphs = PrintedStyle.both(words, style)
    if column.isNumber {
      for index in paragraphs.indices { paragraphs[index].alignment = .right }
    }
    return Table.Cell(paragraphs)
  }
}
