/// RFC 4180, in the dialect that Excel in Japan opens by a double click: UTF-8 with a byte-order mark, lines ended by
/// CR LF.
enum CSV {
  static let byteOrderMark = "\u{FEFF}"

  static func line(_ cells: [String]) -> String { cells.map(cell).joined(separator: ",") + "\r\n" }

  /// In a drill every line begins with a cell that says so, so that no line goes for one of a real incident even when it
  /// is copied elsewhere; a real incident's tables have no such column.
  static func line(_ cells: [String], drill: Bool) -> String { line(drill ? ["訓練 DRILL"] + cells : cells) }

  /// A cell that a spreadsheet would take for a formula (it begins with = + - @, a tab or a carriage return) gets an
  /// apostrophe before it, which a spreadsheet shows as text.
  private static func cell(_ text: String) -> String {
    var text = text
    if let first = text.unicodeScalars.first, dangerous.contains(first) { text = "'" + text }
    guard text.unicodeScalars.contains(where: { quoted.contains($0) }) else { return text }
    return "\"\(text.replacing("\"", with: "\"\""))\""
  }

  /// The full-width forms too: some spreadsheets take them for the half-width ones.
  private static let dangerous: Set<Unicode.Scalar> = [
    "=", "+", "-", "@", "\t", "\r", "\n", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}",
  ]
  private static let quoted: Set<Unicode.Scalar> = [",", "\"", "\r", "\n", ";", "\t", "'"]
}
