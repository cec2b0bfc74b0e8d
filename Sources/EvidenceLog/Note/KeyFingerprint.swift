/// A public key that can be compared on the telephone and on paper: `7K3F-9XQM-2B4D-6H8J-0N1P-3R5T-C7`.
///
/// The first 120 bits of the SHA-256 of the 32-byte public key, in the letters of `ShortCheckpoint`; two letters that show
/// a slip of the pen: the first ten bits of `SHA-256("key" ‖ 0x0A ‖ the 15 bytes)`. Another key with the same letters
/// takes 2^120 tries.
package struct KeyFingerprint: Hashable, Sendable {
  /// The SHA-256, or as much of it as was said: 15 bytes or 32.
  private let opening: [UInt8]

  private static let bytes = 15

  private init(opening: [UInt8]) { self.opening = opening }

  package init(of publicKey: [UInt8]) { opening = Hash256.of(publicKey).bytes }

  package var text: String {
    let said = Array(opening.prefix(KeyFingerprint.bytes))
    let groups = SpokenLetters.groups(SpokenLetters.letters(said, count: 24))
    return (groups + [String(SpokenLetters.check("key", said))]).joined(separator: "-")
  }

  /// The whole SHA-256 in 64 lower-case digits; nil when only its letters were said.
  package var hex: String? { opening.count == 32 ? Hexadecimal.text(opening) : nil }

  package func fits(_ publicKey: [UInt8]) -> Bool { Hash256.of(publicKey).bytes.starts(with: opening) }
}

extension KeyFingerprint {
  /// Reads the letters as people write them (small, full-width, with blanks or hyphens between, O for 0, I and L for 1),
  /// the 64 digits of the SHA-256, or the key itself: a `vkey` line or a public key in PEM. Nil when the check letters say
  /// that something was written wrongly, and for a key that is none.
  package init?(typed text: String) {
    let plain = text.trimmed
    if let key = try? VerifierKey(parsing: plain) {
      self.init(of: key.publicKey)
      return
    }
    if plain.hasPrefix("-----") {
      guard let key = VerifierKey.publicKey(pem: plain) else { return nil }
      self.init(of: key)
      return
    }
    let parts = SpokenLetters.parts(typed: plain)
    let joined = parts.joined()
    if joined.utf8.count == 64, let hash = Hash256(hex: joined.lowercased()) {
      self.init(opening: hash.bytes)
      return
    }
    let letters = SpokenLetters.meant(parts)
    guard letters.count == 26, let bytes = SpokenLetters.bytes(letters.prefix(24)),
      SpokenLetters.check("key", bytes) == Array(letters.suffix(2))
    else { return nil }
    self.init(opening: bytes)
  }
}

extension VerifierKey {
  package var fingerprint: KeyFingerprint { KeyFingerprint(of: publicKey) }
}

extension String {
  /// Without white space at both ends.
  fileprivate var trimmed: String {
    let start = drop { $0.isWhitespace }
    return String(start.reversed().drop { $0.isWhitespace }.reversed())
  }
}
