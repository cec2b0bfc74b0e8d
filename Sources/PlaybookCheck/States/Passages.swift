import CivilTime
import PlaybookModel
import RunEngine

/// The transition relation of a playbook: the rules of `Movement.swift`, `DecideSteps.swift` and `DecideRecords.swift`
/// in `RunEngine`, read as passages between sets of states instead of as commands to one run. That both say the same is
/// tested on every state of thousands of small playbooks.
///
/// - What the engine does after every command until nothing moves by itself is a set of passages of its own,
///   `settling`, of which at most one is open in any state.
/// - Steps whose time ran out are taken one at a time.
struct Passages {
  /// What people and clocks do. Open only where no `settling` passage is.
  private(set) var moves: [Passage] = []
  private(set) var settling: [Passage] = []
  /// The states that move on by themselves.
  private(set) var unsettled = Diagram.none
  /// What the facts may become when somebody states some, in their order.
  private(set) var statements: [FactStatement] = []
  /// The state in which every track stands at its first step, before anything settles.
  private(set) var start = Diagram.none

  private let sets: StateSets
  /// Consents that no step may give: this is what a run without anybody's consent looks like.
  private let isWithheld: Bool

  private var playbook: Playbook { sets.playbook }
  private var store: DiagramStore { sets.store }

  init(_ sets: StateSets, withholdingConsents isWithheld: Bool) {
    self.sets = sets
    self.isWithheld = isWithheld
    statements = sets.layout.factOrder.compactMap { sets.layout.facts[$0]?.cell }.map { cell in
      FactStatement(forgotten: sets.states(cell, 0), known: sets.states(cell, in: Array(1..<cell.size)))
    }
    start = store.or(beginnings().map { store.and($0.condition, $0.change) })
    for step in playbook.steps { addSettling(of: step) }
    for step in playbook.steps { addFinishing(of: step) }
    if !statements.isEmpty { moves.append(passage(.state, .all, statesFacts: true, Branching(sets))) }
    for consent in sets.layout.consentOrder {
      addDecision(on: consent, granted: true)
      addDecision(on: consent, granted: false)
    }
    for step in playbook.steps { addLeaving(of: step) }
  }

  private mutating func addSettling(of step: Step) {
    func add(_ cause: Passage.Cause, if condition: Diagram, _ branches: (Branching) -> [Branching]) {
      let first = store.minus(condition, unsettled)
      for branch in branches(Branching(sets)) where !store.and(first, branch.condition).isEmpty {
        settling.append(passage(cause, first, branch))
      }
      unsettled = store.or(unsettled, condition)
    }
    let open = sets.open(step.id)
    let passedOver = sets.doesNotApply(step)
    add(.passOver(step.id), if: store.and(open, passedOver)) { branch in
      leave(step, as: .passedOver, by: step.routes.done, branch)
    }
    guard case .parallel(let nested) = step.form else { return }
    let absent = store.or(nested.map { sets.absent($0.id) })
    let applies = store.minus(open, passedOver)
    add(.openTracks(step.id), if: store.and([applies, sets.isReady(step), absent])) { enter(nested, $0) }
    let joined = store.and(nested.map { sets.finished($0.id) })
    add(.join(step.id), if: store.and([applies, sets.isReady(step), joined])) { branch in
      leave(step, as: .done, granting: step.grants, by: step.routes.done, branch)
    }
  }

  private mutating func addFinishing(of step: Step) {
    let ready = sets.ready(step)
    let asked = store.and(step.asks.filter(\.isRequired).map { sets.known($0.fact) })
    switch step.form {
    case .task:
      let done = leave(step, as: .done, granting: step.grants, by: step.routes.done, Branching(sets, if: asked))
      add(.finish(step.id), ready, done)
    case .question(let answers):
      for answer in answers {
        // What the answer itself states need not be stated besides.
        let asked = step.asks.filter { $0.isRequired && answer.sets[$0.fact] == nil }
        var start = Branching(sets, if: store.and(asked.map { sets.known($0.fact) }))
        for (fact, value) in answer.sets { start.state(fact, value) }
        let grants = step.grants(for: answer.id)
        let answered = leave(step, as: .answered(answer.id), granting: grants, by: answer.route, start)
        add(.answer(step.id, answer.id), ready, answered)
      }
    case .parallel: break
    }
    if let route = step.routes.failed {
      add(.fail(step.id), ready, leave(step, as: .failed, by: route, Branching(sets)))
    }
    func add(_ cause: Passage.Cause, _ allowed: Diagram, _ branches: [Branching]) {
      for branch in branches { moves.append(passage(cause, allowed, statesFacts: !statements.isEmpty, branch)) }
    }
  }

