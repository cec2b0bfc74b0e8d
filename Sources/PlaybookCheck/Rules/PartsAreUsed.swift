import PlaybookModel

/// Whatever the playbook declares has some effect: a consent that no gate or guard waits for was most likely taken off
/// a step by mistake, a message that no step sends or drafts forgotten.
struct PartsAreUsed: CheckRule {
  static let id = RuleID("parts-are-used")

  func faults(in examination: Examination) -> [Fault] {
    let playbook = examination.playbook
    let steps = playbook.steps
    let guards = steps.flatMap(\.guards) + playbook.deadlines.compactMap(\.onlyIf)
    let consents = Set(steps.flatMap(\.gates) + guards.flatMap(\.consents))
    let messages = Set(steps.flatMap { $0.notices.map(\.message) + $0.drafts })
    let facts = Set(
      playbook.factUses.map(\.fact) + steps.flatMap(\.asks).map(\.fact)
        + playbook.deadlines.flatMap { [$0.from, $0.learned].compactMap(\.self) }
        + steps.compactMap(\.due?.from) + steps.flatMap(\.answers).flatMap(\.sets.keys))
    return playbook.facts.map(\.id).filter { !facts.contains($0) }.map { .unused(.fact($0)) }
      + playbook.consents.map(\.id).filter { !consents.contains($0) }.map { .unused(.consent($0)) }
      + playbook.messages.map(\.id).filter { !messages.contains($0) }.map { .unused(.message($0)) }
  }
}

extension Guard {
  var consents: [ConsentID] {
    atoms.compactMap { atom in
      if case .consentGranted(let consent) = atom { consent } else { nil }
    }
  }
}
