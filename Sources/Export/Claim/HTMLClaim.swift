import PlaybookModel
import Wording

/// The claim as one page that needs nothing but a browser; prints on A4.
package struct HTMLClaim {
  private let report: ClaimReport

  package init(_ report: ClaimReport) { self.report = report }

  package var text: String {
    let heading = report.heading
    let title =
      (heading.isDrill ? TimelineHeading.drillMark : say("", "")) + ClaimReport.title
      + say(" — \(heading.incident)", " — \(heading.incident)")
    let page = HTMLPage(
      title: title, isDrill: heading.isDrill, foot: "\(heading.size) / \(heading.root.prefix(16))…",
      style: HTMLClaim.style)
    return page.opening + HTMLPage.summary(report.facts)
      + "<p class=\"promise\">\(HTML.both(ClaimReport.promise))</p>\n"
      + report.sections.map(text(of:)).joined()
      + page.closing(
        "<p>\(HTML.both(say("記録の要約", "Checkpoint"))): \(heading.size) / <code>\(heading.root)</code></p>")
  }

  private func text(of section: ClaimReport.Section) -> String {
    var text = "<section>\n<h2>\(HTML.both(section.title))</h2>\n"
    if section.table.rows.isEmpty {
      if let words = section.otherwise { text += "<p>\(HTML.both(words))</p>\n" }
    } else {
      text += self.text(of: section.table)
    }
    if let note = section.note { text += "<p class=\"note\">\(HTML.both(note))</p>\n" }
    return text + "</section>\n"
  }

  private func text(of table: ReportTable) -> String {
    let widths = table.columns.map { "<col style=\"width:\($0.width)%\">" }.joined()
    let head = table.columns.map { cell("th", HTML.both($0.title), in: $0) }.joined()
    let rows = table.rows.map { row in
      let cells = zip(table.columns, row.cells).map { cell("td", HTML.both($1), in: $0) }.joined()
      return "<tr class=\"\(row.weight.rawValue)\">\(cells)</tr>\n"
    }
    return "<table class=\"figures\"><colgroup>\(widths)</colgroup><thead><tr>\(head)</tr></thead>\n<tbody>\n"
      + "\(rows.joined())</tbody></table>\n"
  }

  private func cell(_ tag: String, _ words: String, in column: ReportTable.Column) -> String {
    "<\(tag)\(column.isNumber ? " class=\"number\"" : "")>\(words)</\(tag)>"
  }

  private static let style = """
    h2 { font-size: 1.05rem; margin: 1.6rem 0 .3rem; break-after: avoid; }
    h2 .en-below { display: inline; margin-left: .6em; font-weight: 400; font-size: .85em; }
    .figures { table-layout: fixed; font-size: .9em; } .figures thead th { border-bottom: 2px solid #555; font-size: .92em; }
    .number { text-align: right; font-variant-numeric: tabular-nums; }
    tr.sum td { font-weight: 700; border-top: 2px solid #555; } tr.flagged td { background: #fdecea; }
    tr.struck td { color: #6b6b6b; text-decoration: line-through; }
    .note { font-size: .86em; color: #4a4a4a; margin: .2rem 0; } .promise { border-left: 3px solid #b3261e; padding-left: .7rem; }
    section { break-inside: auto; }
    @media print { tr.flagged td { print-color-adjust: exact; } }
    """
}
