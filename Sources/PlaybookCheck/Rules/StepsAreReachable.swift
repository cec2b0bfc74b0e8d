import PlaybookModel

/// Every step is come to in some run, and in some run it can be done. A step that every run passes over at once counts
/// as not come to.
struct StepsAreReachable: CheckRule {
  static let id = RuleID("steps-are-reachable")

  func faults(in examination: Examination) throws(Unproven) -> [Fault] {
    var faults: [Fault] = []
    for step in examination.playbook.steps {
      let open = examination.sets.open(step.id)
      if try !examination.rests(in: open, .anything) {
        faults.append(.stepNeverReached(step.id))
      } else if try !examination.rests(in: examination.sets.ready(step), .anything) {
        let walk = try examination.exploration(.anything).shortestWalk(to: open)
        faults.append(.stepNeverReady(step.id, walk: walk?.moves ?? []))
      }
    }
    return faults
  }
}
