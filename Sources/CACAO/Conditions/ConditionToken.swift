/// A word of a condition.
enum ConditionToken: Hashable {
  case open, close, openBracket, closeBracket, comma
  case and, or, not, `in`
  /// `==` is not of STIX 2.1, though `=`, `!=` and `<>` are; the examples of CACAO have it, so that it passes.
  case relation(Comparison.Relation, isStandard: Bool)
  /// `isBare` without `:value`.
  case variable(String, isBare: Bool)
  case quoted(String)
  case doubleQuoted(String)
  case bare(String)

  /// Nil for a text with a quotation mark that does not end.
  static func tokens(of text: String) -> [ConditionToken]? {
    var tokens: [ConditionToken] = []
    var rest = Substring(text)
    while let first = rest.first {
      if first.isWhitespace {
        rest.removeFirst()
      } else if let (token, length) = symbol(at: rest) {
        tokens.append(token)
        rest.removeFirst(length)
      } else if first == "'" || first == "\"" {
        guard let quoted = quotation(&rest, mark: first) else { return nil }
        tokens.append(named(quoted, mark: first))
      } else {
        let word = rest.prefix { !$0.isWhitespace && !"=!<>()[],'\"".contains($0) }
        // A sign that no rule knows is no condition of ours.
        guard !word.isEmpty else { return nil }
        tokens.append(token(of: String(word)))
        rest = rest[word.endIndex...]
      }
    }
    return tokens
  }

  private static func symbol(at text: Substring) -> (ConditionToken, length: Int)? {
    let symbols: [(String, ConditionToken)] = [
      ("==", .relation(.equal, isStandard: true)), ("!=", .relation(.unequal, isStandard: true)),
      ("<>", .relation(.unequal, isStandard: true)), ("<=", .relation(.lessOrEqual, isStandard: true)),
      (">=", .relation(.moreOrEqual, isStandard: true)), ("=", .relation(.equal, isStandard: true)),
      ("<", .relation(.less, isStandard: true)), (">", .relation(.more, isStandard: true)), ("(", .open), (")", .close),
      ("[", .openBracket), ("]", .closeBracket), (",", .comma),
    ]
    return symbols.first { text.hasPrefix($0.0) }.map { ($0.1, $0.0.count) }
  }

  /// Up to the next mark that has no reverse solidus before it.
  private static func quotation(_ rest: inout Substring, mark: Character) -> String? {
    rest.removeFirst()
    var text = ""
    while let letter = rest.popFirst() {
      if letter == mark { return text }
      if letter == "\\", let escaped = rest.popFirst() {
        text.append(escaped)
      } else {
        text.append(letter)
      }
    }
    return nil
  }

  /// `'__x__:value'` is the variable: substitution comes before comparison.
  private static func named(_ text: String, mark: Character) -> ConditionToken {
    if case .variable(let name, isBare: false) = token(of: text) { return .variable(name, isBare: false) }
    return mark == "'" ? .quoted(text) : .doubleQuoted(text)
  }

  private static func token(of word: String) -> ConditionToken {
    switch word.uppercased() {
    case "AND", "&&": return .and
    case "OR", "||": return .or
    case "NOT": return .not
    case "IN": return .in
    default: break
    }
    guard word.hasPrefix("__") else { return .bare(word) }
    let name = word.hasSuffix(":value") ? String(word.dropLast(6)) : word
    guard name.hasSuffix("__"), name.count > 4, !name.contains(":") else { return .bare(word) }
    return .variable(name, isBare: name == word)
  }
}
