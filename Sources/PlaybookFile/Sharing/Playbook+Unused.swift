import PlaybookModel

extension Playbook {
  /// Without the shared facts, consents, messages, roles and sources that nothing in this playbook refers to. What its
  /// own file defines stays, used or not.
  func withoutUnused(of shared: SharedParts) -> Playbook {
    let use = PlaybookUse(of: self, shared: shared)
    return Playbook(
      id: id, version: version, title: title, summary: summary, situation: situation, outward: outward, doNot: doNot,
      roles: roles.filter { use.roles.contains($0.id) || !shared.names(in: .roles).contains($0.id.rawValue) },
      facts: facts.filter { use.facts.contains($0.id) || !shared.names(in: .facts).contains($0.id.rawValue) },
      consents: consents.filter { use.keeps($0) }, messages: messages.filter { use.keeps($0) }, tracks: tracks,
      fallbacks: fallbacks.filter { use.keeps($0) }, deadlines: deadlines,
      sources: sources.filter { use.sources.contains($0.id) || !shared.names(in: .sources).contains($0.id) })
  }
}

/// What a playbook's tracks and clocks refer to.
private struct PlaybookUse {
  private(set) var roles: Set<RoleID> = []
  private(set) var facts: Set<FactID> = []
  private(set) var consents: Set<ConsentID> = []
  private(set) var messages: Set<MessageID> = []
  private(set) var sources: Set<String> = []
  private(set) var fallbacks: Set<StepID> = []
  private let shared: SharedParts

  init(of playbook: Playbook, shared: SharedParts) {
    self.shared = shared
    for step in playbook.steps { take(step) }
    fallbacks = playbook.reachableFallbacks
    for fallback in playbook.fallbacks where keeps(fallback) { take(fallback.step) }
    for deadline in playbook.deadlines {
      facts.formUnion([deadline.from, deadline.learned].compactMap(\.self))
      take(deadline.onlyIf)
      if let source = deadline.source { sources.insert(source) }
    }
    for consent in playbook.consents where keeps(consent) { roles.insert(consent.from) }
    for message in playbook.messages where keeps(message) { take(message.text) }
  }

  func keeps(_ consent: ConsentDefinition) -> Bool {
    consents.contains(consent.id) || !shared.names(in: .consents).contains(consent.id.rawValue)
  }

  func keeps(_ message: Message) -> Bool {
    messages.contains(message.id) || !shared.names(in: .messages).contains(message.id.rawValue)
  }

  func keeps(_ fallback: Fallback) -> Bool {
    fallbacks.contains(fallback.id) || !shared.names(in: .fallbacks).contains(fallback.id.rawValue)
  }

  private mutating func take(_ step: Step) {
    roles.formUnion([step.role] + step.notices.map(\.to) + [step.speaksTo].compactMap(\.self))
    messages.formUnion(step.notices.map(\.message) + step.drafts)
    facts.formUnion(step.asks.map(\.fact) + [step.due?.from].compactMap(\.self))
    consents.formUnion(step.gates + step.grants)
    take(step.after)
    take(step.onlyIf)
    for line in step.instructions.phone { take(line) }
    let routes = [step.routes.done, step.routes.skipped, step.routes.failed, step.routes.timeout?.route]
    for route in routes.compactMap(\.self) + step.answers.map(\.route) {
      for branch in route.branches { take(branch.guardCondition) }
    }
    for answer in step.answers {
      facts.formUnion(answer.sets.keys)
      consents.formUnion(answer.grants)
    }
  }

  private mutating func take(_ condition: Guard?) {
    for atom in condition?.atoms ?? [] {
      switch atom {
      case .factIs(let fact, _), .factKnown(let fact), .factOver(let fact, _): facts.insert(fact)
      case .consentGranted(let consent): consents.insert(consent)
      case .stepFinished, .stepAnswered, .stepSkipped, .trackFinished, .all, .any, .not: break
      }
    }
  }

  /// The facts that a text with placeholders tells.
  private mutating func take(_ text: LocalizedText) {
    for language in Language.allCases {
      for piece in text[language].split(separator: "{fact:").dropFirst() {
        facts.insert(FactID(String(piece.prefix { $0 != "}" })))
      }
    }
  }
}
