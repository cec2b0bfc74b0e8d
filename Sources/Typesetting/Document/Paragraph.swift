/// How letters look.
package struct TextStyle: Hashable, Sendable {
  /// In points.
  package var size: Double
  package var isBold: Bool
  package var isMonospaced: Bool
  package var colour: Colour

  package init(_ size: Double, bold: Bool = false, monospaced: Bool = false, _ colour: Colour = .ink) {
    self.size = size
    isBold = bold
    isMonospaced = monospaced
    self.colour = colour
  }

  package func coloured(_ colour: Colour) -> TextStyle {
    var style = self
    style.colour = colour
    return style
  }
}

/// `0xRRGGBB`.
package struct Colour: Hashable, Sendable {
  let value: UInt32

  package init(_ value: UInt32) { self.value = value }

  package static let ink = Colour(0x1B1B1B)
  package static let grey = Colour(0x5F5F5F)
  package static let line = Colour(0xD4D4D0)
  package static let paper = Colour(0xF6F5F1)
  /// The colour of a fireman's banner: what is special on a page.
  package static let vermilion = Colour(0xB3361E)
  package static let blush = Colour(0xFCECE8)
}

/// Text that is broken into lines. A newline in it begins a new line.
package struct Paragraph: Hashable, Sendable {
  package struct Run: Hashable, Sendable {
    package let text: String
    package let style: TextStyle
  }

  package enum Alignment: Hashable, Sendable {
    case left
    case centre
    case right
  }

  package private(set) var runs: [Run]
  package var alignment: Alignment
  /// Above it, in points; nothing at the top of a page or a cell.
  package var spaceBefore: Double
  /// From the left, in points.
  package var indent: Double

  package init(
    _ text: String, _ style: TextStyle, _ alignment: Alignment = .left, spaceBefore: Double = 0, indent: Double = 0
  ) {
    runs = [Run(text: PrintableText.cleaned(text), style: style)]
    self.alignment = alignment
    self.spaceBefore = spaceBefore
    self.indent = indent
  }

  package func adding(_ text: String, _ style: TextStyle) -> Paragraph {
    var paragraph = self
    paragraph.runs.append(Run(text: PrintableText.cleaned(text), style: style))
    return paragraph
  }

  var largestSize: Double { runs.map(\.style.size).max() ?? 0 }
}
