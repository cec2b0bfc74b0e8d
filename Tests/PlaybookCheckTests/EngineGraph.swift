import CivilTime
import PlaybookModel

@testable import PlaybookCheck
@testable import RunEngine

/// All states of a small playbook one by one, found by giving the real engine every command in every state.
struct EngineGraph {
  struct Edge: Hashable {
    let cause: Passage.Cause
    let target: Int
  }

  let sets: StateSets
  private(set) var states: [Diagram] = []
  private(set) var edges: [Set<Edge>] = []
  /// The engine stopped in the middle of things that move by themselves.
  private(set) var hasRing = false
  private(set) var runs: [RunState] = []
  /// How many moves lead to each state from the start, at least.
  private(set) var depths: [Int] = []
  private var indexes: [Diagram: Int] = [:]

  private static let now = Instant(milliseconds: 1_795_608_000_000)
  private static let longAgo = Instant(milliseconds: 0)

  /// Nil when there are more than `limit` states.
  init?(_ playbook: Playbook, _ sets: StateSets, limit: Int = 4_000) {
    self.sets = sets
    let unsettled = Passages(sets, withholdingConsents: false).unsettled
    _ = add(EngineGraph.start(playbook), depth: 0)
    var next = 0
    while next < runs.count {
      if runs.count > limit { return nil }
      if !sets.store.isDisjoint(states[next], unsettled) {
        hasRing = true
        return
      }
      for (cause, run) in EngineGraph.successors(of: runs[next], sets.layout) {
        let target = add(run, depth: depths[next] + 1)
        edges[next].insert(Edge(cause: cause, target: target))
      }
      next += 1
    }
  }

  private mutating func add(_ run: RunState, depth: Int) -> Int {
    let state = sets.state(of: run.control)
    if let known = indexes[state] { return known }
    indexes[state] = runs.count
    runs.append(run)
    states.append(state)
    edges.append([])
    depths.append(depth)
    return runs.count - 1
  }

  static func start(_ playbook: Playbook) -> RunState {
    let started = IncidentStarted(
      incident: "I-1", playbook: playbook.id, playbookSHA256: "", isDrill: true, zone: "Asia/Tokyo", program: "test",
      name: nil)
    let order = StartOrder(started: started, discovered: nil)
    guard let run = after(.start(order), RunState(playbook: playbook)) else {
      preconditionFailure("a run does not start")
    }
    return run
  }

  /// The run after a command; nil if the engine refuses it.
  static func after(_ action: Command.Action, _ run: RunState) -> RunState? {
    guard let happenings = try? decide(Command(action), at: now, in: run, zone: .tokyo) else { return nil }
    var run = run
    for happening in happenings {
      run.evolve(by: RecordedEvent(sequence: run.size, recorded: now, happening: happening))
    }
    return run
  }

  /// Lets the time of one open step run out and of no other.
  static func afterTimeout(of step: StepID, _ run: RunState) -> RunState? {
    guard run.isOpen(step), run.playbook.step(step)?.routes.timeout != nil else { return nil }
    var aged = run
    guard let index = aged.invocations.lastIndex(where: { $0.id.step == step }) else { return nil }
    aged.invocations[index] = RunState.Invocation(id: aged.invocations[index].id, opened: longAgo, phase: .open)
    return after(.observe, aged)
  }

  /// The run after a walk of the checker; nil if the engine refuses any of it.
  static func after(_ walk: [Move], _ run: RunState) -> RunState? {
    walk.reduce(run) { run, move in run.flatMap { after(move, $0) } }
  }

  private static func after(_ move: Move, _ run: RunState) -> RunState? {
    func finish(_ step: StepID, _ outcome: FinishOrder.Outcome, _ facts: [Move.Statement]) -> RunState? {
      let known = Set(run.control.facts.keys).union(facts.map(\.fact))
      let asked = run.playbook.step(step)?.asks.map(\.fact).filter { !known.contains($0) } ?? []
      let typed = typed(facts).merging(asked.map { ($0, run.playbook.fact($0)?.kind.example ?? "x") }) { $1 }
      return after(.finish(FinishOrder(step: step, outcome: outcome, facts: typed)), run)
    }
    func typed(_ facts: [Move.Statement]) -> [FactID: String] {
      Dictionary(uniqueKeysWithValues: facts.map { ($0.fact, $0.value.typed) })
    }
    switch move {
    case .finish(let step, let facts): return finish(step, .done, facts)
    case .answer(let step, let answer, let facts): return finish(step, .answered(answer), facts)
    case .fail(let step, let facts): return finish(step, .failed, facts)
    case .skip(let step): return after(.skip(step, reason: "r"), run)
    case .override(let step): return after(.override(step, reason: "r"), run)
    case .timeout(let step): return afterTimeout(of: step, run)
    case .consent(let id, let granted):
      guard let consent = run.playbook.consent(id) else { return nil }
      let order = DecisionOrder(
        consent: id, from: consent.from, decision: granted ? .granted : .declined, givenBy: "x")
      return after(.decide(order), run)
    case .state(let facts): return after(.state(typed(facts)), run)
    }
  }

  func index(of state: Diagram) -> Int? { indexes[state] }

