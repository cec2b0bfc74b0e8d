import PlaybookModel

/// Every fact that a guard, a deadline or a message looks at is asked for by a step, or stated by an answer, that runs
/// can come to.
struct FactsAreAsked: CheckRule {
  static let id = RuleID("facts-are-asked")

  func faults(in examination: Examination) throws(Unproven) -> [Fault] {
    let playbook = examination.playbook
    var asked: Set<FactID> = [.discovered]
    for step in playbook.steps where step.isAsking {
      guard try examination.rests(in: examination.sets.ready(step), .anything) else { continue }
      asked.formUnion(step.asks.map(\.fact) + step.answers.flatMap(\.sets.keys))
    }
    let uses = playbook.factUses
    return uses.map(\.fact).withoutRepetitions.filter { !asked.contains($0) }.map { fact in
      .factNeverAsked(fact, usedBy: uses.filter { $0.fact == fact }.map(\.part).withoutRepetitions)
    }
  }
}

extension Playbook {
  /// Where a fact makes a difference: in the guards of steps and deadlines, and in messages and telephone scripts.
  var factUses: [(fact: FactID, part: PlaybookPart)] {
    let guarded =
      steps.map { (PlaybookPart.step($0.id), $0.guards) }
      + deadlines.map { (.deadline($0.id), [$0.onlyIf].compactMap(\.self)) }
    let mentioned =
      stepsAndCalls.map { (PlaybookPart.step($0.id), $0.instructions.phone) }
      + messages.map { (.message($0.id), [$0.text]) }
    return guarded.flatMap { part, guards in guards.flatMap(\.facts).map { (fact: $0, part: part) } }
      + mentioned.flatMap { part, texts in
        texts.flatMap(\.placeholders).compactMap(\.fact).map { (fact: $0, part: part) }
      }
  }
}

extension Guard {
  var facts: [FactID] {
    atoms.compactMap { atom in
      switch atom {
      case .factIs(let fact, _), .factKnown(let fact), .factOver(let fact, _): fact
      case .stepFinished, .stepAnswered, .stepSkipped, .consentGranted, .trackFinished, .all, .any, .not: nil
      }
    }
  }
}
