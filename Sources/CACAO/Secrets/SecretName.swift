/// Names of variables, properties and headers that say that a secret stands behind them.
enum SecretName {
  private static let words: Set<String> = [
    "key", "keys", "pwd", "pass", "passcode", "pin", "psk", "jwt", "bearer", "otp", "totp", "pem", "creds", "cred",
  ]
  /// With one of these, a key is not one that opens anything.
  private static let harmless: Set<String> = [
    "public", "registry", "reg", "hkey", "primary", "foreign", "partition", "sort", "object", "idempotency", "kms",
    "fingerprint", "name", "id", "identifier", "words", "keyboard", "host",
  ]
  private static let foreign = ["パスワード", "暗証", "秘密", "合言葉"]

  /// For a variable, its type, or a header.
  static func isSecretLike(_ name: String) -> Bool { isClearlySecret(name) || !secretWords(of: name).isEmpty }

  /// For a property that may be anybody's: `key` alone is what a table is sorted by as often as not.
  static func isSecretProperty(_ name: String) -> Bool {
    isClearlySecret(name) || secretWords(of: name).contains { $0 != "key" && $0 != "keys" }
      || !secretWords(of: name).isEmpty && parts(of: name).count > 1
  }

  private static func isClearlySecret(_ name: String) -> Bool {
    !parts(of: name).contains("public") && (Secrets.isSecretName(name) || foreign.contains { name.contains($0) })
  }

  private static func secretWords(of name: String) -> Set<String> {
    let parts = Set(parts(of: name))
    return parts.isDisjoint(with: harmless) ? parts.intersection(words) : []
  }

  /// `apiKey`, `__api_key__` and `API-KEY` are `api` and `key`.
  private static func parts(of name: String) -> [String] {
    var spaced = ""
    var wasSmall = false
    for letter in name {
      if letter.isUppercase, wasSmall { spaced += " " }
      spaced += letter.isLetter || letter.isNumber ? String(letter) : " "
      wasSmall = letter.isLowercase || letter.isNumber
    }
    return spaced.lowercased().split(separator: " ").map(String.init)
  }
}
