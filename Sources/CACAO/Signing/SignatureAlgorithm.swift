import Crypto
import CryptoExtras
import Foundation

/// The algorithms that we verify and make (JWA, RFC 7518, 3.1; RFC 8037, 3.1).
package enum SignatureAlgorithm: String, Hashable, Sendable, CaseIterable {
  /// RSASSA-PKCS1-v1_5 with SHA-256.
  case rs256 = "RS256"
  /// ECDSA on P-256 with SHA-256; the signature is r and s, 32 bytes each.
  case es256 = "ES256"
  case ed25519 = "Ed25519"

  /// Whether the signature is of these bytes, by a key given as SubjectPublicKeyInfo (RFC 5280, 4.1); nil when the key
  /// cannot be read.
  func isValid(_ signature: [UInt8], of message: [UInt8], by key: [UInt8]) -> Bool? {
    switch self {
    case .rs256:
      guard let key = try? _RSA.Signing.PublicKey(derRepresentation: key) else { return nil }
      let made = _RSA.Signing.RSASignature(rawRepresentation: Data(signature))
      return key.isValidSignature(made, for: SHA256.hash(data: message), padding: .insecurePKCS1v1_5)
    case .es256:
      guard let key = try? P256.Signing.PublicKey(derRepresentation: key) else { return nil }
      guard let made = try? P256.Signing.ECDSASignature(rawRepresentation: signature) else { return false }
      return key.isValidSignature(made, for: SHA256.hash(data: message))
    case .ed25519:
      guard key.starts(with: Ed25519Form.publicHead), key.count == Ed25519Form.publicHead.count + 32,
        let key = try? Curve25519.Signing.PublicKey(rawRepresentation: key.dropFirst(Ed25519Form.publicHead.count))
      else { return nil }
      return key.isValidSignature(signature, for: message)
    }
  }
}

/// How an Ed25519 key stands in DER (RFC 8410, 4 and 7): a fixed beginning, then its 32 bytes.
enum Ed25519Form {
  static let publicHead: [UInt8] = [0x30, 0x2A, 0x30, 0x05, 0x06, 0x03, 0x2B, 0x65, 0x70, 0x03, 0x21, 0x00]
  static let privateHead: [UInt8] = [
    0x30, 0x2E, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2B, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20,
  ]
}

/// A private key from a PEM file, with the algorithm that it is for.
package struct PlaybookSigningKey: Sendable {
  private enum Key: Sendable {
    case rsa(_RSA.Signing.PrivateKey)
    case p256(P256.Signing.PrivateKey)
    case ed25519(Curve25519.Signing.PrivateKey)
  }

  private let key: Key

  /// PKCS #8, or the older forms of RSA and EC keys; nil for any other, and for a key that needs a passphrase.
  package init?(pem: String) {
    if let key = try? P256.Signing.PrivateKey(pemRepresentation: pem) {
      self.key = .p256(key)
    } else if let key = try? _RSA.Signing.PrivateKey(pemRepresentation: pem) {
      self.key = .rsa(key)
    } else if let der = PEMText.content(of: pem), der.starts(with: Ed25519Form.privateHead), der.count == 48,
      let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: der.suffix(32))
    {
      self.key = .ed25519(key)
    } else {
      return nil
    }
  }

  package var algorithm: SignatureAlgorithm {
    switch key {
    case .rsa: .rs256
    case .p256: .es256
    case .ed25519: .ed25519
    }
  }

  /// SubjectPublicKeyInfo.
  package var publicKey: [UInt8] {
    switch key {
    case .rsa(let key): [UInt8](key.publicKey.derRepresentation)
    case .p256(let key): [UInt8](key.publicKey.derRepresentation)
    case .ed25519(let key): Ed25519Form.publicHead + [UInt8](key.publicKey.rawRepresentation)
    }
  }

  func signature(of message: [UInt8]) throws -> [UInt8] {
    switch key {
    case .rsa(let key):
      [UInt8](try key.signature(for: SHA256.hash(data: message), padding: .insecurePKCS1v1_5).rawRepresentation)
    case .p256(let key): [UInt8](try key.signature(for: SHA256.hash(data: message)).rawRepresentation)
    case .ed25519(let key): [UInt8](try key.signature(for: message))
    }
  }
}

/// PEM (RFC 7468), with or without the lines at its ends: CACAO's `public_key` has none.
enum PEMText {
  static func content(of text: String) -> [UInt8]? {
    let lines = text.split(whereSeparator: \.isNewline).filter { !$0.hasPrefix("-----") }
    let digits = lines.joined().filter { !$0.isWhitespace }
    return Data(base64Encoded: digits).map { [UInt8]($0) }
  }
}
