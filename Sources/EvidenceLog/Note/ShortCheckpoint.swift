/// A checkpoint that can be said on the telephone and written on paper: `42-7K3F-9XQM-2B4D-6H8J-0N1P-3R5T-C7`.
///
/// The number of entries; the first 120 bits of the root, five to a letter, in an alphabet without letters that look or
/// sound alike (0-9 and A-Z without I, L, O, U); two letters that show a slip of the pen: the first ten bits of
/// `SHA-256(size ‖ 0x0A ‖ the 15 bytes)`. It carries no signature: it is worth what the paper is worth that it stands on.
///
/// Somebody with the key who prepared two records beforehand would have to try 2^60 of them to give both the same letters.
package struct ShortCheckpoint: Hashable, Sendable {
  package let size: Int
  private let opening: [UInt8]

  private static let bytes = 15
  private static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")

  package init(size: Int, root: Hash256) {
    self.size = size
    opening = Array(root.bytes.prefix(ShortCheckpoint.bytes))
  }

  package var text: String {
    let letters = ShortCheckpoint.letters(opening, count: 24)
    let groups = stride(from: 0, to: letters.count, by: 4).map { String(letters[$0..<($0 + 4)]) }
    return ([String(size)] + groups + [String(check)]).joined(separator: "-")
  }

  /// Whether a record of this size may have this root.
  package func fits(_ root: Hash256) -> Bool { root.bytes.starts(with: opening) }

  private var check: [Character] {
    let hash = Hash256.of(Array("\(size)\n".utf8) + opening)
    return ShortCheckpoint.letters(hash.bytes, count: 2)
  }

  private static func letters(_ bytes: [UInt8], count: Int) -> [Character] {
    (0..<count).map { place in
      let bit = place * 5
      let pair = UInt16(bytes[bit / 8]) << 8 | (bit / 8 + 1 < bytes.count ? UInt16(bytes[bit / 8 + 1]) : 0)
      return alphabet[Int(pair >> UInt16(11 - bit % 8)) & 31]
    }
  }
}

extension ShortCheckpoint {
  /// Reads what people write: small letters, full-width ones, blanks or hyphens between, O for 0, I and L for 1. Nil when
  /// the check letters say that something was written wrongly.
  package init?(typed text: String) {
    let plain = text.unicodeScalars.map { scalar in
      let value = (0xFF01...0xFF5E).contains(scalar.value) ? scalar.value - 0xFEE0 : scalar.value
      return Character(Unicode.Scalar(value) ?? " ")
    }
    let parts = String(plain).uppercased()
      .split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }.map(String.init)
    guard let first = parts.first, let size = Int(first), String(size) == first else { return nil }
    let letters = parts.dropFirst().joined().map { letter -> Character in
      switch letter {
      case "O": "0"
      case "I", "L": "1"
      default: letter
      }
    }
    guard letters.count == 26 else { return nil }
    var bytes: [UInt8] = []
    var pending: UInt32 = 0
    var bits = 0
    for letter in letters.prefix(24) {
      guard let value = ShortCheckpoint.alphabet.firstIndex(of: letter) else { return nil }
      pending = pending << 5 | UInt32(value)
      bits += 5
      if bits >= 8 {
        bits -= 8
        bytes.append(UInt8(truncatingIfNeeded: pending >> UInt32(bits)))
        pending &= 1 << UInt32(bits) - 1
      }
    }
    self.size = size
    opening = bytes
    guard check == Array(letters.suffix(2)) else { return nil }
  }
}