  /// The ways out of a step that do not ask whether it is ready.
  private mutating func addLeaving(of step: Step) {
    let open = sets.open(step.id)
    if let timeout = step.routes.timeout {
      for branch in leave(step, as: .timedOut, by: timeout.route, Branching(sets)) {
        moves.append(passage(.timeout(step.id, hasGates: !step.gates.isEmpty), open, branch))
      }
    }
    for branch in leave(step, as: .skipped, by: step.routes.skipped, Branching(sets)) {
      moves.append(passage(.skip(step.id), open, branch))
    }
    guard let track = playbook.place(of: step.id)?.track else { return }
    let gates = step.gates.withoutRepetitions
    for before in gates.subsets {
      // An override covers the consents that are missing when it is made.
      for missing in gates.filter({ !before.contains($0) }).subsets.dropFirst() {
        let there = sets.states(track) { $0 == .at(step.id, overridden: before) }
        let granted = gates.filter { !before.contains($0) && !missing.contains($0) }.map(sets.granted)
        var override = Branching(sets)
        override.set(track, .at(step.id, overridden: before.union(missing)))
        let allowed = store.minus(store.and([there] + granted), store.or(missing.map(sets.granted)))
        moves.append(passage(.override(step.id), allowed, override))
      }
    }
  }

  private mutating func addDecision(on consent: ConsentID, granted: Bool) {
    var branch = Branching(sets)
    branch.decide(consent, granted: granted)
    let changes = granted ? store.not(sets.granted(consent)) : sets.granted(consent)
    moves.append(passage(.consent(consent, granted: granted), changes, branch))
  }

  private func passage(
    _ cause: Passage.Cause, _ allowed: Diagram, statesFacts: Bool = false, _ branch: Branching
  ) -> Passage {
    Passage(
      cause: cause, allowed: allowed, statesFacts: statesFacts, condition: branch.condition, change: branch.change)
  }
}

// Movement, on states of which only the conditions are known.
extension Passages {
  private func leave(
    _ step: Step, as exit: RunState.Control.Exit, granting grants: [ConsentID] = [], by route: Route,
    _ branch: Branching
  ) -> [Branching] {
    guard let track = playbook.place(of: step.id)?.track else { return [] }
    return close(step, as: exit, branch).flatMap { branch in
      var branch = branch
      if !isWithheld { for consent in grants { branch.decide(consent, granted: true) } }
      var (found, rest) = ([Branching](), branch)
      for candidate in route.branches {
        let (holds, fails) = rest.split(by: sets.split(by: candidate.guardCondition).isTrue)
        found += go(to: candidate.target, in: track, holds)
        rest = fails
      }
      return (found + go(to: route.otherwise, in: track, rest)).filter { !$0.isImpossible }
    }
  }

  /// A block that is left otherwise than by joining takes what is open inside it along.
  private func close(_ step: Step, as exit: RunState.Control.Exit, _ branch: Branching) -> [Branching] {
    var branches = [branch]
    switch exit {
    case .done, .answered: break
    case .failed, .skipped, .passedOver, .timedOut:
      for track in step.nestedTracks {
        // Only exits that some guard looks at need to be told apart.
        for inner in track.steps where sets.layout.exits[inner.id] != nil {
          branches = branches.flatMap { branch in
            var (holds, fails) = branch.split(by: sets.open(inner.id))
            holds.leave(inner.id, as: exit)
            return [holds, fails].filter { !$0.isImpossible }
          }
        }
      }
    }
    return branches.map { branch in
      var branch = branch
      branch.leave(step.id, as: exit)
      switch exit {
      case .done, .answered: break
      case .failed, .skipped, .passedOver, .timedOut:
        for track in step.nestedTracks { branch.set(track.id, .absent) }
      }
      return branch
    }
  }

  private func go(to target: Target, in track: TrackID, _ branch: Branching) -> [Branching] {
    var branch = branch
    switch target {
    case .step(let next):
      guard let next = playbook.step(next) else { return [branch] }
      return open(next, in: track, branch)
    case .end:
      branch.set(track, .finished)
      return [branch]
    }
  }

  private func open(_ step: Step, in track: TrackID, _ branch: Branching) -> [Branching] {
    if branch.isImpossible { return [] }
    var branch = branch
    branch.set(track, .at(step.id, overridden: []))
    guard case .parallel(let nested) = step.form else { return [branch] }
    // A new round: what was done inside the block in the last one opens nothing in this one.
    for track in step.nestedTracks {
      branch.set(track.id, .absent)
      for inner in track.steps { branch.leave(inner.id, as: nil) }
    }
    let ready = store.minus(sets.isReady(step), sets.doesNotApply(step))
    let (opens, waits) = branch.split(by: ready)
    return enter(nested, opens) + (waits.isImpossible ? [] : [waits])
  }

  private func enter(_ tracks: [Track], _ branch: Branching) -> [Branching] {
    tracks.reduce([branch]) { branches, track in
      guard let first = track.steps.first else { return branches }
      return branches.flatMap { open(first, in: track.id, $0) }
    }
  }

  private func beginnings() -> [Branching] {
    var branch = Branching(sets)
    for (fact, _) in sets.layout.facts {
      branch.state(fact, fact == .discovered ? .instant(Instant(milliseconds: 0)) : nil)
    }
    for consent in sets.layout.consentOrder { branch.decide(consent, granted: false) }
    for step in sets.layout.exits.keys { branch.leave(step, as: nil) }
    for track in sets.layout.tracks.values {
      guard let first = track.track.steps.first else { continue }
      branch.set(track.track.id, track.isNested ? .absent : .at(first.id, overridden: []))
    }
    return enter(playbook.tracks, branch)
  }
}
