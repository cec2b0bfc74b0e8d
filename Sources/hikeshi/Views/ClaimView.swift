import Export
import PlaybookModel
import Wording

/// The claim so far at a terminal.
struct ClaimView {
  let report: ClaimReport
  private let language = Voice.language

  init(report: ClaimReport) { self.report = report }

  func show() {
    let last = report.heading.size - 1
    Voice.out(Voice.bold(ClaimReport.title[language] + " — " + report.heading.title[language]))
    Voice.out(tr("\(last)番の記録まで", "up to entry \(last)"))
    for section in report.sections { show(section) }
    Voice.tell(ClaimReport.promise)
  }

  func show(_ section: ClaimReport.Section) {
    Voice.out()
    Voice.out(Voice.bold(section.title[language]))
    guard !section.table.rows.isEmpty else {
      if let words = section.otherwise { Voice.out("  \(words[language])") }
      return
    }
    TextTable.prepare()
    let head = section.table.columns.map { $0.title[language] }
    let rows = section.table.rows.map { row in
      row.cells.map { $0[language].replacing("\n", with: " ") }
    }
    let lines = TextTable([head] + rows, numbers: section.table.columns.map(\.isNumber)).lines
    Voice.out("  " + lines[0])
    for (line, row) in zip(lines.dropFirst(), section.table.rows) {
      switch row.weight {
      case .plain: Voice.out("  \(line)")
      case .sum: Voice.out("  " + Voice.bold(line))
      case .flagged: Voice.out("! " + Voice.warning(line))
      case .struck: Voice.out("- \(line)")
      }
    }
    if let note = section.note { Voice.out("  ※ \(note[language])") }
  }
}
