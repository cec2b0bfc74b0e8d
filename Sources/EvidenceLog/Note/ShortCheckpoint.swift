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

  package init(size: Int, root: Hash256) {
    self.size = size
    opening = Array(root.bytes.prefix(ShortCheckpoint.bytes))
  }

  package var text: String {
    let groups = SpokenLetters.groups(SpokenLetters.letters(opening, count: 24))
    return ([String(size)] + groups + [String(check)]).joined(separator: "-")
  }

  /// Whether a record of this size may have this root.
  package func fits(_ root: Hash256) -> Bool { root.bytes.starts(with: opening) }

  private var check: [Character] { SpokenLetters.check(String(size), opening) }
}

extension ShortCheckpoint {
  /// Reads what people write: small letters, full-width ones, blanks or hyphens between, O for 0, I and L for 1. Nil when
  /// the check letters say that something was written wrongly.
  package init?(typed text: String) {
    let parts = SpokenLetters.parts(typed: text)
    guard let first = parts.first, let size = Int(first), String(size) == first else { return nil }
    let letters = SpokenLetters.meant(parts.dropFirst())
    guard letters.count == 26, let bytes = SpokenLetters.bytes(letters.prefix(24)) else { return nil }
    self.size = size
    opening = bytes
    guard check == Array(letters.suffix(2)) else { return nil }
  }
}
