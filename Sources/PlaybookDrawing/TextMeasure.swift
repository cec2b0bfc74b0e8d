/// Text in columns: a Japanese character is two wide, a Latin one is one.
enum TextMeasure {
  static func width(of text: String) -> Int { text.unicodeScalars.reduce(0) { $0 + width(of: $1) } }

  /// Lines of at most so many columns, broken at a blank when there is one near, else anywhere.
  static func wrapped(_ text: String, columns: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for character in text {
      if width(of: line) + width(of: String(character)) > columns {
        if character != " ", let blank = line.lastIndex(of: " "), width(of: String(line[blank...])) < columns / 2 {
          lines.append(String(line[..<blank]))
          line = String(line[line.index(after: blank)...])
        } else {
          lines.append(line)
          line = ""
        }
      }
      if !(line.isEmpty && character == " " && !lines.isEmpty) { line.append(character) }
    }
    return lines + [line]
  }

  /// By the ranges that Unicode calls wide (UAX 11), as far as Japanese and English text has them.
  private static func width(of scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
      0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD, 0x23F0...0x23F3:
      2
    default: 1
    }
  }
}
