/// Finds secrets in running text: a command, a description, the body of a request.
///
/// | form | what is taken |
/// |---|---|
/// | `-----BEGIN … PRIVATE KEY-----` to its end | all of it |
/// | `scheme://user:password@host` | the password |
/// | `password=…`, `"token": "…"`, `Authorization: Bearer …` | what stands behind it |
/// | `--password …`, `-u user:…`, `sshpass -p …`, `mysql -p…`, `ConvertTo-SecureString "…"` | the same |
/// | `Bearer …`, `Basic …` with something that is no word behind it | the same |
/// | what begins as the tokens of large services do | all of it |
struct SecretText {
  /// Hands out the placeholder for a secret: what it is called, and whether so plain a word may be taken for a secret
  /// wherever else it stands.
  let conceal: (_ secret: String, _ stem: String, _ isPlainWord: Bool) -> String

  /// One of these stands in every text that a rule could match: the rules themselves take long.
  private static let signs = [
    "private key", "://", "passw", "pwd", "pass", "secret", "token", "credential", "key", "authorization", "cookie",
    "x-auth", "パスワード", "暗証", "-u", "--user", "--proxy-user", "mysql", "securestring", "bearer", "basic", "akia", "asia",
    "gh", "glpat", "xox", "eyj", "sk-", "k_live_", "aiza",
  ]

  func stripped(_ text: String) -> String {
    let small = text.lowercased()
    guard SecretText.signs.contains(where: small.contains) else { return text }
    var text = SecretPlaceholder.shielded(text)
    let keys =
      /(?s)()(-----BEGIN [A-Z0-9 ]*PRIVATE KEY(?: BLOCK)?-----.*?(?:-----END [A-Z0-9 ]*PRIVATE KEY(?: BLOCK)?-----|\z))/
    text = replacing(text, keys, "private-key")
    text = replacing(text, /(:\/\/[^\s\/:@]*:)([^\s\/]+)(?=@)/, "url-password")
    let pairs =
      /(?i)((?:password|passwd|pwd|passphrase|passcode|secret|token|credential|(?:api|access|private|secret|account)[_\-]?key|authorization|cookie|x-auth|パスワード|暗証番号)[a-z0-9_\-]*\\?["']?\s*(?:=>|[=:：])\s*(?:(?:bearer|basic|digest|token|negotiate) +)?)(\\"[^"\\]*\\"|"[^"]*"|'[^']*'|[^\s,;&"'}\\]+)/
    text = replacing(text, pairs, "password")
    let flags =
      /(?i)((?:^|\s)--?(?:password|passwd|pass|pwd|token|secret|api-?key|access-?key|secret-?key|private-?key|auth-token)(?:\s+|=))("[^"]*"|'[^']*'|\S+)/
    text = replacing(text, flags, "password")
    text = replacing(
      text, /((?:^|\s)(?:-u|-U|--user|--proxy-user)[\s=]*["']?[^\s:"'\/]+:)([^\s"'\/][^\s"']*)/, "password")
    text = replacing(text, /(\bsshpass\s+-p\s*)("[^"]*"|'[^']*'|\S+)/, "password")
    text = replacing(text, /(\bmysql(?:dump|admin)?\b[^\n|;]{0,200}?\s-p)([^\s\-]\S*)/, "password")
    text = replacing(text, /(?i)(ConvertTo-SecureString\s+(?:-String\s+)?)("[^"]*"|'[^']*')/, "password")
    text = replacing(text, /(?i)(\b(?:bearer|basic)\s+)([a-z0-9+\/=._~\-]{8,})/, "token", unlessPlain: true)
    let tokens =
      /()\b((?:AKIA|ASIA)[0-9A-Z]{16}|gh[pousr]_[A-Za-z0-9]{20,}|github_pat_[A-Za-z0-9_]{20,}|glpat-[A-Za-z0-9_\-]{20,}|xox[abeprs]-[A-Za-z0-9\-]{10,}|eyJ[A-Za-z0-9_\-]{8,}\.[A-Za-z0-9_\-]{8,}\.[A-Za-z0-9_\-]*|sk-[A-Za-z0-9_\-]{20,}|[sr]k_live_[A-Za-z0-9]{10,}|AIza[0-9A-Za-z_\-]{35})/
    return SecretPlaceholder.unshielded(replacing(text, tokens, "token"))
  }

  /// The second group of every match gives way to a placeholder; quotation marks stay.
  private func replacing(
    _ text: String, _ form: Regex<(Substring, Substring, Substring)>, _ stem: String, unlessPlain: Bool = false
  ) -> String {
    text.replacing(form) { match in
      let (whole, before, found) = match.output
      // `__api_token__:value` and `__passwords_changed__ = true` are variables, and no secrets.
      if SecretText.isVariable(before) { return String(whole) }
      var secret = found
      for mark in ["\\\"", "\"", "'"]
      where secret.count >= 2 * mark.count && secret.hasPrefix(mark) && secret.hasSuffix(mark) {
        secret = secret.dropFirst(mark.count).dropLast(mark.count)
        break
      }
      let isPlain = secret.allSatisfy(\.isLetter)
      guard !secret.isEmpty, !SecretText.isReference(secret), !(unlessPlain && isPlain) else { return String(whole) }
      let placeholder = SecretPlaceholder.shielded(conceal(String(secret), stem, isPlain))
      let marked = found[..<secret.startIndex] + placeholder + found[secret.endIndex...]
      return String(before) + marked
    }
  }

  /// Whether what stands before the value is a variable's name, and not what a person or a program calls a secret.
  private static func isVariable(_ before: Substring) -> Bool {
    var name = before
    while let last = name.last, last.isWhitespace || "=:：>".contains(last) { name.removeLast() }
    return name.hasSuffix("__")
  }

  /// A variable, a placeholder of ours or a shell's, or a mask: nothing that opens anything by itself.
  static func isReference(_ text: some StringProtocol) -> Bool {
    let text = String(text)
    return SecretPlaceholder.stands(in: text) || text.contains(SecretPlaceholder.shield) || text.contains("__:value")
      || text.contains("{fact:")
      || text.contains(Secrets.mask) || text.hasPrefix("$") || text.hasPrefix("{{")
      || text.hasPrefix("<") && text.hasSuffix(">") || text.hasPrefix("%") && text.hasSuffix("%")
      || text.allSatisfy { "*x.…".contains($0) }
  }
}
