import PlaybookModel

/// Makes guards over facts of conditions on variables. Nil where a person has to judge.
struct GuardMaking {
  let scope: VariableScope
  let facts: FactTable
  let step: WorkflowStep

  static let always = Guard.all([])
  static let never = Guard.any([])

  func makeGuard(_ comparison: Comparison) -> Guard? {
    switch comparison {
    case .all(let parts): joined(parts).map { .all($0) }
    case .any(let parts): joined(parts).map { .any($0) }
    case .not(let part): makeGuard(part).map { .not($0) }
    case .truth(let name): compare(name, .equal, "true")
    case .compare(let left, let relation, let right): compare(left, relation, right)
    case .isIn(let operand, let items): joined(items.map { .compare(operand, .equal, $0) }).map { .any($0) }
    }
  }

  private func joined(_ parts: [Comparison]) -> [Guard]? {
    let guards = parts.compactMap(makeGuard)
    return guards.count == parts.count ? guards : nil
  }

  private func compare(
    _ left: Comparison.Operand, _ relation: Comparison.Relation, _ right: Comparison.Operand
  ) -> Guard? {
    switch (left, right) {
    case (.variable(let name), .constant(let text)): return compare(name, relation, text)
    case (.constant(let text), .variable(let name)): return compare(name, relation.mirrored, text)
    case (.constant(let a), .constant(let b)): return decided(a, relation, b)
    case (.variable(let a), .variable(let b)):
      if let value = fixed(a) { return compare(b, relation.mirrored, value) }
      return fixed(b).flatMap { compare(a, relation, $0) }
    case (.other, _), (_, .other): return nil
    }
  }

  /// The value of a variable that nobody changes, if it still stands in the file.
  private func fixed(_ name: String) -> String? {
    guard let key = scope.key(name, at: step), facts[key] == nil else { return nil }
    return scope.variable(key)?.value.flatMap { SecretPlaceholder.stands(in: $0) ? nil : $0 }
  }

  private func compare(_ name: String, _ relation: Comparison.Relation, _ text: String) -> Guard? {
    guard let key = scope.key(name, at: step) else { return nil }
    guard let entry = facts[key] else { return fixed(name).flatMap { decided($0, relation, text) } }
    guard let known = known(entry, relation, text) else { return nil }
    guard let initial = entry.variable.value else { return known }
    // Until somebody says otherwise, the variable has the value that the playbook gives it.
    guard let atFirst = holds(initial, relation, text) else { return nil }
    let isKnown = Guard.factKnown(entry.fact.id)
    return atFirst ? .any([.not(isKnown), known]) : .all([isKnown, known])
  }

  /// The condition on a fact that has been stated.
  private func known(_ entry: FactTable.Entry, _ relation: Comparison.Relation, _ text: String) -> Guard? {
    let fact = entry.fact.id
    switch (entry.fact.kind, relation) {
    case (.number, _): return Int(text).flatMap { number(fact, relation, $0) }
    case (.yesNo, .equal), (.yesNo, .unequal):
      guard let flag = Bool(text.lowercased()) else { return nil }
      return .factIs(fact, flag == (relation == .equal) ? .yes : .no)
    case (.choice, .equal): return entry.choices[text].map { .factIs(fact, .choice($0)) }
    case (.choice, .unequal): return entry.choices[text].map { .not(.factIs(fact, .choice($0))) }
    case (.yesNo, _), (.choice, _), (.text, _), (.instant, _): return nil
    }
  }

  private func number(_ fact: FactID, _ relation: Comparison.Relation, _ limit: Int) -> Guard? {
    guard limit > Int.min else { return nil }
    return switch relation {
    case .equal: .factIs(fact, .number(limit))
    case .unequal: .not(.factIs(fact, .number(limit)))
    case .more: .factOver(fact, limit)
    case .moreOrEqual: .factOver(fact, limit - 1)
    case .less: .not(.factOver(fact, limit - 1))
    case .lessOrEqual: .not(.factOver(fact, limit))
    }
  }

  private func decided(_ left: String, _ relation: Comparison.Relation, _ right: String) -> Guard? {
    holds(left, relation, right).map { $0 ? GuardMaking.always : GuardMaking.never }
  }

  /// Numbers by their size, texts by being the same.
  private func holds(_ left: String, _ relation: Comparison.Relation, _ right: String) -> Bool? {
    if let a = Double(left), let b = Double(right) {
      return switch relation {
      case .equal: a == b
      case .unequal: a != b
      case .less: a < b
      case .lessOrEqual: a <= b
      case .more: a > b
      case .moreOrEqual: a >= b
      }
    }
    return switch relation {
    case .equal: left == right
    case .unequal: left != right
    case .less, .lessOrEqual, .more, .moreOrEqual: nil
    }
  }
}
