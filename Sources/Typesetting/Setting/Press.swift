import CPress

/// A document while it is made, over the libraries. The thread that began it ends it; others wait meanwhile.
final class Press {
  private let press: OpaquePointer

  /// Nil when the libraries are missing or have no memory.
  init?(_ facts: PrintedDocument.Facts) {
    guard let press = press_open(Sheet.width, Sheet.height) else { return nil }
    self.press = press
    press_state(press, PRESS_TITLE, facts.title)
    press_state(press, PRESS_AUTHOR, facts.author)
    press_state(press, PRESS_SUBJECT, facts.subject)
    press_state(press, PRESS_CREATOR, facts.creator)
    press_state(press, PRESS_CREATED, facts.date)
  }

  deinit { press_close(press) }

  func fill(x: Double, y: Double, width: Double, height: Double, _ colour: Colour) {
    press_fill(press, x, y, width, height, colour.value)
  }

  func endPage() { press_end_page(press) }

  func lay(_ paragraph: Paragraph, width: Double) -> SetText {
    var parts: [OpaquePointer] = []
    var pending: [Paragraph.Run] = []
    for run in paragraph.runs {
      let pieces = TextPieces.of(run.text)
      for (index, piece) in pieces.enumerated() {
        pending.append(Paragraph.Run(text: String(piece), style: run.style))
        guard index < pieces.count - 1 else { continue }
        parts.append(layPart(pending, width: width))
        pending = []
      }
    }
    parts.append(layPart(pending, width: width))
    return SetText(parts, press: press, size: paragraph.largestSize, alignment: paragraph.alignment, width: width)
  }

  private func layPart(_ parts: [Paragraph.Run], width: Double) -> OpaquePointer {
    var bytes: [UInt8] = []
    for part in parts { bytes += part.text.utf8 }
    return bytes.withUnsafeBytes { raw -> OpaquePointer in
      let characters = raw.bindMemory(to: CChar.self)
      var runs: [press_run] = []
      var start = 0
      for part in parts {
        let count = part.text.utf8.count
        runs.append(
          press_run(
            text: characters.baseAddress?.advanced(by: start), count: count, size: part.style.size,
            is_bold: part.style.isBold, is_monospaced: part.style.isMonospaced, colour: part.style.colour.value))
        start += count
      }
      guard let text = press_lay(press, runs, runs.count, width) else { preconditionFailure("no layout") }
      return text
    }
  }

  /// The whole document; nil when anything went wrong on the way.
  func finish() -> [UInt8]? {
    var count = 0
    guard let bytes = press_finish(press, &count) else { return nil }
    return Array(UnsafeBufferPointer(start: bytes, count: count))
  }

  /// The fonts that were drawn with.
  var fonts: [String] {
    var fonts: [String] = []
    while let name = press_font(press, fonts.count) { fonts.append(String(cString: name)) }
    return fonts
  }
}

/// A paragraph in lines. Keeps nothing alive: its press must be.
final class SetText {
  let count: Int
  let lineHeight: Double
  /// Each with the number of its first line.
  private let parts: [(text: OpaquePointer, first: Int)]
  private let press: OpaquePointer
  private let size: Double
  private let alignment: Paragraph.Alignment
  private let width: Double

  init(_ texts: [OpaquePointer], press: OpaquePointer, size: Double, alignment: Paragraph.Alignment, width: Double) {
    var lines = 0
    parts = texts.map { text in
      defer { lines += press_lines(text) }
      return (text, lines)
    }
    self.press = press
    self.size = size
    self.alignment = alignment
    self.width = width
    count = lines
    lineHeight = size * 1.42
  }

  deinit { for part in parts { press_discard(part.text) } }

  var height: Double { Double(count) * lineHeight }

  /// - Parameters:
  ///   - x: the left edge of the paragraph.
  ///   - y: the top of the line.
  func draw(line: Int, x: Double, y: Double) {
    // Ideographs reach from 0.12 em below the baseline to 0.88 em above it.
    let baseline = y + (lineHeight - size) / 2 + 0.88 * size
    guard let part = parts.last(where: { $0.first <= line }) else { return }
    let number = line - part.first
    let rest = alignment == .left ? 0 : width - press_line_width(part.text, number)
    press_draw_line(press, part.text, number, x + (alignment == .centre ? rest / 2 : rest), baseline)
  }
}
