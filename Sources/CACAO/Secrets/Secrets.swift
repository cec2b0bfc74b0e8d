/// What may not be shown where people read over a shoulder or a playbook is printed: it stays in the file alone.
struct Secrets {
  static let mask = "●●●●"

  private let values: [String]
  private static let words = [
    "password", "passwd", "passphrase", "secret", "token", "apikey", "api_key", "api-key", "private_key", "private-key",
    "credential", "authorization", "cookie", "x-auth", "access_key", "access-key",
  ]

  init(_ values: [String]) { self.values = Set(values).sorted { ($1.count, $0) < ($0.count, $1) } }

  /// Whether a variable or a header of this name holds a secret.
  static func isSecretName(_ name: String) -> Bool {
    let name = name.lowercased()
    return words.contains { name.contains($0) }
  }

  /// The text with every known secret, with what stands behind `password=` and the like, and with the password of
  /// `scheme://user:password@host` masked.
  func masked(_ text: String) -> String {
    var text = SecretPlaceholder.shielded(text)
    for value in values { text = text.replacing(value, with: Secrets.mask) }
    return SecretPlaceholder.unshielded(Secrets.maskingURLs(Secrets.maskingPairs(text)))
  }

  /// `password=…`, `"token": "…"`, `Authorization: Bearer …`.
  private static func maskingPairs(_ text: String) -> String {
    var result = ""
    var rest = Substring(text)
    while let found = rest.firstRange(
      of: /(?i)(password|passwd|passphrase|secret|token|api[_-]?key|authorization|cookie)"?\s*[=:]\s*/)
    {
      result += rest[..<found.upperBound]
      rest = rest[found.upperBound...]
      let value = rest.prefixMatch(of: /(?i)(bearer |basic )?("[^"]*"|'[^']*'|[^\s,;&"'}]+)/)?.range
      guard let value else { continue }
      let words = rest[value]
      // A variable is masked where it is filled in, and a mask is not masked again.
      result += SecretText.isReference(words) ? String(words) : mask
      rest = rest[value.upperBound...]
    }
    return result + rest
  }

  private static func maskingURLs(_ text: String) -> String {
    text.replacing(/(:\/\/[^\s\/:@]+:)([^\s\/@]+)@/) { match in
      match.output.2.contains(SecretPlaceholder.shield) ? String(match.output.0) : "\(match.output.1)\(mask)@"
    }
  }
}
