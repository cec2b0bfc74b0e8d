import PlaybookModel
import RunEngine
import Testing

@Suite struct LoopTests {
  private let loop = playbook(
    track(
      "main", task("a", to: .to("b"), gates: ["order"]),
      question("b", [answer("again", to: .to("a")), answer("enough"), answer("stay", to: .to("b"))])))

  @Test func entriesAreNumbered() throws {
    var incident = try Incident(loop)
    try incident.perform(.grant("order"))
    for _ in 1...2 {
      try incident.perform(.done("a"))
      try incident.perform(.answer("b", "again"))
    }
    try incident.perform(.skip("a"))
    try incident.perform(.answer("b", "stay"))
    #expect(
      incident.story(from: 4) == [
        "done a#1", "opened b#1", "answered b#1 again", "opened a#2", "done a#2", "opened b#2", "answered b#2 again",
        "opened a#3", "skipped a#3", "opened b#3", "answered b#3 stay", "opened b#4",
      ])
    #expect(incident.state.invocations.map(\.id.description) == ["a#1", "b#1", "a#2", "b#2", "a#3", "b#3", "b#4"])
    #expect(incident.state.control.exits == [StepID("a"): .skipped, StepID("b"): .answered(AnswerID("stay"))])
  }

  /// An override is for the entry it was made in.
  @Test func anotherEntryNeedsAnotherOverride() throws {
    var incident = try Incident(loop)
    try incident.perform(.override("a"))
    #expect(incident.standing("a") == .ready)
    try incident.perform(.done("a"))
    try incident.perform(.answer("b", "again"))
    #expect(incident.standing("a") == .held(.gate([ConsentID("order")])))
    #expect(incident.refusal(.done("a")) == .held(StepID("a"), .gate([ConsentID("order")])))
    try incident.perform(.override("a"))
    #expect(incident.state.overrides == [3, 8])
    #expect(incident.refusal(.done("a")) == nil)
  }

  /// What is behind us when it was last left: open again is not open for the first time.
  @Test func aGuardGoesByTheLastWayOut() throws {
    let again = playbook(
      track("main", task("a", to: .to("b"), failed: .to("b")), question("b", [answer("again", to: .to("a"))])),
      track("side", task("c", after: .finished("a"))))
    var incident = try Incident(again)
    #expect(incident.standing("c") == .held(.waits(.finished("a"))))
    try incident.perform(.done("a"))
    try incident.perform(.answer("b", "again"))
    #expect(incident.standing("c") == .ready)
    try incident.perform(.fail("a"))
    #expect(incident.standing("c") == .held(.waits(.finished("a"))))
  }

  @Test(
    arguments: [
      ("a#1", true), ("isolate-all#12", true), ("a#0", false), ("a#-1", false), ("a#+1", false), ("a#01", false),
      ("a#", false), ("#1", false), ("a", false), ("a#1#1", false), ("a#１", false), ("", false),
      ("a#99999999999999999999", false),
    ])
  func namesOfEntries(_ text: String, _ isOne: Bool) {
    #expect(InvocationID(text: text)?.description == (isOne ? text : nil))
  }
}
