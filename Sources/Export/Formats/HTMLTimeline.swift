import CivilTime
import PlaybookModel
import RunEngine
import Wording

/// One page that needs nothing but a browser: both languages in it, chosen by a button without any script; prints on A4.
package struct HTMLTimeline: TimelineFormat {
  package static let name = "html"

  package init() {}

  package func opening(_ heading: TimelineHeading) -> String {
    page(heading).opening + HTMLPage.summary(heading.summary) + """
      <table class="entries">
      <thead><tr>\(TimelineHeading.columns.map { "<th>\(HTML.both($0))</th>" }.joined())</tr></thead>
      <tbody>

      """
  }

  package func entry(_ row: TimelineRow, under heading: TimelineHeading) -> String {
    let time = TimeText(zone: heading.zone)
    let occurred = row.occurred.map { HTML.both(StatedTimeText.text(of: $0)) } ?? ""
    let details = row.details.map { detail in
      "<dt>\(HTML.both(detail.label))</dt><dd>\(HTML.both(detail.words.shownText))</dd>"
    }
    let list = details.isEmpty ? "" : "<dl>\(details.joined())</dl>"
    let actor = [row.role, row.name?.shownText].compactMap(\.self).map { "<div>\(HTML.both($0))</div>" }
    let sign = row.standing == .override ? "<strong class=\"sign\">!</strong> " : ""
    return """
      <tr class="\(row.standing.rawValue)" id="entry-\(row.sequence)"><td>\(row.sequence)</td><td>\(occurred)</td>\
      <td>\(time.seconds(row.recorded))</td><td>\(sign)\(HTML.both(row.sentence))\(list)</td>\
      <td>\(actor.joined())</td></tr>

      """
  }

  package func withheld(_ sequence: Int, under heading: TimelineHeading) -> String {
    """
    <tr class="automatic" id="entry-\(sequence)"><td>\(sequence)</td><td></td><td></td>\
    <td>\(HTML.both(TimelineHeading.withheldEntry))</td><td></td></tr>

    """
  }

  package func closing(_ heading: TimelineHeading) -> String {
    "</tbody>\n</table>\n"
      + page(heading).closing(
        """
        <p>\(HTML.both(TimelineHeading.howToRead))</p>
        <p>\(HTML.both(say("記録の要約", "Checkpoint"))): \(heading.size) / <code>\(heading.root)</code></p>
        """)
  }

  private func page(_ heading: TimelineHeading) -> HTMLPage {
    HTMLPage(
      title: heading.title, isDrill: heading.isDrill, foot: "\(heading.size) / \(heading.root.prefix(16))…",
      style: HTMLTimeline.style)
  }

  private static let style = """
    .entries { table-layout: fixed; }
    .entries thead th { border-bottom: 2px solid #555; font-size: .85em; }
    .entries th:nth-child(1) { text-align: right; width: 5%; } .entries th:nth-child(2) { width: 17%; }
    .entries th:nth-child(3) { width: 12%; } .entries th:nth-child(5) { width: 15%; }
    .entries td:nth-child(1) { text-align: right; color: #555; }
    .entries td:nth-child(2), .entries td:nth-child(3) { font-variant-numeric: tabular-nums; font-size: .88em; }
    .entries td:nth-child(5) { font-size: .9em; }
    .automatic td { color: #6b6b6b; font-size: .9em; }
    .override td { background: #fdecea; } .sign { color: #b3261e; }
    dl { margin: .25rem 0 0; display: grid; grid-template-columns: max-content 1fr; gap: .1rem .8rem;
      font-size: .92em; }
    dt { color: #555; } dd { margin: 0; white-space: pre-wrap; }
    @media print { .override td { print-color-adjust: exact; } }
    """
}
