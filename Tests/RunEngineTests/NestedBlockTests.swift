import CivilTime
import PlaybookModel
import RunEngine
import Testing

@Suite struct NestedBlockTests {
  /// block (left: a, b; right: c after a), then q, which may go back.
  private static func run(
    gates: [String] = [], after: Guard? = nil, onlyIf: Guard? = nil, timeout: Timeout? = nil
  ) -> Playbook {
    let block = task(
      "block", to: .to("q"), gates: gates, after: after, onlyIf: onlyIf, marks: .agentNotified, grants: ["go"],
      notices: [Notice(to: RoleID("agent"), message: MessageID("first"))], failed: .to("q"), timeout: timeout,
      form: .parallel([
        track("left", task("a", to: .to("b")), task("b")), track("right", task("c", after: .finished("a"))),
      ]))
    return playbook(
      track("main", block, question("q", [answer("again", to: .to("block")), answer("enough")])),
      track("side", task("s")))
  }

  @Test func openAndJoin() throws {
    var incident = try Incident(Self.run())
    #expect(incident.story(from: 2) == ["opened block#1", "opened a#1", "opened c#1", "opened s#1"])
    #expect(incident.refusal(.done("block")) == .joinsByItself(StepID("block")))
    #expect(incident.refusal(.answer("block", "yes")) == .joinsByItself(StepID("block")))
    try incident.perform(.done("a"))
    try incident.perform(.done("c"))
    #expect(incident.open == ["block", "b", "s"])
    let happenings = try incident.perform(.done("b"), by: Actor(role: RoleID("staff"), name: .name("Ito")))
    #expect(
      happenings.map(\.short) == [
        "done b#1", "end of left", "joined block#1", "granted go", "notice to agent", "opened q#1",
      ])
    // Nobody joined it.
    #expect(happenings.dropFirst().allSatisfy { $0.actor == nil })
    #expect(
      happenings[3].event
        == .consentRecorded(ConsentRecorded(consent: ConsentID("go"), from: RoleID("owner"), decision: .granted)))
    #expect(incident.state.control.exits[StepID("block")] == .done)
    #expect(incident.state.milestones[.agentNotified]?.at == evening)
  }

  @Test func aNewRoundBeginsFromNothing() throws {
    var incident = try Incident(Self.run())
    for step in ["a", "c", "b"] { try incident.perform(.done(step)) }
    try incident.perform(.answer("q", "again"))
    #expect(incident.story().suffix(4) == ["answered q#1 again", "opened block#2", "opened a#2", "opened c#2"])
    // What a#1 came to opens nothing in this round.
    #expect(incident.refusal(.done("c")) == .held(StepID("c"), .waits(.finished("a"))))
    #expect(incident.state.control.tracks[TrackID("left")] == .at(StepID("a")))
    for step in ["a", "c"] { try incident.perform(.done(step)) }
    #expect(incident.open == ["block", "b", "s"])
    try incident.perform(.done("b"))
    #expect(incident.story().suffix(4) == ["joined block#2", "granted go", "notice to agent", "opened q#2"])
  }

  /// The run has left the block: nothing inside goes on, however it was left.
  @Test(arguments: ["skipped", "failed", "timed out", "passed over"])
  func leavingInTheMiddle(_ way: String) throws {
    let timeout = Timeout(after: .hours(1), route: .to(.to("q")))
    var incident = try Incident(Self.run(onlyIf: .not(.leaked(.yes)), timeout: timeout))
    try incident.perform(.state("leaked", "no"))
    try incident.perform(.done("a"))
    let start = incident.events.count
    switch way {
    case "skipped": try incident.perform(.skip("block"))
    case "failed": try incident.perform(.fail("block"))
    case "timed out":
      incident.wait(.hours(1))
      try incident.perform(.observe)
    default: try incident.perform(.state("leaked", "yes"))
    }
    let closed = ["\(way) b#1", "\(way) c#1", "\(way) block#1", "opened q#1"]
    #expect(incident.story(from: start).filter { !$0.hasPrefix("fact") } == closed)
    #expect(incident.open == ["q", "s"])
    #expect(incident.state.control.tracks[TrackID("left")] == nil)
    #expect(incident.state.invocations.filter { $0.phase == .open }.map(\.id.description) == ["s#1", "q#1"])
    guard case .stepNotOpen(StepID("b"), .closed) = incident.refusal(.done("b")) else {
      Issue.record("b is open")
      return
    }
    try incident.perform(.answer("q", "enough"))
    try incident.perform(.done("s"))
    #expect(incident.state.phase == .completed(incident.now))
    let over = incident.events.count
    incident.wait(.hours(100))
    try incident.perform(.observe)
    #expect(incident.story(from: over) == [])
  }

  @Test func whoLeavesABlockLeavesWhatIsInside() throws {
    var incident = try Incident(Self.run())
    let actor = Actor(role: RoleID("owner"), name: .name("Ito"))
    let happenings = try incident.perform(.skip("block"), by: actor)
    #expect(happenings.prefix(3).map(\.actor) == [actor, actor, actor])
    #expect(
      happenings.prefix(3).allSatisfy { $0.event == .stepSkipped(StepSkipped(reason: .text("because"))) })
  }

  @Test func blocksInsideBlocks() throws {
    let inner = task(
      "inner",
      form: .parallel([track("deep", task("x", timeout: Timeout(after: .hours(1), route: .to(.to("y")))), task("y"))]))
    let outer = task("outer", to: .to("last"), form: .parallel([track("mid", inner), track("other", task("z"))]))
    var incident = try Incident(playbook(track("main", outer, task("last"))))
    #expect(incident.open == ["outer", "inner", "x", "z"])
    var timed = incident
    timed.wait(.hours(1))
    try timed.perform(.observe)
    #expect(timed.story(from: 6) == ["timed out x#1", "opened y#1"])
    try timed.perform(.done("y"))
    #expect(timed.story(from: 8) == ["done y#1", "end of deep", "joined inner#1", "end of mid"])
    try timed.perform(.done("z"))
    #expect(timed.story().suffix(4) == ["done z#1", "end of other", "joined outer#1", "opened last#1"])
    try incident.perform(.skip("outer"))
    #expect(incident.story(from: 6).prefix(4) == ["skipped x#1", "skipped inner#1", "skipped z#1", "skipped outer#1"])
    #expect(incident.open == ["last"])
  }

  /// Nothing inside runs ahead of the block's own guards and gates.
  @Test func aHeldBlockIsClosed() throws {
    let leaked = Guard.leaked(.yes)
    var incident = try Incident(Self.run(gates: ["order"], after: .finished("s"), onlyIf: leaked))
    #expect(incident.open == ["block", "s"])
    #expect(incident.refusal(.done("a")) == .stepNotOpen(StepID("a"), .notReached))
    try incident.perform(.state("leaked", "yes"))
    try incident.perform(.grant("order"))
    #expect(incident.open == ["block", "s"])
    try incident.perform(.done("s"))
    #expect(incident.open == ["block", "a", "c"])
    var skipped = try Incident(Self.run(gates: ["order"]))
    try skipped.perform(.skip("block"))
    #expect(skipped.story(from: 4) == ["skipped block#1", "opened q#1"])
  }

  @Test func overridingABlockOpensIt() throws {
    var incident = try Incident(Self.run(gates: ["order"]))
    try incident.perform(.override("block"))
    #expect(incident.story(from: 4) == ["overridden block#1 [order]", "opened a#1", "opened c#1"])
    for step in ["a", "c", "b"] { try incident.perform(.done(step)) }
    try incident.perform(.answer("q", "again"))
    // Entered anew, it needs another.
    #expect(incident.open == ["block", "s"])
    #expect(incident.standing("block") == .held(.gate([ConsentID("order")])))
  }

  /// Withdrawn while the block is at work, the consent is missing at its finish.
  @Test func aConsentWithdrawnMeanwhile() throws {
    var incident = try Incident(Self.run(gates: ["order"]))
    try incident.perform(.grant("order"))
    for step in ["a", "c"] { try incident.perform(.done(step)) }
    try incident.perform(.decline("order"))
    try incident.perform(.done("b"))
    #expect(incident.open == ["block", "s"])
    #expect(incident.standing("block") == .held(.gate([ConsentID("order")])))
    let before = incident
    try incident.perform(.override("block"))
    #expect(incident.open == ["q", "s"])
    incident = before
    try incident.perform(.grant("order"))
    #expect(incident.open == ["q", "s"])
  }
}
