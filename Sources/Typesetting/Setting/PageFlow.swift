/// Goes through a document from top to bottom and breaks it into pages.
///
/// Twice over the same document it takes the same way: once to count the pages, then to draw them.
struct PageFlow {
  let document: PrintedDocument
  let press: Press
  /// Nil while they are counted: nothing is drawn then.
  let pages: Int?
  private var page = 0
  /// Where the next block goes, from the top of the sheet.
  var y = 0.0
  private var top = 0.0
  private let bottom: Double

  init(_ document: PrintedDocument, press: Press, pages: Int?) {
    self.document = document
    self.press = press
    self.pages = pages
    let footer = document.footer.reduce(0) { $0 + press.lay($1, width: PageFlow.footerWidth).height }
    bottom = Sheet.height - PageFlow.foot - footer - 12
  }

  private static let foot = 26.0
  private static let footerWidth = Sheet.textWidth - 60

  var isDrawing: Bool { pages != nil }
  var room: Double { bottom - y }
  /// Of an empty page.
  var fullRoom: Double { bottom - top }
  var isAtTop: Bool { y == top }

  /// How many pages it took.
  mutating func run() -> Int {
    beginPage()
    for block in document.blocks { place(block) }
    if isDrawing { press.endPage() }
    return page
  }

  private mutating func place(_ block: PrintedDocument.Block) {
    switch block {
    case .paragraph(let paragraph): place(paragraph)
    case .table(let table): place(table)
    case .code(let code, let side, let words): place(code, side: side, beside: words)
    case .space(let height): if !isAtTop { y += height }
    case .rule(let colour, let thickness):
      if isDrawing { press.fill(x: Sheet.margin, y: y, width: Sheet.textWidth, height: thickness, colour) }
      y += thickness
    case .need(let height): if room < height, !isAtTop { nextPage() }
    case .newPage: nextPage()
    }
  }

  mutating func nextPage() {
    if isDrawing { press.endPage() }
    beginPage()
  }

  private mutating func beginPage() {
    page += 1
    y = 30
    if let banner = document.banner {
      let text = press.lay(banner, width: Sheet.textWidth)
      if isDrawing {
        press.fill(x: Sheet.margin, y: y, width: Sheet.textWidth, height: text.height + 8, .vermilion)
        draw(text, x: Sheet.margin, y: y + 4)
      }
      y += text.height + 16
    }
    if page > 1, !document.runningHead.isEmpty {
      var height = 0.0
      for paragraph in document.runningHead {
        let text = press.lay(paragraph, width: Sheet.textWidth)
        if isDrawing { draw(text, x: Sheet.margin, y: y) }
        height = max(height, text.height)
      }
      y += height + 3
      if isDrawing { press.fill(x: Sheet.margin, y: y, width: Sheet.textWidth, height: 0.5, .line) }
      y += 9
    } else if document.banner == nil {
      y = 42
    }
    top = y
    if let pages { drawFooter(pages: pages) }
  }

  private func drawFooter(pages: Int) {
    var y = bottom + 8
    press.fill(x: Sheet.margin, y: y - 4, width: Sheet.textWidth, height: 0.5, .line)
    let number = press.lay(
      Paragraph("\(page) / \(pages)", TextStyle(8.5, monospaced: true, .grey), .right), width: Sheet.textWidth)
    draw(number, x: Sheet.margin, y: y)
    for paragraph in document.footer {
      let text = press.lay(paragraph, width: PageFlow.footerWidth)
      draw(text, x: Sheet.margin, y: y)
      y += text.height
    }
  }

  private mutating func place(_ paragraph: Paragraph) {
    let text = press.lay(paragraph, width: Sheet.textWidth - paragraph.indent)
    if !isAtTop { y += paragraph.spaceBefore }
    // A first line alone at the foot of a page looks lost.
    if text.count > 1, room < 2 * text.lineHeight, !isAtTop { nextPage() }
    for line in 0..<text.count {
      if room < text.lineHeight, !isAtTop { nextPage() }
      if isDrawing { text.draw(line: line, x: Sheet.margin + paragraph.indent, y: y) }
      y += text.lineHeight
    }
  }

  func draw(_ text: SetText, x: Double, y: Double) {
    for line in 0..<text.count { text.draw(line: line, x: x, y: y + Double(line) * text.lineHeight) }
  }
}
