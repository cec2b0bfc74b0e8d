/// Text that people wrote, on its way to paper.
package enum PrintableText {
  /// Control characters become U+FFFD, and so do marks that turn the direction of text, so that words cannot be shown in
  /// another order than they are in.
  package static func cleaned(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isOdd) else { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n": result.append(scalar)
      case "\t": result.append(" ")
      case "\r": continue
      default: result.append(isOdd(scalar) ? "\u{FFFD}" : scalar)
      }
    }
    return String(result)
  }

  /// The same on one line.
  static func line(_ text: String) -> String { cleaned(text).replacing("\n", with: " ") }

  /// Cairo takes a code point that is no character for broken text, and draws nothing more.
  private static func isOdd(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\u{00}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{200E}", "\u{200F}", "\u{061C}", "\u{2028}"..."\u{202E}",
      "\u{2066}"..."\u{2069}":
      true
    case "\u{20}"..."\u{7E}": false
    default: scalar.properties.isNoncharacterCodePoint
    }
  }
}
