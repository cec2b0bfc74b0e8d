import CivilTime
import PlaybookModel
import RunEngine
import Wording

/// One page that needs nothing but a browser: both languages in it, chosen by a button without any script; prints on A4.
package struct HTMLTimeline: TimelineFormat {
  package static let name = "html"

  package init() {}

  package func opening(_ heading: TimelineHeading) -> String {
    """
    <!DOCTYPE html>
    <html lang="ja">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
    <title>\(HTML.escaped(heading.title.both))</title>
    <style>
    \(HTMLTimeline.style)
    @page { @bottom-left { content: "\(heading.size) / \(heading.root.prefix(16))…"; } }
    </style>
    </head>
    <body>
    <input type="radio" name="language" id="ja"><label for="ja">日本語</label>
    <input type="radio" name="language" id="en"><label for="en">English</label>
    <input type="radio" name="language" id="both" checked><label for="both">日本語 + English</label>
    <main>
    <h1\(heading.isDrill ? " class=\"drill\"" : "")>\(HTML.both(heading.title))</h1>
    \(summary(heading))
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
    return """
      </tbody>
      </table>
      <footer><p>\(HTML.both(TimelineHeading.howToRead))</p>
      <p>\(HTML.both(say("記録の要約", "Checkpoint"))): \(heading.size) / <code>\(heading.root)</code></p></footer>
      </main>
      </body>
      </html>

      """
  }

  private func summary(_ heading: TimelineHeading) -> String {
    let cells = heading.summary.map { "<tr><th>\(HTML.both($0.0))</th><td>\(HTML.both($0.1))</td></tr>\n" }
    return "<table class=\"summary\">\n\(cells.joined())</table>"
  }

  private static let style = """
    @page { size: A4; margin: 14mm 12mm 16mm; font: 8px sans-serif; color: #555;
      @bottom-right { content: counter(page) " / " counter(pages); } }
    body { font: 14px/1.55 "Hiragino Sans", "Yu Gothic", "Noto Sans CJK JP", "Noto Sans JP", sans-serif;
      color: #1b1b1b; background: #fff; margin: 1.2rem auto; max-width: 60rem; padding: 0 1rem; }
    input[name=language] { margin-left: 1rem; }
    h1 { font-size: 1.35rem; line-height: 1.35; margin: 1rem 0; } h1 .en-below { font-size: .7em; font-weight: 400; }
    h1.drill { border: 2px solid #b3261e; color: #b3261e; padding: .4rem .7rem; }
    table { border-collapse: collapse; width: 100%; margin: .8rem 0; }
    th, td { text-align: left; vertical-align: top; padding: .35rem .5rem; border-bottom: 1px solid #d9d9d9;
      overflow-wrap: anywhere; }
    .summary { background: #f7f6f2; } .summary th { width: 36%; font-weight: 600; }
    .summary th .en-below { display: inline; margin-left: .6em; } th .en-below { font-weight: 400; }
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
    [lang=en] { color: #4a4a4a; } .en-below { display: block; font-size: .92em; }
    footer { margin-top: 1.2rem; font-size: .88em; } code { overflow-wrap: anywhere; }
    #ja:checked ~ main [lang=en], #en:checked ~ main [lang=ja] { display: none; }
    tr { break-inside: avoid; } thead { display: table-header-group; }
    @media print { body { margin: 0; max-width: none; padding: 0; font-size: 10.5px; }
      th, td { padding: .25rem .4rem; } .summary, .override td { print-color-adjust: exact; }
      input[name=language], label { display: none; } }
    """
}
