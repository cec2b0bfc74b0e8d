import CanonicalJSON

/// Words kept beside a leaf that commits to their hash (the disclosures of SD-JWT, RFC 9901, 4.2.1).
///
/// The text is base64url of the JSON array `[salt, name, words]`, and the hash is of the text: a text that came from
/// elsewhere may hold blanks or other escapes in its JSON, and is never encoded again.
package struct Disclosure: Hashable, Sendable {
  /// base64url without padding.
  package let text: String
  package let claimName: String
  package let value: String

  /// - Parameters:
  ///   - salt: 16 fresh random bytes: without it, the hash of a short word would give the word away.
  ///   - claimName: Not `_sd` and not `...`, which RFC 9901 keeps for itself.
  package init(salt: [UInt8], claimName: String, value: String) {
    precondition(salt.count == 16, "a salt of \(salt.count) bytes")
    precondition(!Disclosure.reserved.contains(claimName), "the claim name \(claimName) is reserved")
    let json = JSONValue.array([.string(Base64URL.encode(salt)), .string(claimName), .string(value)])
    guard let bytes = try? json.canonicalBytes() else { preconditionFailure("texts always have a canonical form") }
    text = Base64URL.encode(bytes)
    self.claimName = claimName
    self.value = value
  }

  /// Nil unless the text is base64url of a JSON array of three texts.
  package init?(text: String) {
    guard let bytes = Base64URL.decode(text), let parts = try? JSONValue(parsing: bytes).array, parts.count == 3,
      parts[0].string != nil, let name = parts[1].string, let value = parts[2].string,
      !Disclosure.reserved.contains(name)
    else { return nil }
    self.text = text
    claimName = name
    self.value = value
  }

  /// base64url of the SHA-256 of the text's ASCII: what the leaf's `_sd` holds.
  package var digest: String { Base64URL.encode(Hash256.of(Array(text.utf8)).bytes) }

  /// The text is ASCII and says all: names and words in NFC and NFD are different ones.
  package static func == (left: Disclosure, right: Disclosure) -> Bool { left.text == right.text }
  package func hash(into hasher: inout Hasher) { hasher.combine(text) }

  private static let reserved: Set<String> = ["_sd", "..."]
}
