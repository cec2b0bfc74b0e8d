/// Characters that a reader does not see, or that make a terminal show something else than what is there.
///
/// | what | example | becomes |
/// |---|---|---|
/// | line feed, tab | a forged second line | `⏎`, `⇥` |
/// | other controls, C1 and ESC too | `ESC [ 2 J` | `‹U+001B›[2J` |
/// | marks of direction, line and paragraph separators | U+202E | `‹U+202E›` |
/// | what has no width and no picture, tag characters | U+200B, U+E0041 | `‹U+200B›`, `‹U+E0041›` |
/// | noncharacters | U+FFFE | `‹U+FFFE›` |
///
/// What belongs to a visible character stays: the joiner between two parts of an emoji, and one variation selector
/// behind a character (behind an ideograph a selector of the supplement, as names are written with).
package enum Concealed {
  /// The text on one line, with everything in it to be seen. Of a text without concealed characters, the text itself;
  /// applied again, it changes nothing.
  package static func revealed(_ text: String) -> String { replacing(in: text, with: mark) }

  /// The same for JSON that is about to be shown: what is concealed inside its texts is escaped (RFC 8259, 7), and so it
  /// is read as the same value.
  package static func escaped(json: String) -> String { replacing(in: json, with: escape) }

  private static func replacing(in text: String, with replacement: (Unicode.Scalar) -> String) -> String {
    // Nearly all text passes here.
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text }
    let scalars = Array(text.unicodeScalars)
    var result = String.UnicodeScalarView()
    for (index, scalar) in scalars.enumerated() {
      if isPlain(scalar) || belongs(at: index, in: scalars) {
        result.append(scalar)
      } else {
        result.append(contentsOf: replacement(scalar).unicodeScalars)
      }
    }
    return String(result)
  }

  private static func mark(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\n": "⏎"
    case "\t": "⇥"
    default: "‹U+\(hexadecimal(scalar.value))›"
    }
  }

  private static func escape(_ scalar: Unicode.Scalar) -> String {
    String(scalar).utf16.map { "\\u\(hexadecimal(UInt32($0)))" }.joined()
  }

  /// At least four digits.
  private static func hexadecimal(_ number: UInt32) -> String {
    let digits = String(number, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  /// Whether it shows itself, wherever it stands.
  private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\u{20}"..."\u{7E}": return true
    case "\u{00}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}", "\u{FFF9}"..."\u{FFFB}": return false
    default:
      let properties = scalar.properties
      return !properties.isDefaultIgnorableCodePoint && !properties.isBidiControl
        && !properties.isNoncharacterCodePoint
    }
  }

  /// Whether an ignorable character has its work here.
  private static func belongs(at index: Int, in scalars: [Unicode.Scalar]) -> Bool {
    guard index > 0 else { return false }
    let before = scalars[index - 1]
    switch scalars[index] {
    case "\u{200D}":
      return index + 1 < scalars.count && isPartOfEmoji(before) && isPicture(scalars[index + 1])
    case "\u{FE00}"..."\u{FE0F}":
      return isPlain(before) && !before.properties.isWhitespace
    case "\u{E0100}"..."\u{E01EF}": return before.properties.isIdeographic
    default: return false
    }
  }

  private static func isPicture(_ scalar: Unicode.Scalar) -> Bool { scalar.value > 0xFF && scalar.properties.isEmoji }

  /// A picture, its colour of skin, or the selector that makes it a picture.
  private static func isPartOfEmoji(_ scalar: Unicode.Scalar) -> Bool { scalar == "\u{FE0F}" || isPicture(scalar) }
}
