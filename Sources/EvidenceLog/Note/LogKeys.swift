import Crypto
import Foundation

/// The Ed25519 key that signs a company's checkpoints.
package struct LogSigningKey: Sendable {
  private let key: Curve25519.Signing.PrivateKey

  /// A fresh key.
  package init() { key = Curve25519.Signing.PrivateKey() }

  /// The 32 bytes of RFC 8032.
  package init(rawRepresentation: [UInt8]) throws {
    key = try Curve25519.Signing.PrivateKey(rawRepresentation: rawRepresentation)
  }

  package var rawRepresentation: [UInt8] { [UInt8](key.rawRepresentation) }
  package var publicKey: [UInt8] { [UInt8](key.publicKey.rawRepresentation) }

  /// The checkpoint as a signed note; the key's name is the checkpoint's origin.
  package func sign(_ checkpoint: Checkpoint) throws -> [UInt8] {
    let verifier = VerifierKey(name: checkpoint.origin, publicKey: publicKey)
    let signature = try key.signature(for: Data(checkpoint.text.utf8))
    return SignedNote(
      text: checkpoint.text,
      signatures: [.init(name: verifier.name, keyID: verifier.keyID, signature: [UInt8](signature))]
    ).bytes
  }
}

/// Why a note is not this log's checkpoint.
package enum CheckpointFault: Error, Hashable, Sendable {
  case malformed
  case anotherLog(String)
  case anotherKey
  case badSignature
}

/// What anybody needs to check a log's checkpoints.
package struct VerifierKey: Hashable, Sendable {
  package let name: String
  /// 32 bytes.
  package let publicKey: [UInt8]

  package init(name: String, publicKey: [UInt8]) {
    self.name = name
    self.publicKey = publicKey
  }

  /// The first four bytes of `SHA-256(name ‖ 0x0A ‖ 0x01 ‖ public key)` (C2SP signed-note, Ed25519).
  package var keyID: [UInt8] {
    Array(Hash256.of(Array(name.utf8) + [0x0A, VerifierKey.ed25519] + publicKey).bytes.prefix(4))
  }

  /// `name+hex8(key ID)+base64(0x01 ‖ public key)`.
  package var vkey: String {
    let id = keyID.map { String(0x100 + Int($0), radix: 16).dropFirst() }.joined()
    return "\(name)+\(id)+\(Data([VerifierKey.ed25519] + publicKey).base64EncodedString())"
  }

  /// Nil when the text is malformed or its key ID is not the key's.
  package init?(vkey: String) {
    guard let last = vkey.range(of: "+[0-9a-f]{8}\\+", options: .regularExpression) else { return nil }
    guard let key = Data(base64Encoded: String(vkey[last.upperBound...])), key.count == 33,
      key.first == VerifierKey.ed25519
    else { return nil }
    self.init(name: String(vkey[..<last.lowerBound]), publicKey: [UInt8](key.dropFirst()))
    guard !name.isEmpty, self.vkey == vkey else { return nil }
  }

  /// SubjectPublicKeyInfo (RFC 8410) as PEM, for OpenSSL.
  package var pem: String {
    let prefix: [UInt8] = [0x30, 0x2A, 0x30, 0x05, 0x06, 0x03, 0x2B, 0x65, 0x70, 0x03, 0x21, 0x00]
    return "-----BEGIN PUBLIC KEY-----\n\(Data(prefix + publicKey).base64EncodedString())\n-----END PUBLIC KEY-----\n"
  }

  /// The checkpoint in a note, when this key signed it for its own log.
  package func open(_ note: [UInt8]) throws(CheckpointFault) -> Checkpoint {
    guard let signed = SignedNote(bytes: note), let checkpoint = Checkpoint(text: signed.text) else {
      throw .malformed
    }
    guard checkpoint.origin == name else { throw .anotherLog(checkpoint.origin) }
    guard let ours = signed.signatures.first(where: { $0.name == name && $0.keyID == keyID }) else {
      throw .anotherKey
    }
    guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: publicKey),
      key.isValidSignature(ours.signature, for: Data(signed.text.utf8))
    else { throw .badSignature }
    return checkpoint
  }

  private static let ed25519: UInt8 = 0x01
}
