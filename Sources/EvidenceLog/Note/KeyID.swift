/// What tells keys of one name apart in a signed note: the first four bytes of
/// `SHA-256(name ‖ 0x0A ‖ 0x01 ‖ public key)` for Ed25519 (C2SP signed-note).
package struct KeyID: Hashable, Sendable, CustomStringConvertible {
  /// The four bytes as a big-endian number.
  package let value: UInt32

  package init(name: String, publicKey: [UInt8]) {
    let hash = Hash256.of(Array(name.utf8) + [0x0A, VerifierKey.ed25519] + publicKey)
    self.init(bytes: hash.bytes.prefix(4))
  }

  /// - Parameter bytes: Four of them.
  init(bytes: ArraySlice<UInt8>) { value = bytes.reduce(0) { $0 << 8 | UInt32($1) } }

  package var bytes: [UInt8] { stride(from: 24, through: 0, by: -8).map { UInt8(truncatingIfNeeded: value >> $0) } }

  /// Eight lower-case digits.
  package var hex: String { Hexadecimal.text(bytes) }
  package var description: String { hex }
}
