/// A very long text in parts that are set one after another. Pango takes time that grows with the square of a paragraph's
/// length; a whole log that somebody pasted in would take minutes.
enum TextPieces {
  /// In UTF-8 bytes; no letter is longer than the rest of a line.
  static let longest = 3_000

  /// Cut after the last newline that fits, which is left out then; else after the last blank or full stop; else anywhere
  /// between two letters. One piece for what is short.
  static func of(_ text: String) -> [Substring] {
    var pieces: [Substring] = []
    var rest = text[...]
    while rest.utf8.count > longest {
      let (end, next) = cut(rest)
      pieces.append(rest[..<end])
      rest = rest[next...]
    }
    return pieces + [rest]
  }

  private static func cut(_ text: Substring) -> (end: Substring.Index, next: Substring.Index) {
    var index = text.startIndex
    var length = 0
    var newline: Substring.Index?
    var blank: Substring.Index?
    while index < text.endIndex {
      let letter = text[index]
      length += letter.utf8.count
      if length > longest, index > text.startIndex { break }
      let after = text.index(after: index)
      if letter == "\n" { newline = index }
      if letter == " " || letter == "。" { blank = after }
      index = after
    }
    if let newline, newline > text.startIndex { return (newline, text.index(after: newline)) }
    let end = blank ?? index
    return (end, end)
  }
}