  /// The states that can be come to from `origin`, with the least number of moves; those in `stops` are not left.
  func distances(from origin: Int, stops: Set<Int> = [], _ conduct: Conduct) -> [Int: Int] {
    var found = [origin: 0]
    var queue = [origin]
    var next = 0
    while next < queue.count {
      let state = queue[next]
      next += 1
      if stops.contains(state) { continue }
      for edge in edges[state] where conduct.allows(edge.cause, in: sets.playbook) && found[edge.target] == nil {
        found[edge.target] = found[state].map { $0 + 1 }
        queue.append(edge.target)
      }
    }
    return found
  }

  /// The states among `all` from which one of `targets` can be come to.
  func states(thatCanReach targets: Set<Int>, among all: Set<Int>, _ conduct: Conduct) -> Set<Int> {
    var sources: [Int: [Int]] = [:]
    for state in all {
      for edge in edges[state] where conduct.allows(edge.cause, in: sets.playbook) {
        sources[edge.target, default: []].append(state)
      }
    }
    var found = targets.intersection(all)
    var pending = Array(found)
    while let state = pending.popLast() {
      for source in sources[state] ?? [] where found.insert(source).inserted { pending.append(source) }
    }
    return found
  }

  /// The states in which the step can be done.
  func ready(_ step: Step) -> Set<Int> {
    Set(runs.indices.filter { runs[$0].isOpen(step.id) && runs[$0].standing(of: step) == .ready })
  }

  private static func successors(of run: RunState, _ layout: Layout) -> [(Passage.Cause, RunState)] {
    var found: [(Passage.Cause, RunState)] = []
    let statements = layout.everyStatement
    for step in run.playbook.steps {
      let unseen = step.asks.map(\.fact).filter { layout.facts[$0] == nil }
        .map { ($0, layout.playbook.fact($0)?.kind.example ?? "x") }
      var outcomes: [(Passage.Cause, FinishOrder.Outcome)] = [(.finish(step.id), .done), (.fail(step.id), .failed)]
      outcomes += step.answers.map { (.answer(step.id, $0.id), .answered($0.id)) }
      for (cause, outcome) in outcomes {
        for facts in statements {
          let typed = facts.merging(unseen) { stated, _ in stated }
          guard let next = after(.finish(FinishOrder(step: step.id, outcome: outcome, facts: typed)), run) else {
            continue
          }
          found.append((cause, next))
        }
      }
      if let next = after(.skip(step.id, reason: "r"), run) { found.append((.skip(step.id), next)) }
      if let next = after(.override(step.id, reason: "r"), run) { found.append((.override(step.id), next)) }
      if let next = afterTimeout(of: step.id, run) {
        found.append((.timeout(step.id, hasGates: !step.gates.isEmpty), next))
      }
    }
    for facts in statements where !facts.isEmpty {
      if let next = after(.state(facts), run) { found.append((.state, next)) }
    }
    for consent in run.playbook.consents where layout.consents[consent.id] != nil {
      for decision in [ConsentRecorded.Decision.granted, .declined] {
        let order = DecisionOrder(consent: consent.id, from: consent.from, decision: decision, givenBy: "x")
        guard let next = after(.decide(order), run) else { continue }
        found.append((.consent(consent.id, granted: decision == .granted), next))
      }
    }
    return found
  }
}

extension Layout {
  /// Every combination of facts that somebody may state at once, none at all included, as typed.
  fileprivate var everyStatement: [[FactID: String]] {
    factOrder.reduce([[:]]) { combinations, fact in
      let values = facts[fact]?.view.witnesses.map(\.typed) ?? []
      return combinations.flatMap { facts in [facts] + values.map { facts.merging([fact: $0]) { $1 } } }
    }
  }
}

extension FactValue {
  var typed: String {
    switch self {
    case .yes: "yes"
    case .no: "no"
    case .number(let number): String(number)
    case .instant(let instant): instant.utcText.replacing(".000Z", with: "Z")
    case .choice(let choice): choice
    case .text: "words"
    }
  }
}

extension FactKind {
  var example: String {
    switch self {
    case .yesNo: "yes"
    case .number: "1"
    case .instant: "2026-11-24T21:05Z"
    case .choice(let choices): choices.first?.id ?? ""
    case .text: "words"
    }
  }
}

extension StateSets {
  /// The state that a run's control is for the checker.
  func state(of control: RunState.Control) -> Diagram {
    var cubes: [Diagram] = []
    for (id, view) in layout.tracks {
      let position: Position =
        switch control.tracks[id] {
        case nil: .absent
        case .finished: .finished
        case .at(let step): .at(step, overridden: control.overridden[step] ?? [])
        }
      guard let index = view.positions.firstIndex(of: position) else { preconditionFailure("no place \(position)") }
      cubes.append(states(view.cell, index))
    }
    for (id, exit) in layout.exits { cubes.append(states(exit.cell, exit.view.index(of: control.exits[id]))) }
    for (id, fact) in layout.facts { cubes.append(states(fact.cell, fact.view.index(of: control.facts[id]))) }
    for (id, cell) in layout.consents { cubes.append(states(cell, control.consents[id] == .granted ? 1 : 0)) }
    return store.and(cubes)
  }
}
