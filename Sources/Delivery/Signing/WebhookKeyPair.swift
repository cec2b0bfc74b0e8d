import Crypto
import Foundation

/// An Ed25519 key of one endpoint for `v1a` signatures: `whsk_` and the Base64 of the 32 byte seed, or of seed and public
/// key as other programs write it. Printing it shows `whsk_****`.
package struct WebhookKeyPair: Sendable, Equatable {
  package static let prefix = "whsk_"

  package enum ParsingError: Error, Equatable, Sendable {
    case missingPrefix
    case notBase64
    case wrongLength(Int)
    /// The public half is not the one of the seed.
    case halvesDiffer
  }

  private let seed: [UInt8]
  package let publicKey: WebhookPublicKey

  package init(_ text: String) throws(ParsingError) {
    let trimmed = text.trimmingCharacters(in: .whitespacesAndNewlines)
    guard trimmed.hasPrefix(Self.prefix) else { throw .missingPrefix }
    guard let data = Data(base64Encoded: String(trimmed.dropFirst(Self.prefix.count))) else { throw .notBase64 }
    guard data.count == 32 || data.count == 64,
      let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: data.prefix(32))
    else { throw .wrongLength(data.count) }
    let publicBytes = [UInt8](key.publicKey.rawRepresentation)
    guard data.count == 32 || [UInt8](data.suffix(32)) == publicBytes else { throw .halvesDiffer }
    seed = [UInt8](data.prefix(32))
    publicKey = WebhookPublicKey(trusted: publicBytes)
  }

  private init(_ key: Curve25519.Signing.PrivateKey) {
    seed = [UInt8](key.rawRepresentation)
    publicKey = WebhookPublicKey(trusted: [UInt8](key.publicKey.rawRepresentation))
  }

  package static func generate() -> WebhookKeyPair { WebhookKeyPair(Curve25519.Signing.PrivateKey()) }

  package var revealed: String { Self.prefix + Data(seed).base64EncodedString() }

  func signature(of content: [UInt8]) -> [UInt8] {
    // The seed was read by the same type: neither call has anything to refuse.
    guard let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: seed),
      let signature = try? key.signature(for: content)
    else { preconditionFailure("an Ed25519 seed of \(seed.count) bytes cannot sign") }
    return [UInt8](signature)
  }
}

extension WebhookKeyPair: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  package var description: String { Self.prefix + "****" }
  package var debugDescription: String { description }
  package var customMirror: Mirror { Mirror(self, children: [], displayStyle: .struct) }
}

/// The public half, `whpk_` and the Base64 of 32 bytes. No secret.
package struct WebhookPublicKey: Sendable, Hashable {
  package static let prefix = "whpk_"

  private let bytes: [UInt8]

  package init?(_ text: String) {
    let trimmed = text.trimmingCharacters(in: .whitespacesAndNewlines)
    guard trimmed.hasPrefix(Self.prefix), let data = Data(base64Encoded: String(trimmed.dropFirst(Self.prefix.count))),
      data.count == 32
    else { return nil }
    bytes = [UInt8](data)
  }

  init(trusted bytes: [UInt8]) { self.bytes = bytes }

  package var text: String { Self.prefix + Data(bytes).base64EncodedString() }

  func isValid(_ signature: [UInt8], for content: [UInt8]) -> Bool {
    (try? Curve25519.Signing.PublicKey(rawRepresentation: bytes))?.isValidSignature(signature, for: content) ?? false
  }
}
