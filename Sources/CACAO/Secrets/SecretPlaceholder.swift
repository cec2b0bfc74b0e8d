/// What stands in a pinned playbook where a secret stood: `{secret:NAME}`, NAME of `a-z`, `0-9` and `-`.
package enum SecretPlaceholder {
  static func text(_ name: String) -> String { "{secret:\(name)}" }

  /// Whether the text is one placeholder and nothing else.
  static func isWhole(_ text: String) -> Bool { text.wholeMatch(of: /\{secret:[a-z0-9\-]+\}/) != nil }

  static func stands(in text: some StringProtocol) -> Bool { String(text).contains(/\{secret:[a-z0-9\-]+\}/) }

  static func names(in text: String) -> [String] {
    guard text.contains("{secret:") else { return [] }
    return text.matches(of: /\{secret:([a-z0-9\-]+)\}/).map { String($0.output.1) }
  }

  /// The text as rules for secrets may look at it: no word of a placeholder is one of theirs. `unshielded` undoes it.
  static func shielded(_ text: String) -> String {
    guard text.contains("{secret:") else { return text }
    return text.replacing(/\{secret:([a-z0-9\-]+)\}/) { "\(shield)\($0.output.1)\u{E001}" }
  }

  static func unshielded(_ text: String) -> String {
    guard text.contains(shield) else { return text }
    return text.replacing(/\x{E000}([a-z0-9\-]+)\x{E001}/) { "{secret:\($0.output.1)}" }
  }

  static let shield: Character = "\u{E000}"

  /// The text with `change` made everywhere but in its placeholders.
  static func around(_ text: String, _ change: (String) -> String) -> String {
    var result = ""
    var rest = Substring(text)
    while let found = rest.firstRange(of: /\{secret:[a-z0-9\-]+\}/) {
      result += change(String(rest[..<found.lowerBound])) + rest[found]
      rest = rest[found.upperBound...]
    }
    return result + change(String(rest))
  }
}
