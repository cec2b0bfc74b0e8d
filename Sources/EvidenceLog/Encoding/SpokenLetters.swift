/// Bytes that can be said on the telephone and written on paper: five bits to a letter, in an alphabet without letters
/// that look or sound alike (0-9 and A-Z without I, L, O, U).
enum SpokenLetters {
  private static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")

  /// The first `count` letters of some bytes.
  static func letters(_ bytes: [UInt8], count: Int) -> [Character] {
    (0..<count).map { place in
      let bit = place * 5
      let pair = UInt16(bytes[bit / 8]) << 8 | (bit / 8 + 1 < bytes.count ? UInt16(bytes[bit / 8 + 1]) : 0)
      return alphabet[Int(pair >> UInt16(11 - bit % 8)) & 31]
    }
  }

  /// What the letters stand for; nil when one is of another alphabet, and for bits left over that are not zero.
  static func bytes(_ letters: some Sequence<Character>) -> [UInt8]? {
    var bytes: [UInt8] = []
    var pending: UInt32 = 0
    var bits = 0
    for letter in letters {
      guard let value = alphabet.firstIndex(of: letter) else { return nil }
      pending = pending << 5 | UInt32(value)
      bits += 5
      if bits >= 8 {
        bits -= 8
        bytes.append(UInt8(truncatingIfNeeded: pending >> UInt32(bits)))
        pending &= 1 << UInt32(bits) - 1
      }
    }
    return pending == 0 ? bytes : nil
  }

  /// Four to a group.
  static func groups(_ letters: [Character]) -> [String] {
    stride(from: 0, to: letters.count, by: 4).map { String(letters[$0..<min($0 + 4, letters.count)]) }
  }

  /// Two letters that show a slip of the pen: the first ten bits of `SHA-256(label ‖ 0x0A ‖ bytes)`.
  static func check(_ label: String, _ bytes: [UInt8]) -> [Character] {
    letters(Hash256.of(Array("\(label)\n".utf8) + bytes).bytes, count: 2)
  }

  /// What people write, between blanks, hyphens and other signs: small letters as capitals, full-width ones as narrow.
  static func parts(typed text: String) -> [String] {
    let plain = text.unicodeScalars.map { scalar in
      let value = (0xFF01...0xFF5E).contains(scalar.value) ? scalar.value - 0xFEE0 : scalar.value
      return Character(Unicode.Scalar(value) ?? " ")
    }
    return String(plain).uppercased()
      .split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }.map(String.init)
  }

  /// Letters as they were meant: O for 0, I and L for 1.
  static func meant(_ parts: some Sequence<String>) -> [Character] {
    parts.joined().map { letter in
      switch letter {
      case "O": "0"
      case "I", "L": "1"
      default: letter
      }
    }
  }
}
