import CivilTime
import PlaybookModel
import RunEngine
import Testing

@Suite struct TimeoutTests {
  private let waiting = playbook(
    track(
      "main", task("wait", to: .to("after"), timeout: Timeout(after: .hours(4), route: .to(.to("chase")))),
      task("chase", to: .to("wait")), task("after")))

  @Test func theRunMovesByItself() throws {
    var incident = try Incident(waiting)
    incident.wait(Span(milliseconds: 4 * 3_600_000 - 1))
    #expect(try incident.perform(.observe) == [])
    incident.wait(Span(milliseconds: 1))
    let happenings = try incident.perform(.observe)
    #expect(happenings.map(\.short) == ["timed out wait#1", "opened chase#1"])
    #expect(happenings.allSatisfy { $0.actor == nil && $0.occurred == nil })
    #expect(incident.state.control.exits == [StepID("wait"): .timedOut])
  }

  /// Counted from this entry, not from the first.
  @Test func everyEntryHasItsOwnTime() throws {
    var incident = try Incident(waiting)
    incident.wait(.hours(5))
    try incident.perform(.observe)
    try incident.perform(.done("chase"))
    #expect(incident.story().suffix(2) == ["done chase#1", "opened wait#2"])
    incident.wait(.hours(3))
    #expect(try incident.perform(.observe) == [])
    incident.wait(.hours(1))
    #expect(try incident.perform(.observe).map(\.short) == ["timed out wait#2", "opened chase#2"])
  }

  /// Whatever a person does goes first; then the clock is looked at with any command.
  @Test func aPersonComesFirst() throws {
    var incident = try Incident(waiting)
    incident.wait(.hours(5))
    let before = incident
    try incident.perform(.done("wait"))
    #expect(incident.story(from: 3) == ["done wait#1", "opened after#1"])
    incident = before
    try incident.perform(.note("n"))
    #expect(incident.story(from: 3) == ["note", "timed out wait#1", "opened chase#1"])
  }

  /// A timeout needs nobody's consent, and works on a step that is held.
  @Test func heldSteps() throws {
    let timeout = Timeout(after: .hours(1), route: .to(.end))
    var incident = try Incident(
      playbook(
        track("gate", task("a", gates: ["order"], timeout: timeout)),
        track("guard", task("b", after: .finished("a"), timeout: timeout)),
        track("fact", task("c", onlyIf: .leaked(.yes), timeout: timeout))))
    incident.wait(.hours(1))
    try incident.perform(.observe)
    #expect(
      incident.story(from: 5) == [
        "timed out a#1", "end of gate", "timed out b#1", "end of guard", "timed out c#1", "end of fact", "completed",
      ])
  }

  @Test func aWayThatComesStraightBack() throws {
    var incident = try Incident(
      playbook(track("main", task("a", timeout: Timeout(after: .hours(1), route: .to(.to("a")))))))
    incident.wait(.hours(10))
    #expect(try incident.perform(.observe).map(\.short) == ["timed out a#1", "opened a#2"])
    #expect(try incident.perform(.observe) == [])
  }

  /// What a timeout opens is looked at in the same command.
  @Test func whatFollowsIsSettled() throws {
    let late = task("b", to: .to("c"), onlyIf: .any([]))
    var incident = try Incident(
      playbook(
        track(
          "main", task("a", timeout: Timeout(after: .hours(1), route: .to(.to("b")))), late,
          task("c", due: Due(within: .span(.minutes(5)))))))
    incident.wait(.hours(1))
    #expect(
      try incident.perform(.observe).map(\.short) == [
        "timed out a#1", "opened b#1", "passed over b#1", "opened c#1", "missed step:c",
      ])
    #expect(try incident.perform(.observe) == [])
  }

  /// Two nested tracks, one of which times out and joins the block in doing so.
  @Test func insideABlock() throws {
    let timeout = Timeout(after: .hours(1), route: .to(.end))
    let block = task(
      "block", to: .to("last"), timeout: Timeout(after: .hours(2), route: .to(.end)),
      form: .parallel([track("left", task("a", timeout: timeout)), track("right", task("b"))]))
    var incident = try Incident(playbook(track("main", block, task("last"))))
    var both = incident
    incident.wait(.hours(1))
    #expect(try incident.perform(.observe).map(\.short) == ["timed out a#1", "end of left"])
    try incident.perform(.done("b"))
    #expect(incident.story().suffix(2) == ["joined block#1", "opened last#1"])
    // Both in one look: in the order in which they were due. The block is left, and what is inside with it, once.
    both.wait(.hours(2))
    #expect(
      try both.perform(.observe).map(\.short) == [
        "timed out a#1", "end of left", "timed out b#1", "timed out block#1", "end of main", "completed",
      ])
  }

  /// What follows from a timeout comes before the next one: a block that it joins is joined, and is not left besides.
  @Test func eachIsSettledBeforeTheNext() throws {
    let soon = Timeout(after: .hours(1), route: .to(.end))
    let block = task(
      "block", to: .to("joined"), timeout: Timeout(after: .hours(2), route: .to(.to("left-open"))),
      form: .parallel([track("inner", task("a", timeout: soon))]))
    var incident = try Incident(
      playbook(
        track("main", block, task("joined"), task("left-open")),
        track("side", task("b", onlyIf: .not(.finished("a")), timeout: Timeout(after: .hours(3), route: .to(.end))))))
    incident.wait(.hours(5))
    let inOneLook = try incident.perform(.observe).map(\.short)
    #expect(
      inOneLook == [
        "timed out a#1", "end of inner", "joined block#1", "opened joined#1", "passed over b#1", "end of side",
      ])
    #expect(try incident.perform(.observe) == [])
  }

  /// One late look and a look every minute tell the same story.
  @Test func lookingLateAndLookingOften() throws {
    func timeout(_ hours: Int64, _ next: Target = .end) -> Timeout { Timeout(after: .hours(hours), route: .to(next)) }
    let block = task(
      "block", timeout: timeout(4),
      form: .parallel([
        track("left", task("a", timeout: timeout(3))), track("right", task("b", timeout: timeout(1)), task("c")),
      ]))
    let run = playbook(
      track("main", block), track("side", task("d", onlyIf: .not(.finished("b")), timeout: timeout(2))))
    var late = try Incident(run)
    var often = try Incident(run)
    late.wait(.hours(4))
    try late.perform(.observe)
    for _ in 0..<(4 * 60) {
      often.wait(.minutes(1))
      try often.perform(.observe)
    }
    #expect(late.story() == often.story())
    #expect(late.story().last == "completed")
  }
}
