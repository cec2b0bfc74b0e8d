/// Reads `__x__:value = 'a' AND (__n__:value > 5 OR …)`; brackets of an observation expression count as parentheses.
struct ConditionParser {
  private var tokens: [ConditionToken]
  private var position = 0
  private var slips: [String] = []
  private var depth = 0

  private static let deepest = 64

  static func read(_ text: String) -> ConditionReading {
    guard let tokens = ConditionToken.tokens(of: text) else { return .prose }
    var parser = ConditionParser(tokens: tokens)
    if let comparison = parser.either(), parser.position == tokens.count {
      return .comparison(comparison, slips: parser.slips)
    }
    return text.hasPrefix("[") && text.contains("]") && text.contains(":") ? .observation : .prose
  }

  /// What a switch looks at.
  static func variable(_ text: String) -> (name: String, isBare: Bool)? {
    guard let tokens = ConditionToken.tokens(of: text), tokens.count == 1 else { return nil }
    guard case .variable(let name, let isBare) = tokens[0] else { return nil }
    return (name, isBare)
  }

  private mutating func either() -> Comparison? {
    guard var parts = both().map({ [$0] }) else { return nil }
    while takes(.or) {
      guard let part = both() else { return nil }
      parts.append(part)
    }
    return parts.count == 1 ? parts[0] : .any(parts)
  }

  private mutating func both() -> Comparison? {
    guard var parts = single().map({ [$0] }) else { return nil }
    while takes(.and) {
      guard let part = single() else { return nil }
      parts.append(part)
    }
    return parts.count == 1 ? parts[0] : .all(parts)
  }

  private mutating func single() -> Comparison? {
    depth += 1
    defer { depth -= 1 }
    guard depth <= ConditionParser.deepest else { return nil }
    if takes(.not) {
      slips.append("NOT")
      return single().map { .not($0) }
    }
    for (open, close) in [(ConditionToken.open, ConditionToken.close), (.openBracket, .closeBracket)] where takes(open)
    {
      guard let inside = either(), takes(close) else { return nil }
      return inside
    }
    return comparison()
  }

  private mutating func comparison() -> Comparison? {
    guard position < tokens.count, let left = operand(isLeft: true) else { return nil }
    let isNegated = takes(.not)
    guard position < tokens.count else { return isNegated ? nil : truth(left) }
    switch tokens[position] {
    case .relation(let relation, let isStandard):
      position += 1
      if !isStandard { slips.append("==") }
      guard let right = operand(isLeft: false) else { return nil }
      let comparison = Comparison.compare(left, relation, right)
      return isNegated ? .not(comparison) : comparison
    case .in:
      position += 1
      guard let list = list() else { return nil }
      return isNegated ? .not(.isIn(left, list)) : .isIn(left, list)
    case .and, .or, .close, .closeBracket: return isNegated ? nil : truth(left)
    case .open, .openBracket, .not, .comma, .variable, .quoted, .bare, .doubleQuoted: return nil
    }
  }

  private mutating func truth(_ operand: Comparison.Operand) -> Comparison? {
    guard case .variable(let name) = operand else { return nil }
    if !slips.contains(name) { slips.append(name) }
    return .truth(name)
  }

  private mutating func list() -> [Comparison.Operand]? {
    guard takes(.open) else { return nil }
    var items: [Comparison.Operand] = []
    repeat {
      guard let item = operand(isLeft: false) else { return nil }
      items.append(item)
    } while takes(.comma)
    return takes(.close) ? items : nil
  }

  private mutating func operand(isLeft: Bool) -> Comparison.Operand? {
    guard position < tokens.count else { return nil }
    defer { position += 1 }
    switch tokens[position] {
    case .variable(let name, let isBare):
      if isBare { slips.append(name) }
      return .variable(name)
    case .quoted(let text): return .constant(text)
    case .doubleQuoted(let text):
      slips.append("\"\(text)\"")
      return .constant(text)
    case .bare(let word):
      if Double(word) != nil || Bool(word.lowercased()) != nil { return .constant(word) }
      if isLeft || word.contains(":") { return .other(word) }
      slips.append(word)
      return .constant(word)
    case .open, .close, .openBracket, .closeBracket, .comma, .relation, .and, .or, .not, .in: return nil
    }
  }

  private init(tokens: [ConditionToken]) { self.tokens = tokens }

  private mutating func takes(_ token: ConditionToken) -> Bool {
    guard position < tokens.count, tokens[position] == token else { return false }
    position += 1
    return true
  }
}
