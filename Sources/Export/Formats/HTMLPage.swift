import PlaybookModel
import Wording

/// What every page has in common: both languages in it, chosen by a button without any script; prints on A4.
struct HTMLPage {
  let title: LocalizedText
  let isDrill: Bool
  /// At the foot of every printed page.
  let foot: String
  /// What only this kind of page has.
  let style: String

  /// Up to the heading.
  var opening: String {
    """
    <!DOCTYPE html>
    <html lang="ja">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
    <title>\(HTML.escaped(title.both))</title>
    <style>
    \(HTMLPage.commonStyle)
    \(style)
    @page { @bottom-left { content: "\(foot)"; } }
    </style>
    </head>
    <body>
    <input type="radio" name="language" id="ja"><label for="ja">日本語</label>
    <input type="radio" name="language" id="en"><label for="en">English</label>
    <input type="radio" name="language" id="both" checked><label for="both">日本語 + English</label>
    <main>
    <h1\(isDrill ? " class=\"drill\"" : "")>\(HTML.both(title))</h1>

    """
  }

  func closing(_ footer: String) -> String {
    """
    <footer>\(footer)</footer>
    </main>
    </body>
    </html>

    """
  }

  static func summary(_ rows: [(name: LocalizedText, words: LocalizedText)]) -> String {
    let cells = rows.map { "<tr><th>\(HTML.both($0.name))</th><td>\(HTML.both($0.words))</td></tr>\n" }
    return "<table class=\"summary\">\n\(cells.joined())</table>\n"
  }

  private static let commonStyle = """
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
    [lang=en] { color: #4a4a4a; } .en-below { display: block; font-size: .92em; }
    footer { margin-top: 1.2rem; font-size: .88em; } code { overflow-wrap: anywhere; }
    #ja:checked ~ main [lang=en], #en:checked ~ main [lang=ja] { display: none; }
    tr { break-inside: avoid; } thead { display: table-header-group; }
    @media print { body { margin: 0; max-width: none; padding: 0; font-size: 10.5px; }
      th, td { padding: .25rem .4rem; } .summary { print-color-adjust: exact; }
      input[name=language], label { display: none; } }
    """
}
