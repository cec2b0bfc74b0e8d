/// How large the text of one side of the wall sheet can be so that it stays on that side.
///
/// An estimate: a browser breaks lines a little differently from font to font, so that some room is left free.
struct SheetFit {
  /// A paragraph, in parts of the size that is looked for.
  struct Paragraph {
    let text: String
    /// Of this size, and as high a line.
    var size = 1.0
    var lineHeight = 1.42
    /// Room below it, in points.
    var gap = 0.0
  }

  /// In points.
  let columnWidth: Double
  /// In points, all columns together.
  let height: Double

  /// The largest size, in points, at which the paragraphs fit; the smallest when none does.
  func size(for paragraphs: [Paragraph], from largest: Double, to smallest: Double) -> Double {
    var size = largest
    while size > smallest, needed(for: paragraphs, at: size) > height { size -= 0.1 }
    return max(size, smallest)
  }

  func needed(for paragraphs: [Paragraph], at size: Double) -> Double {
    paragraphs.reduce(0) { height, paragraph in
      let letter = size * paragraph.size
      let columns = max(Int(columnWidth / (letter * 0.52)), 2)
      let lines = TextMeasure.wrapped(paragraph.text, columns: columns).count
      return height + Double(lines) * letter * paragraph.lineHeight + paragraph.gap
    }
  }
}
