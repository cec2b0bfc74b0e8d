import PlaybookModel

/// Fills `__name__:value` in, in one pass: what is filled in is not looked at again (CACAO v2.0, 10.18.2).
///
/// A value that becomes known during the run becomes a placeholder, `{fact:name}`; an undeclared variable stays as it is
/// and is reported; a secret is masked.
struct TextFilling {
  let scope: VariableScope
  let secrets: Secrets
  let log: FindingLog

  func filled(_ text: String, at step: WorkflowStep, facts: FactTable?, path: JSONPath) -> String {
    var result = ""
    for part in TextFilling.parts(of: text, isDeclared: { scope.key($0, at: step) != nil }) {
      switch part {
      case .words(let words): result += words
      case .variable(let name): result += value(of: name, at: step, facts: facts, path: path)
      }
    }
    let masked = secrets.masked(result)
    if masked != result { log.report(.secretMasked, at: path) }
    return masked
  }

  private func value(of name: String, at step: WorkflowStep, facts: FactTable?, path: JSONPath) -> String {
    guard let key = scope.key(name, at: step) else {
      log.report(.undeclaredVariable(name), at: path)
      return "\(name):value"
    }
    if let value = scope.variable(key)?.value, SecretPlaceholder.isWhole(value) {
      log.report(.secretMasked, at: path)
      return value
    }
    if Secrets.isSecretName(name) {
      log.report(.secretMasked, at: path)
      return Secrets.mask
    }
    if let entry = facts?[key] { return "{fact:\(entry.fact.id)}" }
    return scope.variable(key)?.value ?? name
  }

  /// The variables that a text refers to.
  func keys(in text: String, at step: WorkflowStep) -> [VariableKey] {
    TextFilling.parts(of: text, isDeclared: { scope.key($0, at: step) != nil }).compactMap { part in
      switch part {
      case .words: nil
      case .variable(let name): scope.key(name, at: step)
      }
    }
  }

  enum Part: Hashable {
    case words(String)
    case variable(String)
  }

  /// `a__b__:value` is `a` and the variable `__b__`; of several possible names the longest declared one is meant.
  static func parts(of text: String, isDeclared: (String) -> Bool) -> [Part] {
    var parts: [Part] = []
    var rest = Substring(text)
    var searchFrom = rest.startIndex
    while let mark = rest[searchFrom...].firstRange(of: "__:value") {
      let end = rest.index(mark.lowerBound, offsetBy: 2)
      let run = rest[..<end].reversed().prefix(VariableName.longest).prefix {
        $0.isASCII && ($0.isLetter || $0.isNumber || "_-.".contains($0))
      }
      let candidates = run.indices.map { String(run[...$0].reversed()) }.filter {
        $0.hasPrefix("__") && $0.count > 4
      }.sorted { $0.count > $1.count }
      guard let name = candidates.first(where: isDeclared) ?? candidates.first(where: VariableName.isWellFormed) else {
        searchFrom = mark.upperBound
        continue
      }
      let words = rest[..<rest.index(end, offsetBy: -name.count)]
      if !words.isEmpty { parts.append(.words(String(words))) }
      parts.append(.variable(name))
      rest = rest[mark.upperBound...]
      searchFrom = rest.startIndex
    }
    if !rest.isEmpty { parts.append(.words(String(rest))) }
    return parts
  }
}
