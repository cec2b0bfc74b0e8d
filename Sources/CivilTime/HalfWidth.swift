extension StringProtocol {
  /// The text as a Japanese keyboard's half-width mode would have typed it: full-width forms (U+FF01 to U+FF5E) as
  /// ASCII, the ideographic space as a space, the wave dash as a tilde, and no blanks at either end.
  package var narrowedAndTrimmed: String {
    let narrowed = String(String.UnicodeScalarView(unicodeScalars.map(narrowed(_:))))
    return String(narrowed.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }

  private func narrowed(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0xFF01...0xFF5E: Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
    case 0x3000: " "
    case 0x301C: "~"
    default: scalar
    }
  }
}
