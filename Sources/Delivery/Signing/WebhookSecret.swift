import Crypto
import Foundation

/// A signing key of one endpoint, in the form of Standard Webhooks 1.0.0: `whsec_` and the Base64 of 24 to 64 bytes.
///
/// Printing, interpolating or dumping a secret shows `whsec_****`; the real text leaves only by `revealed`.
package struct WebhookSecret: Sendable, Equatable {
  package static let prefix = "whsec_"
  package static let allowedByteCounts = 24...64

  package enum ParsingError: Error, Equatable, Sendable {
    case missingPrefix
    case notBase64
    /// The decoded key has this many bytes.
    case wrongLength(Int)
  }

  private let bytes: [UInt8]

  /// Reads `whsec_…`; surrounding white space, which pasting adds, is ignored. Base64 must be padded and canonical.
  package init(_ text: String) throws(ParsingError) {
    let trimmed = text.trimmingCharacters(in: .whitespacesAndNewlines)
    guard trimmed.hasPrefix(Self.prefix) else { throw .missingPrefix }
    let encoded = String(trimmed.dropFirst(Self.prefix.count))
    guard let data = Data(base64Encoded: encoded), data.base64EncodedString() == encoded else { throw .notBase64 }
    try self.init(bytes: [UInt8](data))
  }

  package init(bytes: [UInt8]) throws(ParsingError) {
    guard Self.allowedByteCounts.contains(bytes.count) else { throw .wrongLength(bytes.count) }
    self.bytes = bytes
  }

  private init(trusted bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// A new key of 32 bytes; pass a cryptographic generator such as `SystemRandomNumberGenerator`.
  package static func generate(using generator: inout some RandomNumberGenerator) -> WebhookSecret {
    WebhookSecret(trusted: (0..<32).map { _ in UInt8.random(in: .min ... .max, using: &generator) })
  }

  /// The full text, to be stored with owner-only rights or shown once to the person who pairs the receiver.
  package var revealed: String {
    Self.prefix + Data(bytes).base64EncodedString()
  }

  /// HMAC-SHA256 of `content` under this key.
  func authenticationCode(for content: [UInt8]) -> HMAC<SHA256>.MAC {
    HMAC<SHA256>.authenticationCode(for: content, using: SymmetricKey(data: bytes))
  }

  /// Compares in a time that does not depend on the content.
  func isValid(_ code: [UInt8], for content: [UInt8]) -> Bool {
    HMAC<SHA256>.isValidAuthenticationCode(code, authenticating: content, using: SymmetricKey(data: bytes))
  }
}

extension WebhookSecret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  package var description: String { Self.prefix + "****" }
  package var debugDescription: String { description }
  package var customMirror: Mirror { Mirror(self, children: [], displayStyle: .struct) }
}
