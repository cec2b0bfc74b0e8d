import PlaybookModel

/// Text on its way into a page.
enum HTML {
  /// `&`, `<`, `>`, `"` and `'` as references; control characters, which HTML forbids, as their visible symbols
  /// (U+2400); marks that turn the direction of text as U+FFFD, so that words cannot be shown in another order than they
  /// are in.
  static func escaped(_ text: String) -> String {
    var result = ""
    result.unicodeScalars.reserveCapacity(text.unicodeScalars.count)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      case "\n", "\t": result.unicodeScalars.append(scalar)
      case "\u{00}"..."\u{1F}": result.unicodeScalars.append(Unicode.Scalar(0x2400 + scalar.value) ?? "\u{FFFD}")
      case "\u{7F}"..."\u{9F}", "\u{202A}"..."\u{202E}", "\u{2066}"..."\u{2069}", "\u{FFFE}", "\u{FFFF}":
        result += "\u{FFFD}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// Both languages, the second below the first; once when they are the same.
  static func both(_ text: LocalizedText) -> String {
    if text.ja == text.en { return escaped(text.ja) }
    return "<span lang=\"ja\">\(escaped(text.ja))</span><span lang=\"en\" class=\"en-below\">\(escaped(text.en))</span>"
  }
}
