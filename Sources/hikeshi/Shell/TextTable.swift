import CWidth
import Glibc
import PlaybookModel

/// Rows whose columns line up at a terminal, Japanese ones too.
struct TextTable {
  private let rows: [[String]]
  private let isNumber: [Bool]

  /// - Parameter numbers: which columns are aligned to the right.
  init(_ rows: [[String]], numbers: [Bool]) {
    self.rows = rows
    isNumber = numbers
  }

  var lines: [String] {
    var widths = [Int](repeating: 0, count: isNumber.count)
    for row in rows {
      for (column, cell) in row.enumerated() { widths[column] = max(widths[column], TextTable.width(of: cell)) }
    }
    return rows.map { row in
      var line = ""
      for (column, cell) in row.enumerated() {
        let padding = String(repeating: " ", count: widths[column] - TextTable.width(of: cell))
        line += (column == 0 ? "" : "  ") + (isNumber[column] ? padding + cell : cell + padding)
      }
      while line.hasSuffix(" ") { line.removeLast() }
      return line
    }
  }

  /// In cells of a terminal, as the C library knows them whatever the locale of the user is.
  static func width(of text: String) -> Int {
    text.unicodeScalars.reduce(0) { $0 + max(0, Int(wcwidth(wchar_t($1.value)))) }
  }

  /// To be called once before the first table: `wcwidth` speaks of the process's character type alone.
  static func prepare() { setlocale(LC_CTYPE, "C.UTF-8") }
}
