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

  private let groups: [[Passage]]

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
    let stopped = store.or(passages.unsettled, forbidden)
    let all = try Exploration.closure(of: self.start, groups, in: store) { states, passage in
      sets.image(of: passage.isSettling ? states : store.minus(states, stopped), by: passage, passages)
    }
    reachable = store.minus(all, passages.unsettled)
    fleeting = store.and(all, passages.unsettled)
  }

  /// The states, among those explored, from which the run can come to rest in one of `target` by moves of this conduct
  /// that `stricter` also allows.
  func states(thatCanReach target: Diagram, by stricter: Conduct? = nil) throws(Unproven) -> Diagram {
    let allowed = stricter ?? conduct
    let backwards = groups.reversed().map { group in
      let possible = group.filter { allowed.allows($0.cause, in: sets.playbook) }
      return possible.filter { $0.cause.step != nil }.reversed() + possible.filter { $0.cause.step == nil }
    }
    let found = try Exploration.closure(
      of: store.and(target, reachable), backwards, in: store
    ) { states, passage in
      store.and(sets.preimage(of: states, by: passage, passages), passage.isSettling ? fleeting : reachable)
    }
    return store.and(found, reachable)
  }

  /// Lets states move on by themselves until they rest. Those that never do vanish.
  func settled(_ set: Diagram) -> Diagram {
    var states = set
    while !store.isExhausted {
      let next = store.or([states] + passages.settling.map { sets.image(of: states, by: $0, passages) })
      if next == states { break }
      states = next
    }
    return store.minus(states, passages.unsettled)
  }

  /// `set` and the states that come to it by themselves.
  func settling(into set: Diagram) -> Diagram {
    var states = set
    while !store.isExhausted {
      let next = store.or([states] + passages.settling.map { sets.preimage(of: states, by: $0, passages) })
      if next == states { break }
      states = next
    }
    return states
  }

  /// The fleeting states that never come to rest.
  var restless: Diagram {
    fleeting.isEmpty ? .none : store.minus(fleeting, settling(into: store.not(passages.unsettled)))
  }

  /// All that comes out of a set when every passage is taken again and again, one after the other and from all states
  /// found so far, so that one round takes a track a long way.
  ///
  /// The order changes the time and not the result.
  private static func closure(
    of set: Diagram, _ groups: [[Passage]], in store: DiagramStore, _ step: (Diagram, Passage) -> Diagram
  ) throws(Unproven) -> Diagram {
    var found = set
    while true {
      let before = found
      for group in groups {
        var start = Diagram.none
        while start != found, !store.isExhausted {
          start = found
          for passage in group { found = store.or(found, step(found, passage)) }
        }
        if store.isExhausted { throw Unproven(limit: store.limit) }
      }
      if found == before { return found }
    }
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

/// There are more states than may be looked at, so that nothing is known of all of them.
struct Unproven: Error {
  /// How many nodes the sets of states were allowed.
  let limit: Int
}
