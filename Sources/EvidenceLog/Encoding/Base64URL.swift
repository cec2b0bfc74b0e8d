/// base64url without padding (RFC 4648, 5), read strictly.
package enum Base64URL {
  package static func encode(_ bytes: [UInt8]) -> String { Base64Coding.url.text(bytes) }

  /// Nil for padding, for other characters, and for bits that no byte accounts for.
  package static func decode(_ text: String) -> [UInt8]? { Base64Coding.url.bytes(text.utf8) }
}
