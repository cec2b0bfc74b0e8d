import Crypto
import CryptoExtras
import Foundation
import X509

/// The signature over a token's signed attributes (RFC 5652, 5.4).
struct TokenSignature {
  let signer: TokenSigner
  let key: Certificate.PublicKey

  /// The algorithm may be named with the hash or without it; with another hash than the signer's, it is none of ours.
  func check() throws(TokenRefusal) {
    let holds: Bool
    switch signer.signatureAlgorithm {
    case .rsaEncryption, .rsaWithSHA256, .rsaWithSHA384, .rsaWithSHA512:
      try requireDigest([.rsaWithSHA256: .sha256, .rsaWithSHA384: .sha384, .rsaWithSHA512: .sha512])
      holds = holdsByRSA(.insecurePKCS1v1_5)
    case .rsaPSS:
      holds = holdsByRSA(.PSS)
    case .ecPublicKey, .ecdsaWithSHA256, .ecdsaWithSHA384, .ecdsaWithSHA512:
      try requireDigest([.ecdsaWithSHA256: .sha256, .ecdsaWithSHA384: .sha384, .ecdsaWithSHA512: .sha512])
      holds = holdsByECDSA
    case .ed25519:
      let key = Curve25519.Signing.PublicKey(key)
      holds = signer.signedBytes.contains { key?.isValidSignature(signer.signature, for: $0) == true }
    default: throw .unknownSignatureAlgorithm
    }
    guard holds else { throw .badSignature }
  }

  private func requireDigest(_ named: [ObjectIdentifier: DigestAlgorithm]) throws(TokenRefusal) {
    guard let digest = named[signer.signatureAlgorithm] else { return }
    guard digest == signer.digest else { throw .unknownSignatureAlgorithm }
  }

  private var digests: [any Digest] { signer.signedBytes.map { signer.digest.digest(of: $0) } }

  private func holdsByRSA(_ padding: _RSA.Signing.Padding) -> Bool {
    guard let key = _RSA.Signing.PublicKey(key) else { return false }
    let signature = _RSA.Signing.RSASignature(rawRepresentation: signer.signature)
    return digests.contains { key.isValidSignature(signature, for: $0, padding: padding) }
  }

  private var holdsByECDSA: Bool {
    let bytes = signer.signature
    if let key = P256.Signing.PublicKey(key) {
      guard let signature = try? P256.Signing.ECDSASignature(derRepresentation: bytes) else { return false }
      return digests.contains { key.isValidSignature(signature, for: $0) }
    }
    if let key = P384.Signing.PublicKey(key) {
      guard let signature = try? P384.Signing.ECDSASignature(derRepresentation: bytes) else { return false }
      return digests.contains { key.isValidSignature(signature, for: $0) }
    }
    if let key = P521.Signing.PublicKey(key) {
      guard let signature = try? P521.Signing.ECDSASignature(derRepresentation: bytes) else { return false }
      return digests.contains { key.isValidSignature(signature, for: $0) }
    }
    return false
  }
}
