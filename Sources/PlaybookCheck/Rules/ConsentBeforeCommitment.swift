import PlaybookModel

/// No step that spends or promises can be done before somebody outside the company has agreed, except by overriding its
/// gate.
///
/// Looks at all runs in which nobody outside agrees to anything and nothing is overridden, though anything may be
/// skipped. The company's own consents are given freely in them: what the owner decides alone protects no cover. So a
/// step without a gate is found, one whose gates are all the company's own, and one that relies on a gate before it.
struct ConsentBeforeCommitment: CheckRule {
  static let id = RuleID("consent-before-commitment")

  func faults(in examination: Examination) throws(Unproven) -> [Fault] {
    var faults: [Fault] = []
    for step in examination.playbook.steps where step.kind.commitsCompany {
      let ready = examination.sets.ready(step)
      guard try examination.rests(in: ready, .outsidersSilent) else { continue }
      let walk = try examination.exploration(.outsidersSilent).shortestWalk(to: ready)
      faults.append(.commitsWithoutConsent(step.id, walk: walk?.moves ?? []))
    }
    return faults
  }
}
