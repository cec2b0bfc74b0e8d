import CivilTime
import PlaybookModel
import RunEngine
import Testing

@Suite struct PassOverTests {
  private let chain = playbook(
    track(
      "main", task("a", to: .to("b")), task("b", to: .to("c"), onlyIf: .leaked(.yes)),
      task("c", to: .to("d"), onlyIf: .leaked(.yes)), task("d", onlyIf: .leaked(.no))))

  @Test func aChainIsPassedOverInOneGo() throws {
    var incident = try Incident(chain)
    try incident.perform(.done("a", facts: ["leaked": "no"]))
    #expect(
      incident.story(from: 4) == [
        "done a#1", "opened b#1", "passed over b#1", "opened c#1", "passed over c#1", "opened d#1",
      ])
    #expect(incident.state.control.exits[StepID("c")] == .passedOver)
    #expect(incident.standing("d") == .ready)
  }

  @Test func unknownHoldsUntilTheFactIsStated() throws {
    var incident = try Incident(chain)
    try incident.perform(.done("a"))
    #expect(incident.refusal(.done("b")) == .held(StepID("b"), .needsFacts([FactID("leaked")])))
    // Whoever does not know can still go on.
    #expect(incident.refusal(.skip("b")) == nil)
    let before = incident
    try incident.perform(.state("leaked", "yes"))
    #expect(incident.story(from: 5) == ["fact leaked=yes"])
    #expect(incident.standing("b") == .ready)
    incident = before
    try incident.perform(.state("leaked", "no"))
    #expect(incident.story(from: 5).suffix(1) == ["opened d#1"])
  }

  /// Applying is judged while the step is open, too: a fact that changes takes it away, and none brings it back.
  @Test func aFactThatChanges() throws {
    var incident = try Incident(chain)
    try incident.perform(.done("a", facts: ["leaked": "yes"]))
    #expect(incident.open == ["b"])
    try incident.perform(
      .correct(CorrectionOrder(event: 3, note: "it was not", facts: [FactID("leaked"): "no"])))
    #expect(incident.open == ["d"])
    try incident.perform(.state("leaked", "yes"))
    #expect(incident.open == [])
    #expect(incident.state.phase == .completed(evening))
  }

  /// A ring of steps that never apply is entered once and then left standing; the other tracks settle all the same.
  @Test func aRingIsLeftStanding() throws {
    let never = Guard.any([])
    var incident = try Incident(
      playbook(
        track("ring", task("a", to: .to("b"), onlyIf: never), task("b", to: .to("a"), onlyIf: never)),
        track("main", task("c", to: .to("d")), task("d", onlyIf: never))))
    #expect(
      incident.story(from: 2) == [
        "opened a#1", "opened c#1", "passed over a#1", "opened b#1", "passed over b#1", "opened a#2",
      ])
    try incident.perform(.note("n"))
    try incident.perform(.observe)
    try incident.perform(.done("c"))
    #expect(
      incident.story(from: 8) == ["note", "done c#1", "opened d#1", "passed over d#1", "end of main"])
    // A person can lead the way out.
    #expect(incident.open == ["a"])
    #expect(incident.standing("a") == .ready)
    try incident.perform(.skip("a"))
    #expect(
      incident.story(from: 13) == [
        "skipped a#2", "opened b#2", "passed over b#2", "opened a#3", "passed over a#3", "opened b#3",
      ])
    #expect(try incident.perform(.observe) == [])
  }

  @Test func aRingOfOne() throws {
    var incident = try Incident(playbook(track("main", task("a", to: .to("a"), onlyIf: .any([])))))
    #expect(incident.story(from: 2) == ["opened a#1", "passed over a#1", "opened a#2"])
    #expect(try incident.perform(.observe) == [])
  }

  /// A ring whose way changes as it is walked comes to its end.
  @Test func aRingWithAWayOut() throws {
    let out = Route(branches: [.init(if: .finished("b"), to: .end)], otherwise: .to("b"))
    let incident = try Incident(
      playbook(
        track("main", task("a", onlyIf: .any([]), done: out), task("b", to: .to("a"), onlyIf: .any([])))))
    #expect(
      incident.story(from: 2) == [
        "opened a#1", "passed over a#1", "opened b#1", "passed over b#1", "opened a#2", "passed over a#2",
        "end of main",
        "completed",
      ])
  }

  /// Blocks that open, pass over what is inside and join make more moves than there are steps.
  @Test func manyMovesAtOnce() throws {
    let tracks = (1...4).map { index in
      track(
        "t\(index)",
        task("a\(index)", gates: ["order"], form: .parallel([track("n\(index)", task("b\(index)", onlyIf: .any([])))])))
    }
    var incident = try Incident(playbook(tracks: tracks))
    let happenings = try incident.perform(.grant("order"))
    #expect(happenings.count == 1 + 4 * 5 + 1)
    #expect(incident.state.phase == .completed(evening))
  }
}
