import CanonicalJSON

/// Words kept beside a leaf that commits to their hash (the disclosures of SD-JWT, RFC 9901, 4.2.1).
package struct Disclosure: Hashable, Sendable {
  /// base64url of `[salt, name, words]`; hashed as it stands, never encoded again.
  package let text: String
  package let claimName: String
  package let value: String

  /// - Parameter salt: 16 random bytes.
  package init(salt: [UInt8], claimName: String, value: String) {
    let json = JSONValue.array([.string(Base64URL.encode(salt)), .string(claimName), .string(value)])
    // Three texts always have a canonical form.
    let bytes = (try? json.canonicalBytes()) ?? []
    text = Base64URL.encode(bytes)
    self.claimName = claimName
    self.value = value
  }

  /// Nil unless the text is base64url of an array of three texts.
  package init?(text: String) {
    guard let bytes = Base64URL.decode(text), let parts = try? JSONValue(parsing: bytes).array, parts.count == 3,
      parts[0].string != nil, let name = parts[1].string, let value = parts[2].string
    else { return nil }
    self.text = text
    claimName = name
    self.value = value
  }

  /// base64url of the SHA-256 of `text`: what the leaf's `_sd` holds.
  package var digest: String { Base64URL.encode(Hash256.of(Array(text.utf8)).bytes) }
}
