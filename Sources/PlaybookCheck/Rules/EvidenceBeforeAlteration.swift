import PlaybookModel

/// No step that changes or wipes what evidence may be on can be done before somebody has confirmed that the evidence is
/// kept, except by overriding its gate: what is lost then is lost for the cause, the claim and the police.
///
/// The confirmations are the consents that finishing a preservation step gives. Without any such step nothing confirms,
/// and every alteration is found.
struct EvidenceBeforeAlteration: CheckRule {
  static let id = RuleID("evidence-before-alteration")

  func faults(in examination: Examination) throws(Unproven) -> [Fault] {
    let (store, sets) = (examination.store, examination.sets)
    let confirmations = EvidenceBeforeAlteration.confirmations(in: examination.playbook)
    let unconfirmed = store.and(confirmations.map { sets.split(by: .consentGranted($0)).isFalse })
    var faults: [Fault] = []
    for step in examination.playbook.steps where step.kind == .alteration {
      let goal = store.and(sets.ready(step), unconfirmed)
      guard try examination.rests(in: goal, .byTheBook) else { continue }
      let walk = try examination.exploration(.byTheBook).shortestWalk(to: goal)
      faults.append(.altersEvidence(step.id, walk: walk?.moves ?? []))
    }
    return faults
  }

  private static func confirmations(in playbook: Playbook) -> [ConsentID] {
    playbook.steps.filter { $0.kind == .preservation }.flatMap(\.allGrants).withoutRepetitions
  }

  /// What the states have to tell apart for this rule.
  static func watched(in playbook: Playbook) -> [Guard] {
    playbook.steps.contains { $0.kind == .alteration } ? confirmations(in: playbook).map(Guard.consentGranted) : []
  }
}
