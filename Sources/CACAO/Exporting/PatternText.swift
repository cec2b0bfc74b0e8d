import PlaybookModel

/// A guard as a STIX comparison expression (STIX 2.1, 9.5). It has no NOT before an expression, so that a negation goes
/// down to the comparisons.
struct PatternText {
  let playbook: Playbook

  init(_ playbook: Playbook) { self.playbook = playbook }

  func text(_ condition: Guard) -> String { text(condition, isNegated: false) }

  private func text(_ condition: Guard, isNegated: Bool) -> String {
    switch condition {
    case .all(let parts): joined(parts, isNegated ? "OR" : "AND", isNegated: isNegated)
    case .any(let parts): joined(parts, isNegated ? "AND" : "OR", isNegated: isNegated)
    case .not(let part): text(part, isNegated: !isNegated)
    case .factIs(let fact, let value): self.fact(fact, value, isNegated: isNegated)
    case .factOver(let fact, let limit): "\(PlainVariables.fact(fact)):value \(isNegated ? "<=" : ">") \(limit)"
    case .stepAnswered(let step, let answer):
      equal(PlainVariables.answer(step), "'\(answer.rawValue)'", isNegated: isNegated)
    case .factKnown(let fact): flag(PlainVariables.known(fact), isNegated: isNegated)
    case .stepFinished(let step): flag(PlainVariables.finished(step), isNegated: isNegated)
    case .stepSkipped(let step): flag(PlainVariables.skipped(step), isNegated: isNegated)
    case .consentGranted(let consent): flag(PlainVariables.granted(consent), isNegated: isNegated)
    case .trackFinished(let track): flag(PlainVariables.trackFinished(track), isNegated: isNegated)
    }
  }

  private func joined(_ parts: [Guard], _ word: String, isNegated: Bool) -> String {
    // Nothing to hold is held; nothing to choose from is never chosen.
    if parts.isEmpty { return word == "AND" ? "'1' = '1'" : "'1' = '0'" }
    let texts = parts.map { text($0, isNegated: isNegated) }
    return texts.count == 1 ? texts[0] : "(\(texts.joined(separator: " \(word) ")))"
  }

  private func fact(_ fact: FactID, _ value: FactValue, isNegated: Bool) -> String {
    let name = PlainVariables.fact(fact)
    return switch value {
    case .yes: equal(name, "true", isNegated: isNegated)
    case .no: equal(name, "false", isNegated: isNegated)
    case .number(let number): equal(name, String(number), isNegated: isNegated)
    case .choice(let choice): equal(name, "'\(choice)'", isNegated: isNegated)
    case .instant, .text: flag(PlainVariables.known(fact), isNegated: isNegated)
    }
  }

  private func flag(_ name: String, isNegated: Bool) -> String { equal(name, "true", isNegated: isNegated) }

  private func equal(_ name: String, _ value: String, isNegated: Bool) -> String {
    "\(name):value \(isNegated ? "!=" : "=") \(value)"
  }
}
