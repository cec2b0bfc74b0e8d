import CivilTime
import PlaybookModel
import RunEngine
import Testing

/// The fold of events that no decision of ours made.
@Suite struct ForeignLedgerTests {
  private static let run = playbook(
    track("main", task("a", to: .to("b"), gates: ["order"], marks: .hotlineCalled), task("b")),
    track("side", task("c", form: .parallel([track("inner", task("d"))]))))

  private static let id = InvocationID(step: StepID("a"), number: 1)

  /// What does not fit changes the size and the time and nothing else.
  @Test(
    arguments: [
      Happening(.incidentStarted(Incident.started)),
      // A step of another track, none at all, and no entry.
      Happening(.stepOpened(StepOpened(track: TrackID("side"))), invocation: id),
      Happening(
        .stepOpened(StepOpened(track: TrackID("main"))), invocation: InvocationID(step: StepID("x"), number: 1)),
      Happening(.stepOpened(StepOpened(track: TrackID("main")))),
      // Entries that are not open.
      Happening(.stepFinished(StepFinished(outcome: .done)), invocation: InvocationID(step: StepID("a"), number: 2)),
      Happening(.stepFinished(StepFinished(outcome: .done)), invocation: InvocationID(step: StepID("b"), number: 1)),
      Happening(.stepSkipped(StepSkipped(reason: .withheld)), invocation: InvocationID(step: StepID("x"), number: 1)),
      Happening(.stepPassedOver), Happening(.stepTimedOut),
      Happening(.trackFinished(TrackFinished(track: TrackID("x")))),
      Happening(.attemptStarted(AttemptStarted(delivery: DeliveryID("x"), number: 1, mayBeDuplicate: false))),
      Happening(.deliveryEnded(DeliveryEnded(delivery: DeliveryID("x"), why: .stopped))),
      Happening(.deliveryAcknowledged(DeliveryAcknowledged(delivery: DeliveryID("x"), reference: nil))),
    ])
  func whatDoesNotFit(_ happening: Happening) throws {
    let incident = try Incident(Self.run)
    let later = evening.advanced(by: .hours(1))
    var folded = incident.state
    folded.evolve(by: RecordedEvent(sequence: incident.state.size, recorded: later, happening: happening))
    #expect(folded.size == incident.state.size + 1)
    #expect(folded.lastRecorded == later)
    #expect(folded.control == incident.state.control)
    #expect(folded.invocations == incident.state.invocations)
    #expect(folded.phase == .open)
    #expect(folded.start == incident.state.start)
    #expect(folded.deliveries == [])
    #expect(folded.milestones == [:])
  }

  @Test func anEntryIsLeftOnce() throws {
    var state = try Incident(Self.run).state
    func take(_ event: Event) {
      state.evolve(
        by: RecordedEvent(sequence: state.size, recorded: evening, happening: Happening(event, invocation: Self.id)))
    }
    take(.stepFinished(StepFinished(outcome: .failed)))
    take(.stepFinished(StepFinished(outcome: .done)))
    take(.gateOverridden(GateOverridden(consents: [ConsentID("order")], reason: .withheld)))
    #expect(state.control.exits == [StepID("a"): .failed])
    #expect(state.control.overridden == [:])
    #expect(state.milestones == [:])
  }

  @Test func theSameDeliveryTwice() throws {
    var incident = try Incident(Self.run)
    let queued = NoticeQueued(delivery: DeliveryID("d"), endpoint: "e", to: RoleID("agent"), message: nil)
    try incident.perform(.queue(queued))
    try incident.perform(.queue(queued))
    #expect(incident.state.deliveries.map(\.queued) == [queued])
  }

  /// All events of a real run in any wrong order, and twice: nothing traps, and what can be asked can be answered.
  @Test func anyOrder() throws {
    var incident = try Incident(Self.run)
    for action in [
      .override("a"), .done("a"), .state("leaked", "yes"), .grant("order"), .skip("c"), .note("n"), .done("b"),
    ] as [Command.Action] { try incident.perform(action) }
    var numbers = RepeatableNumbers(seed: 7)
    for _ in 0..<200 {
      let shuffled = (incident.events + incident.events).shuffled(using: &numbers)
      let state = RunState(playbook: Self.run, events: shuffled)
      #expect(state.openSteps.count <= 4)
      _ = state.clocks(at: evening, in: .tokyo)
      for step in Self.run.steps { _ = state.standing(of: step) }
      for action in [.done("a"), .skip("c"), .observe, .done("d")] as [Command.Action] {
        _ = try? decide(Command(action), at: evening, in: state, zone: .tokyo)
      }
    }
  }
}

/// The same numbers whenever it is made (SplitMix64).
struct RepeatableNumbers: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
