import PlaybookModel

/// For every consent it is said how to get it, or a step that runs can come to grants it; and no step grants what
/// somebody outside the company decides.
struct ConsentsCanBeHad: CheckRule {
  static let id = RuleID("consents-can-be-had")

  func faults(in examination: Examination) throws(Unproven) -> [Fault] {
    let playbook = examination.playbook
    var granted: Set<ConsentID> = []
    var faults: [Fault] = []
    for step in playbook.steps {
      let grants = step.allGrants
      faults += grants.filter(playbook.isDecidedOutside).map { .grantsForOthers(step.id, $0) }
      if !grants.isEmpty, try examination.rests(in: examination.sets.ready(step), .anything) {
        granted.formUnion(grants)
      }
    }
    let unobtainable = playbook.consents.filter { consent in
      !granted.contains(consent.id) && Language.allCases.contains { consent.how[$0].isBlank }
    }
    return faults + unobtainable.map { .consentCannotBeHad($0.id) }
  }
}

extension String {
  var isBlank: Bool { allSatisfy(\.isWhitespace) }
}
