import Crypto
import Foundation

/// A key that signs an endpoint's messages, in the forms of Standard Webhooks 1.0.0.
///
/// | text | signature |
/// |---|---|
/// | `whsec_` and Base64 of 24 to 64 bytes | `v1`, HMAC-SHA256; the receiver holds the same text |
/// | `whsk_` and Base64 of 32 or 64 bytes | `v1a`, Ed25519; the receiver holds `whpk_` and the public key |
package enum SigningKey: Sendable, Equatable {
  case shared(WebhookSecret)
  case pair(WebhookKeyPair)

  package enum ParsingError: Error, Equatable, Sendable {
    case shared(WebhookSecret.ParsingError)
    case pair(WebhookKeyPair.ParsingError)
  }

  package init(_ text: String) throws(ParsingError) {
    if text.trimmingCharacters(in: .whitespacesAndNewlines).hasPrefix(WebhookKeyPair.prefix) {
      do { self = .pair(try WebhookKeyPair(text)) } catch { throw .pair(error) }
    } else {
      do { self = .shared(try WebhookSecret(text)) } catch { throw .shared(error) }
    }
  }

  /// The full text, to be stored with owner-only rights.
  package var revealed: String {
    switch self {
    case .shared(let secret): secret.revealed
    case .pair(let pair): pair.revealed
    }
  }

  /// What the receiver needs to check signatures. Only for a pair may anybody see it.
  package var receiverKey: String {
    switch self {
    case .shared(let secret): secret.revealed
    case .pair(let pair): pair.publicKey.text
    }
  }

  /// One entry of `webhook-signature`.
  func signature(of content: [UInt8]) -> String {
    switch self {
    case .shared(let secret): "v1," + Data(secret.authenticationCode(for: content)).base64EncodedString()
    case .pair(let pair): "v1a," + Data(pair.signature(of: content)).base64EncodedString()
    }
  }

  /// A new key of the same kind; pass a cryptographic generator such as `SystemRandomNumberGenerator`.
  package func successor(using generator: inout some RandomNumberGenerator) -> SigningKey {
    switch self {
    case .shared: .shared(.generate(using: &generator))
    case .pair: .pair(.generate())
    }
  }
}

/// What a receiver checks signatures with.
package enum CheckingKey: Sendable, Equatable {
  case shared(WebhookSecret)
  case publicKey(WebhookPublicKey)

  /// `whsec_…` or `whpk_…`; nil for anything else.
  package init?(_ text: String) {
    if let secret = try? WebhookSecret(text) {
      self = .shared(secret)
    } else if let key = WebhookPublicKey(text) {
      self = .publicKey(key)
    } else {
      return nil
    }
  }

  /// Judges one entry of `webhook-signature`; false for one of another version.
  func accepts(_ entry: Substring, for content: [UInt8]) -> Bool {
    switch self {
    case .shared(let secret):
      guard entry.hasPrefix("v1,"), let code = Data(base64Encoded: String(entry.dropFirst(3))) else { return false }
      return secret.isValid([UInt8](code), for: content)
    case .publicKey(let key):
      guard entry.hasPrefix("v1a,"), let code = Data(base64Encoded: String(entry.dropFirst(4))) else { return false }
      return key.isValid([UInt8](code), for: content)
    }
  }
}
