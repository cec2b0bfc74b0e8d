import PlaybookModel

/// The states that a run can come to while people keep to a conduct, and the ways between them.
///
/// States are explored as sets (symbolic model checking: Burch, Clarke, McMillan, Dill and Hwang 1990), so that tracks
/// that have little to do with each other cost their sum and not their product. Nothing is left out: there is no
/// reduction whose soundness would have to be argued, and what is found to hold holds in every one of the states.
struct Exploration {
  let sets: StateSets
  let conduct: Conduct
  let passages: Passages
  /// What people and clocks may do, the ordinary ways first.
  let moves: [Passage]
  /// Where it began, before anything settled: one state.
  let start: Diagram
  /// The states in which the run can rest, that is, in which it waits for somebody or for the clock.
  let reachable: Diagram
  /// The states that it goes through by itself.
  let fleeting: Diagram

  let groups: [[Passage]]

  var store: DiagramStore { sets.store }

  /// - Parameters:
  ///   - start: the state to begin at; the beginning of the run if nil.
  ///   - forbidden: states that are reached but not left.
  init(
    _ sets: StateSets, conduct: Conduct, from start: Diagram? = nil, without forbidden: Diagram = .none
  ) throws(Unproven) {
    self.sets = sets
    self.conduct = conduct
    let passages = Passages(sets, withholdingConsents: conduct.withholdsConsents)
    self.passages = passages
    self.start = start ?? passages.start
    moves = passages.moves.filter { conduct.allows($0.cause, in: sets.playbook) }
    groups = Exploration.groups(moves + passages.settling, in: sets.layout)
    let store = sets.store
    let forwards = Fixpoint(
      groups: groups, statements: passages.statements, stopped: store.or(passages.unsettled, forbidden),
      direction: .forwards)
    let all = try forwards.closure(of: self.start, in: store)
    reachable = store.minus(all, passages.unsettled)
    fleeting = store.and(all, passages.unsettled)
    if store.isExhausted { throw Unproven(limit: store.limit) }
  }

  /// The states from which the run can come to rest in one of `target`, those included that no run comes to: leaving
  /// them out would make the sets larger.
  ///
  /// - Parameters:
  ///   - stricter: a conduct that the moves must keep as well.
  ///   - finished: top tracks that are finished in all states that matter. What they finished they do not take back.
  func states(
    thatCanReach target: Diagram, by stricter: Conduct? = nil, with finished: [Track] = []
  ) throws(Unproven) -> Diagram {
    let allowed = stricter ?? conduct
    let past = Set(finished.flatMap(\.allSteps).map(\.id))
    let now = store.and(finished.map { sets.finished($0.id) })
    let backwards = Fixpoint(
      groups: groups.reversed().map { group in
        let possible = group.filter { passage in
          allowed.allows(passage.cause, in: sets.playbook) && !(passage.cause.step.map(past.contains) ?? false)
        }
        return possible.filter { $0.cause.step != nil }.reversed() + possible.filter { $0.cause.step == nil }
      }, statements: passages.statements, stopped: passages.unsettled, direction: .backwards)
    return try backwards.closure(of: store.minus(store.and(target, now), passages.unsettled), in: store)
  }

  /// Lets states move on by themselves until they rest. Those that never do vanish.
  func settled(_ set: Diagram) -> Diagram {
    var states = set
    while !store.isExhausted {
      let next = store.or([states] + passages.settling.map { store.image(of: states, by: $0, passages.statements) })
      if next == states { break }
      states = next
    }
    return store.minus(states, passages.unsettled)
  }

  /// `set` and the states that come to it by themselves.
  func settling(into set: Diagram) -> Diagram {
    var states = set
    while !store.isExhausted {
      let next = store.or([states] + passages.settling.map { store.preimage(of: states, by: $0, passages.statements) })
      if next == states { break }
      states = next
    }
    return states
  }

  /// The fleeting states that never come to rest.
  var restless: Diagram {
    fleeting.isEmpty ? .none : store.minus(fleeting, settling(into: store.not(passages.unsettled)))
  }

  /// The passages track by track, and after those of a track the statements and decisions that it looks at: what
  /// anybody may change at any time need not be told apart for long.
  private static func groups(_ passages: [Passage], in layout: Layout) -> [[Passage]] {
    let loose = passages.filter { $0.cause.step == nil }
    return [loose]
      + layout.order.map { track in
        let steps = Set(track.allSteps.map(\.id))
        let guards = track.allSteps.flatMap(\.guards)
        let consents = Set(track.allSteps.flatMap { $0.gates + $0.allGrants } + guards.flatMap(\.consents))
        let usesFacts = !guards.flatMap(\.facts).isEmpty
        return passages.filter { $0.cause.step.map(steps.contains) ?? false }
          + loose.filter { passage in
            switch passage.cause {
            case .consent(let consent, _): consents.contains(consent)
            case .state: usesFacts
            case .finish, .answer, .fail, .skip, .override, .timeout, .passOver, .openTracks, .join: false
            }
          }
      }
  }
}
