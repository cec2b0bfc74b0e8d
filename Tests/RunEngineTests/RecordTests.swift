import CivilTime
import PlaybookModel
import RunEngine
import Testing

@Suite struct RecordTests {
  private let run = playbook(track("main", task("a", to: .to("b")), task("b"), task("c")))
  private let photograph = CollectOrder(size: 3, sha256: .hash("00"), fileName: .file("a.jpg"))

  @Test func notes() throws {
    var incident = try Incident(run)
    #expect(incident.refusal(.note("\t")) == .wordsNeeded)
    let actor = Actor(role: nil, name: .name("Ito"))
    let time = stated("2026-11-27T12:04:00.000Z")
    #expect(
      try incident.perform(.note("smoke"), by: actor, occurred: time) == [
        Happening(.noteTaken(NoteTaken(note: .text("smoke"))), actor: actor, occurred: time)
      ])
    // Of whom nothing is known, nothing is written.
    #expect(
      try incident.perform(.note("fire"), by: Actor(role: nil, name: nil)) == [
        Happening(.noteTaken(NoteTaken(note: .text("fire"))))
      ])
  }

  @Test func messagesByHand() throws {
    var incident = try Incident(run)
    #expect(
      incident.refusal(.notify(NoticeOrder(to: RoleID("agnet"), words: "x")))
        == .unknownRole(RoleID("agnet"), nearest: RoleID("agent")))
    #expect(incident.refusal(.notify(NoticeOrder(to: RoleID("agent"), words: ""))) == .wordsNeeded)
    #expect(
      try incident.perform(.notify(NoticeOrder(to: RoleID("agent"), words: "x"))).map(\.event) == [
        .noticeRequested(NoticeRequested(to: RoleID("agent"), message: nil, words: .text("x")))
      ])
  }

  @Test func evidence() throws {
    var incident = try Incident(run)
    try incident.perform(.collect(photograph, for: nil))
    try incident.perform(.done("a"))
    try incident.perform(.collect(photograph, for: StepID("a")))
    #expect(incident.story().suffix(1) == ["attached item-2 a#1"])
    #expect(incident.refusal(.collect(photograph, for: StepID("c"))) == .stepNotOpen(StepID("c"), .notReached))
    #expect(
      incident.refusal(.collect(photograph, for: StepID("aa"))) == .unknownStep(StepID("aa"), nearest: StepID("a")))
    #expect(incident.state.attachments.map(\.item) == ["item-1", "item-2"])
    #expect(incident.state.attachments.map(\.size) == [3, 3])
  }

  /// Two processes asked the same authority at the same moment.
  @Test func oneTokenOfAnAuthorityOverACheckpoint() throws {
    var incident = try Incident(run)
    func token(_ authority: String, _ size: Int) -> Command.Action {
      .anchor(
        CheckpointAnchored(
          authority: authority, size: size, time: evening, standing: .kept, requestSHA256: "00", responseSHA256: "11",
          certificatesSHA256: nil, clockDifferenceMilliseconds: nil))
    }
    #expect(try incident.perform(token("a", 3)).count == 1)
    #expect(try incident.perform(token("a", 3)).isEmpty)
    #expect(try incident.perform(token("b", 3)).count == 1)
    #expect(try incident.perform(token("a", 4)).count == 1)
  }

  /// History stays: a correction is an entry of its own, and facts change by a new statement only.
  @Test func corrections() throws {
    var incident = try Incident(run)
    try incident.perform(.state("leaked", "no"))
    let before = incident.events
    try incident.perform(.correct(CorrectionOrder(event: 3, note: "it was yes")))
    #expect(incident.story(from: 4) == ["corrected 3"])
    #expect(incident.state.control.facts[FactID("leaked")] == .no)
    try incident.perform(.correct(CorrectionOrder(event: 3, note: "yes", facts: [FactID("leaked"): "yes"])))
    #expect(incident.story(from: 5) == ["corrected 3", "fact leaked=yes"])
    #expect(incident.state.control.facts[FactID("leaked")] == .yes)
    #expect(Array(incident.events.prefix(4)) == before)
    #expect(incident.state.statements.map(\.sequence) == [1, 3, 6])
    for event in [-1, 7, .max, .min] {
      #expect(
        incident.refusal(.correct(CorrectionOrder(event: event, note: "n"))) == .unknownEvent(event, size: 7))
    }
    #expect(incident.refusal(.correct(CorrectionOrder(event: 6, note: ""))) == .reasonNeeded)
    #expect(
      incident.refusal(.correct(CorrectionOrder(event: 6, note: "n", facts: [FactID("leaked"): "?"])))
        == .unreadableFact(FactID("leaked"), typed: "?"))
  }

  /// The way that was taken stays taken.
  @Test func aCorrectionOfWhatARouteLookedAt() throws {
    let route = Route(branches: [.init(if: .leaked(.yes), to: .to("b"))], otherwise: .to("c"))
    var incident = try Incident(playbook(track("main", task("a", done: route), task("b"), task("c"))))
    try incident.perform(.done("a", facts: ["leaked": "no"]))
    try incident.perform(.correct(CorrectionOrder(event: 3, note: "yes", facts: [FactID("leaked"): "yes"])))
    #expect(incident.open == ["c"])
  }

  @Test func aRoleIsGivenToSomebodyAndOnAgain() throws {
    var incident = try Incident(run)
    try incident.perform(.delegate(RoleID("staff"), to: "佐藤", contact: "090"))
    try incident.perform(.delegate(RoleID("staff"), to: "鈴木", contact: nil))
    #expect(incident.state.delegates[RoleID("staff")] == RoleDelegated(role: RoleID("staff"), to: .name("鈴木")))
    #expect(
      incident.refusal(.delegate(RoleID("staf"), to: "x", contact: nil))
        == .unknownRole(RoleID("staf"), nearest: RoleID("staff")))
    #expect(incident.refusal(.delegate(RoleID("staff"), to: " ", contact: nil)) == .wordsNeeded)
  }

  @Test func clockJumps() throws {
    var incident = try Incident(run)
    let jump = ClockJumped(byMilliseconds: -3_600_000)
    #expect(try incident.perform(.reportClockJump(jump)) == [Happening(.clockJumped(jump))])
    // The ledger's order is its own: an entry may be recorded earlier than the one before.
    incident.wait(.hours(-1))
    try incident.perform(.done("a"))
    #expect(incident.events.map(\.sequence) == Array(0..<6))
    #expect(incident.state.lastRecorded == evening.advanced(by: .hours(-1)))
  }

  @Test func afterTheRunIsOver() throws {
    var incident = try Incident(run)
    try incident.perform(.done("a"))
    try incident.perform(.done("b"))
    let over = RunState.Phase.completed(evening)
    #expect(incident.state.phase == over)
    let start = incident.events.count
    incident.wait(.hours(1))
    let queued = NoticeQueued(delivery: DeliveryID("d"), endpoint: "e", to: RoleID("agent"), message: nil)
    for action in [
      .note("n"), .collect(photograph, for: StepID("a")), .grant("order"), .state("leaked", "no"),
      .correct(CorrectionOrder(event: 0, note: "n")), .notify(NoticeOrder(to: RoleID("agent"), words: "x")),
      .queue(queued), .beginAttempt(AttemptStarted(delivery: DeliveryID("d"), number: 1, mayBeDuplicate: false)),
      .endDelivery(DeliveryEnded(delivery: DeliveryID("d"), why: .exhausted)),
      .acknowledge(DeliveryID("d"), reference: "A", note: nil), .observe,
    ] as [Command.Action] {
      try incident.perform(action)
    }
    #expect(
      incident.story(from: start) == [
        "note", "attached item-1 a#1", "granted order", "fact leaked=no", "corrected 0", "notice to agent", "queued d",
        "attempt d 1", "ended d exhausted", "acknowledged d",
      ])
    #expect(incident.state.phase == over)
    #expect(incident.refusal(.done("b")) == .stepNotOpen(StepID("b"), .closed(.done, at: evening, by: nil)))
    #expect(incident.refusal(.done("c")) == .runIsOver)
    #expect(incident.refusal(.skip("c")) == .runIsOver)
  }

  @Test(
    arguments: [
      ("2026-11-27T12:07:00.000Z", true), ("2026-11-27T12:07:00.001Z", false), ("2007-01-01T00:00:00.000Z", true),
      ("2006-01-01T00:00:00.000Z", false), ("9999-12-31T23:59:59.999Z", false), ("0001-01-01T00:00:00.000Z", false),
    ])
  func whenItHappened(_ text: String, _ isPossible: Bool) throws {
    let incident = try Incident(run)
    let time = stated(text)
    let wrong: Refusal = time.instant > evening ? .occursInFuture(time, now: evening) : .occursBeforeReason(time)
    for action in [.done("a"), .note("n"), .grant("order")] as [Command.Action] {
      #expect(incident.refusal(action, occurred: time) == (isPossible ? nil : wrong))
    }
  }
}
