package import CivilTime
package import PlaybookModel
package import RunEngine

/// Walks a playbook to its end without people: at random but always the same for one seed, or by a script.
///
/// Plays by the engine's own rules, with a clock that is set forward between moves, so that timeouts and deadlines pass
/// as they would. Never skips and never overrides: what ends here ends without a way around.
package struct Rehearsal {
  /// One thing that was done, in the order of the walk.
  package enum Move: Hashable, Sendable {
    case finish(StepID, FinishOrder.Outcome)
    case consent(ConsentID, ConsentRecorded.Decision)
    case facts([FactID])
    case join(PlaybookID)
    /// Nobody did anything until the clock moved a step on.
    case waited(Span)
  }

  package enum Ending: Hashable, Sendable {
    case completed
    /// Nothing could be done any more at these steps.
    case stuck([StepID])
    /// More moves than any sensible run has.
    case endless
  }

  /// A rule that a walk found broken.
  package enum Violation: Hashable, Sendable {
    /// A step that spends or promises was finished while these consents were missing.
    case committedWithout(StepID, [ConsentID])
    /// A step that limits damage or keeps evidence waited for a consent.
    case urgentHeld(StepID, [ConsentID])
  }

  package struct Report: Hashable, Sendable {
    package let seed: UInt64
    package let moves: [Move]
    package let ending: Ending
    package let violations: [Violation]
    /// How many entries the ledger of such a run would have.
    package let entries: Int
    package let visited: Set<StepID>
  }

  private let seed: UInt64
  private let script: [StepID: [String]]
  private let joining: PlaybookID?
  private var random: SplitMix64
  private var state: RunState
  private var now = Instant(milliseconds: 1_796_040_000_000)
  private var moves: [Move] = []
  private var violations: [Violation] = []
  private var visits: [StepID: Int] = [:]

  private static let mostMoves = 5_000

  /// The run's own, with another one taken in once it was.
  private var playbook: Playbook { state.playbook }

  /// - Parameter script: for a step, what happens each time it comes up: an answer, `done` or `failed`; the last word
  ///   also serves every later time. Steps that it does not name go at random.
  /// - Parameter joining: a playbook that is taken in on the way, after as many moves as the seed says.
  package init(
    _ playbook: Playbook, seed: UInt64, script: [StepID: [String]] = [:], joining: PlaybookID? = nil
  ) {
    self.seed = seed
    self.script = script
    self.joining = joining
    random = SplitMix64(state: seed)
    state = RunState(playbook: playbook)
  }

  package mutating func run() -> Report {
    let started = IncidentStarted(
      incident: "rehearsal", playbook: playbook.id, playbookSHA256: "", isDrill: true, zone: Zone.tokyo.name,
      program: "rehearsal", name: nil)
    perform(.start(StartOrder(started: started, discovered: nil)))
    var joining = joining.map { (playbook: $0, after: Int.random(in: 0..<60, using: &random)) }
    while moves.count < Rehearsal.mostMoves {
      if let other = joining, case .open = state.phase, moves.count >= other.after {
        perform(.join(other.playbook, reason: "?"))
        moves.append(.join(other.playbook))
        joining = nil
      }
      if case .completed = state.phase { return report(.completed) }
      guard move() else { return report(.stuck(state.openSteps.map(\.id))) }
    }
    return report(.endless)
  }

  private func report(_ ending: Ending) -> Report {
    Report(
      seed: seed, moves: moves, ending: ending, violations: violations, entries: state.size,
      visited: Set(state.invocations.map(\.id.step)))
  }

  /// Does one thing that can be done now; false when there is none.
  private mutating func move() -> Bool {
    now = now.advanced(by: .minutes(Int64.random(in: 1...90, using: &random)))
    var ready: [Step] = []
    var awaited: [ConsentID] = []
    var unknown: [FactID] = []
    for step in state.openSteps {
      switch state.standing(of: step) {
      case .ready: if case .parallel = step.form {} else { ready.append(step) }
      case .held(.gate(let consents)):
        if step.kind.isUrgent { violations.append(.urgentHeld(step.id, consents)) }
        awaited += consents
      case .held(.needsFacts(let facts)): unknown += facts
      case .held(.waits): break
      }
    }
    // Decisions arrive now and then while work goes on, and when nothing else is left.
    if let consent = awaited.randomElement(using: &random), ready.isEmpty || Int.random(in: 0..<4, using: &random) == 0
    {
      decide(on: consent)
      return true
    }
    if let fact = unknown.first, ready.isEmpty || Bool.random(using: &random) {
      state(facts: [fact])
      return true
    }
    guard let step = ready.randomElement(using: &random) else { return waitForTimeout() }
    finish(step)
    return true
  }

  private mutating func finish(_ step: Step) {
    let outcome = outcome(of: step)
    let closed = state.closedGates(of: step)
    if step.kind.commitsCompany, !closed.isEmpty { violations.append(.committedWithout(step.id, closed)) }
    let asked = step.asks.map(\.fact).filter { _ in Int.random(in: 0..<4, using: &random) > 0 }
    let needed = step.asks.filter { $0.isRequired && state.control.facts[$0.fact] == nil }.map(\.fact)
    let facts = Set(asked + needed).sorted()
    perform(.finish(FinishOrder(step: step.id, outcome: outcome, facts: typed(facts))))
    visits[step.id, default: 0] += 1
    moves.append(.finish(step.id, outcome))
  }

  private mutating func outcome(of step: Step) -> FinishOrder.Outcome {
    if let words = script[step.id], !words.isEmpty {
      let word = words[min(visits[step.id, default: 0], words.count - 1)]
      switch word {
      case "done": return .done
      case "failed": return .failed
      default: return .answered(AnswerID(word))
      }
    }
    if step.routes.failed != nil, Int.random(in: 0..<6, using: &random) == 0 { return .failed }
    return step.answers.randomElement(using: &random).map { .answered($0.id) } ?? .done
  }

  /// A decision may be refused at first, but not for ever, or nothing would come to its end.
  private mutating func decide(on consent: ConsentID) {
    guard let definition = playbook.consent(consent) else { return }
    let wasDeclined = state.control.consents[consent] == .declined
    let decision: ConsentRecorded.Decision =
      !wasDeclined && Int.random(in: 0..<4, using: &random) == 0 ? .declined : .granted
    perform(.decide(DecisionOrder(consent: consent, from: definition.from, decision: decision, givenBy: "A")))
    moves.append(.consent(consent, decision))
  }

  private mutating func state(facts: [FactID]) {
    perform(.state(typed(facts)))
    moves.append(.facts(facts))
  }

  /// Lets the nearest timeout pass.
  private mutating func waitForTimeout() -> Bool {
    let ends = state.openSteps.compactMap { step -> Instant? in
      guard let timeout = step.routes.timeout else { return nil }
      return state.latestInvocation(of: step.id)?.opened.advanced(by: timeout.after)
    }
    guard let next = ends.min() else { return false }
    let waited = next.since(now)
    now = max(now, next)
    let before = state.size
    perform(.observe)
    moves.append(.waited(waited))
    return state.size > before
  }

  private mutating func typed(_ facts: [FactID]) -> [FactID: String] {
    var typed: [FactID: String] = [:]
    for fact in facts { typed[fact] = invented(fact) }
    return typed
  }

  private mutating func invented(_ fact: FactID) -> String {
    switch playbook.fact(fact)?.kind {
    case .yesNo: Bool.random(using: &random) ? "yes" : "no"
    case .number: String([0, 1, 3, 999, 1_000, 1_001, 20_000].randomElement(using: &random) ?? 0)
    case .instant, nil:
      "\(Zone.tokyo.local(at: now).date.text) \(Zone.tokyo.local(at: now).timeText(withSeconds: false))"
    case .choice(let choices): choices.randomElement(using: &random)?.id ?? ""
    case .text: "?"
    }
  }

  /// What the engine refuses here would be a fault of this walk, not of the playbook.
  private mutating func perform(_ action: Command.Action) {
    let happenings: [Happening]
    do {
      happenings = try RunEngine.decide(Command(action), at: now, in: state, zone: .tokyo)
    } catch { preconditionFailure("\(action) refused in a rehearsal: \(error)") }
    for happening in happenings {
      state.evolve(by: RecordedEvent(sequence: state.size, recorded: now, happening: happening))
    }
  }
}

/// A generator whose numbers depend on the seed alone (Steele, Lea and Flood 2014).
struct SplitMix64: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }
}
