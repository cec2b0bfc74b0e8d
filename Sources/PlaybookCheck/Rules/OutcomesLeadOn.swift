import PlaybookModel

/// Every outcome leads to a step of its track or to its end, and never into a ring of steps that pass themselves over
/// for ever.
struct OutcomesLeadOn: CheckRule {
  static let id = RuleID("outcomes-lead-on")

  func faults(in examination: Examination) throws(Unproven) -> [Fault] {
    let playbook = examination.playbook
    let astray = playbook.steps.flatMap { step in
      step.allRoutes.flatMap(\.targets).withoutRepetitions.compactMap { target -> Fault? in
        guard case .step(let next) = target, playbook.place(of: next)?.track != playbook.place(of: step.id)?.track
        else { return nil }
        return .leadsNowhere(step.id, to: next)
      }
    }
    let exploration = try examination.exploration(.anything)
    let restless = exploration.restless
    guard !restless.isEmpty, let (walk, state) = try exploration.shortestWalk(into: restless) else { return astray }
    return astray + [.ring(steps(goingRoundFrom: state, exploration), walk: walk)]
  }

  /// The steps that move again and again once the run has come to a state that never rests.
  private func steps(goingRoundFrom state: Diagram, _ exploration: Exploration) -> [StepID] {
    let (sets, store) = (exploration.sets, exploration.store)
    var (state, seen, order) = (state, Diagram.none, [(state: Diagram, step: StepID)]())
    while store.isDisjoint(state, seen) {
      seen = store.or(seen, state)
      for passage in exploration.passages.settling {
        let next = store.image(of: state, by: passage, exploration.passages.statements)
        guard !next.isEmpty, let step = passage.cause.step else { continue }
        order.append((state, step))
        state = next
        break
      }
    }
    let ring = Set(order.drop { $0.state != state }.map(\.step))
    return sets.playbook.steps.map(\.id).filter(ring.contains)
  }
}
