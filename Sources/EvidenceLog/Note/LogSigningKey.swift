import Crypto

/// The Ed25519 key that signs a company's checkpoints. One key signs for many logs, each under its own name.
package struct LogSigningKey: Sendable {
  private let key: Curve25519.Signing.PrivateKey

  /// A fresh key.
  package init() { key = Curve25519.Signing.PrivateKey() }

  /// - Parameter rawRepresentation: The 32 bytes of a private key (RFC 8032, 5.1.5).
  package init(rawRepresentation: [UInt8]) throws(SigningFault) {
    guard rawRepresentation.count == 32 else { throw .notThirtyTwoBytes(rawRepresentation.count) }
    do {
      key = try Curve25519.Signing.PrivateKey(rawRepresentation: rawRepresentation)
    } catch { throw .keyUnusable }
  }

  /// Secret.
  package var rawRepresentation: [UInt8] { [UInt8](key.rawRepresentation) }
  /// 32 bytes (RFC 8032, 5.1.5).
  package var publicKey: [UInt8] { [UInt8](key.publicKey.rawRepresentation) }

  /// What others check this key's signatures with, as the key of one log.
  package func verifierKey(name: String) -> VerifierKey {
    // A multiple of the base point (RFC 8032, 5.1.5).
    VerifierKey(name: name, publicKey: publicKey, isSound: true)
  }

  /// The checkpoint as a signed note; the key's name is the checkpoint's origin.
  package func sign(_ checkpoint: Checkpoint) throws(SigningFault) -> [UInt8] {
    try sign(Array(checkpoint.text.utf8), as: checkpoint.origin)
  }

  /// A text as a signed note.
  ///
  /// - Parameters:
  ///   - text: Whole lines; what it is about has to be told by its first one.
  ///   - name: The log's origin.
  package func sign(_ text: [UInt8], as name: String) throws(SigningFault) -> [UInt8] {
    guard NoteName.isValid(name) else { throw .badOrigin(name) }
    let signature: [UInt8]
    do {
      signature = [UInt8](try key.signature(for: text))
    } catch { throw .keyUnusable }
    let keyID = KeyID(name: name, publicKey: publicKey)
    return SignedNote(text: text, signatures: [.init(name: name, keyID: keyID, signature: signature)]).bytes
  }
}

/// Why nothing can be signed.
package enum SigningFault: Error, Hashable, Sendable {
  case notThirtyTwoBytes(Int)
  case keyUnusable
  /// Empty, or with a space, a plus or a control character in it.
  case badOrigin(String)
}
