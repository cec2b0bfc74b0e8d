import Foundation

/// What an endpoint's certificate is checked against. There is no way to switch the check off.
package struct ServerTrust: Hashable, Sendable {
  /// A PEM file with the only authorities that count for this endpoint; nil for those of the system.
  package let caFile: String?
  /// The server's key, required in addition to a valid chain.
  package let pinnedKey: PinnedKey?

  package init(caFile: String? = nil, pinnedKey: PinnedKey? = nil) {
    self.caFile = caFile
    self.pinnedKey = pinnedKey
  }
}

/// SHA-256 of a certificate's SubjectPublicKeyInfo (RFC 7469, 2.4).
package struct PinnedKey: Hashable, Sendable {
  package enum ParsingError: Error, Equatable, Sendable {
    case notBase64
    /// The digest has this many bytes instead of 32.
    case wrongLength(Int)
  }

  private let base64: String

  /// The Base64 of the digest, with or without libcurl's `sha256//` before it.
  package init(_ text: String) throws(ParsingError) {
    let encoded = text.hasPrefix("sha256//") ? String(text.dropFirst(8)) : text
    guard let digest = Data(base64Encoded: encoded) else { throw .notBase64 }
    guard digest.count == 32 else { throw .wrongLength(digest.count) }
    base64 = digest.base64EncodedString()
  }

  /// As CURLOPT_PINNEDPUBLICKEY wants it.
  package var text: String { "sha256//" + base64 }
}
