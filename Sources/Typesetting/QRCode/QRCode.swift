import CPress
import Glibc

/// A QR code (ISO/IEC 18004) at error correction level M: an eighth of it may be unreadable.
package struct QRCode: Hashable, Sendable {
  /// Squares a side, without the quiet zone of four that belongs around it.
  package let side: Int
  /// Row by row.
  private let dark: [Bool]

  package static let quietZone = 4
  /// The library that makes them, by the name that the loader knows it by.
  package static var library: String { Typesetter.libraries.last ?? "" }

  package init(_ bytes: [UInt8]) throws(QRCodeFault) {
    var width = 0
    var isMissing = false
    guard let squares = press_qr_code(bytes, bytes.count, &width, &isMissing) else {
      throw isMissing ? .libraryMissing : .tooLong
    }
    defer { free(squares) }
    side = width
    dark = (0..<(width * width)).map { squares[$0] == 1 }
  }

  package init(_ text: String) throws(QRCodeFault) { try self.init(Array(text.utf8)) }

  /// Squares outside are light.
  package func isDark(_ column: Int, _ row: Int) -> Bool {
    guard (0..<side).contains(column), (0..<side).contains(row) else { return false }
    return dark[row * side + column]
  }

  /// The runs of dark squares, row by row: fewer shapes to draw than squares.
  package var bars: [Bar] {
    (0..<side).flatMap { row -> [Bar] in
      var bars: [Bar] = []
      for column in 0..<side where isDark(column, row) {
        if let last = bars.last, last.column + last.length == column {
          bars[bars.count - 1] = Bar(column: last.column, row: row, length: last.length + 1)
        } else {
          bars.append(Bar(column: column, row: row, length: 1))
        }
      }
      return bars
    }
  }

  package struct Bar: Hashable, Sendable {
    package let column: Int
    package let row: Int
    package let length: Int
  }
}

package enum QRCodeFault: Error, Hashable, Sendable {
  case libraryMissing
  case tooLong
}
