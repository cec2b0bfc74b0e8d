extension PageFlow {
  mutating func place(_ code: QRCode, side: Double, beside words: [Paragraph]) {
    // The quiet zone is part of the side.
    let square = side / Double(code.side + 2 * QRCode.quietZone)
    let left = Sheet.margin + side + 10
    let texts = words.map { ($0, press.lay($0, width: Sheet.textWidth - side - 10 - $0.indent)) }
    let height = texts.enumerated().reduce(0) { sum, part in
      sum + part.element.1.height + (part.offset == 0 ? 0 : part.element.0.spaceBefore)
    }
    let needed = max(side, height)
    if room < needed, needed <= fullRoom { nextPage() }
    if isDrawing {
      press.fill(x: Sheet.margin, y: y, width: side, height: side, Colour(0xFFFFFF))
      for bar in code.bars {
        press.fill(
          x: Sheet.margin + Double(bar.column + QRCode.quietZone) * square,
          y: y + Double(bar.row + QRCode.quietZone) * square, width: Double(bar.length) * square, height: square,
          Colour(0))
      }
      var line = y + max(0, (side - height) / 2)
      for (index, (paragraph, text)) in texts.enumerated() {
        if index > 0 { line += paragraph.spaceBefore }
        draw(text, x: left + paragraph.indent, y: line)
        line += text.height
      }
    }
    y += needed
  }
}
