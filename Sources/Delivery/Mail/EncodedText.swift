import Foundation

/// Japanese in mail headers: encoded words (RFC 2047) and parameters (RFC 2231).
enum EncodedText {
  /// An unstructured field's value; `after` columns of its line are taken. Plain ASCII stays as it is when it fits.
  static func words(_ text: String, after column: Int) -> String {
    let clean = text.split(whereSeparator: \.isNewline).joined(separator: " ")
    let isPlain = clean.utf8.allSatisfy { (0x20..<0x7F).contains($0) } && !clean.contains("=?")
    return isPlain && column + clean.utf8.count <= 76 ? clean : encoded(clean, after: column)
  }

  /// A display name: an atom sequence would need quoting, so everything but letters and blanks is encoded.
  static func phrase(_ text: String, after column: Int) -> String {
    let clean = text.split(whereSeparator: \.isNewline).joined(separator: " ")
    let isAtoms = clean.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: " "):
        true
      default: false
      }
    }
    return isAtoms && column + clean.utf8.count <= 60 ? clean : encoded(clean, after: column)
  }

  /// `=?UTF-8?B?…?=` words of at most 75 characters, each with whole characters in it (RFC 2047, 2 and 5), on folded
  /// lines of at most 76.
  private static func encoded(_ text: String, after column: Int) -> String {
    var words: [String] = []
    var piece: [UInt8] = []
    // 75 − "=?UTF-8?B?" − "?=" leaves 63 of Base64, which is 45 bytes; the first line has the field's name in it.
    var room = max(9, (76 - column - 12) / 4 * 3)
    for character in text {
      let bytes = Array(String(character).utf8)
      if piece.count + bytes.count > min(room, 45), !piece.isEmpty {
        words.append(word(piece))
        piece = []
        room = 45
      }
      piece += bytes
    }
    if !piece.isEmpty || words.isEmpty { words.append(word(piece)) }
    return words.joined(separator: "\r\n ")
  }

  private static func word(_ bytes: [UInt8]) -> String { "=?UTF-8?B?\(Data(bytes).base64EncodedString())?=" }

  /// `filename*` (RFC 2231, 4), continued (3) so that lines stay short. Beside it a plain `filename` would win in many
  /// readers; what is for old ones stands in the content type.
  static func fileName(_ name: String) -> String {
    var pieces: [String] = []
    var piece = "UTF-8''"
    for byte in name.utf8 {
      let isPlain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._".utf8.contains(byte)
      let next = isPlain ? String(UnicodeScalar(byte)) : "%" + hex(byte)
      if piece.utf8.count + next.utf8.count > 55 {
        pieces.append(piece)
        piece = ""
      }
      piece += next
    }
    pieces.append(piece)
    let parts =
      pieces.count == 1
      ? ["filename*=\(pieces[0])"] : pieces.enumerated().map { "filename*\($0.offset)*=\($0.element)" }
    return parts.map { "\r\n " + $0 }.joined(separator: ";")
  }

  private static func hex(_ byte: UInt8) -> String {
    let digits = Array("0123456789ABCDEF")
    return String([digits[Int(byte >> 4)], digits[Int(byte & 15)]])
  }
}
