import PlaybookModel
import RunEngine
import Testing

@Suite struct GateTests {
  private let gated = playbook(
    track("main", task("spend", kind: .spend, gates: ["order", "words"], failed: .end)))
  private let order = ConsentID("order")
  private let words = ConsentID("words")

  @Test func everyConsentIsNeeded() throws {
    var incident = try Incident(gated)
    #expect(incident.refusal(.done("spend")) == .held(StepID("spend"), .gate([order, words])))
    // Failing it would be a way around.
    #expect(incident.refusal(.fail("spend")) == .held(StepID("spend"), .gate([order, words])))
    try incident.perform(.grant("words"))
    #expect(incident.refusal(.done("spend")) == .held(StepID("spend"), .gate([order])))
    try incident.perform(.grant("order"))
    #expect(incident.refusal(.done("spend")) == nil)
    try incident.perform(.decline("words"))
    #expect(incident.refusal(.done("spend")) == .held(StepID("spend"), .gate([words])))
    #expect(incident.state.decisions.map(\.consent.decision) == [.granted, .granted, .declined])
    #expect(incident.state.decisions.map(\.sequence) == [3, 4, 5])
    try incident.perform(.grant("words"))
    try incident.perform(.done("spend"))
    #expect(incident.story(from: 7) == ["done spend#1", "end of main", "completed"])
  }

  @Test func whoDecides() throws {
    let incident = try Incident(gated)
    #expect(
      incident.refusal(.grant("order", from: "owner")) == .decidedByAnotherRole(order, decides: RoleID("insurer")))
    #expect(
      incident.refusal(.decline("go")) == .decidedByAnotherRole(ConsentID("go"), decides: RoleID("owner")))
    #expect(
      incident.refusal(.grant("order", from: "insurr"))
        == .unknownRole(RoleID("insurr"), nearest: RoleID("insurer")))
    #expect(incident.refusal(.grant("ordr")) == .unknownConsent(ConsentID("ordr"), nearest: order))
    let nobody = DecisionOrder(consent: order, from: RoleID("insurer"), decision: .granted, givenBy: " ")
    #expect(incident.refusal(.decide(nobody)) == .wordsNeeded)
  }

  @Test func whatIsWrittenOfADecision() throws {
    var incident = try Incident(gated)
    let full = DecisionOrder(
      consent: order, from: RoleID("insurer"), decision: .granted, givenBy: "Sato", limitYen: 500_000, reference: "R-1",
      note: "by telephone")
    let bare = DecisionOrder(
      consent: words, from: RoleID("insurer"), decision: .declined, givenBy: "Sato", reference: "", note: " ")
    try incident.perform(.decide(full))
    try incident.perform(.decide(bare))
    #expect(
      incident.state.decisions.map(\.consent) == [
        ConsentRecorded(
          consent: order, from: RoleID("insurer"), decision: .granted, limitYen: 500_000, givenBy: .name("Sato"),
          reference: .reference("R-1"), note: .text("by telephone")),
        ConsentRecorded(consent: words, from: RoleID("insurer"), decision: .declined, givenBy: .name("Sato")),
      ])
  }

  @Test func overriding() throws {
    var incident = try Incident(gated)
    #expect(incident.refusal(.override(StepID("spend"), reason: "")) == .reasonNeeded)
    try incident.perform(.grant("order"))
    let happenings = try incident.perform(.override("spend"))
    #expect(happenings.map(\.event) == [.gateOverridden(GateOverridden(consents: [words], reason: .text("because")))])
    #expect(incident.refusal(.override("spend")) == .nothingToOverride(StepID("spend")))
    #expect(incident.state.closedGates(of: try #require(gated.step(StepID("spend")))) == [words])
    #expect(incident.standing("spend") == .ready)
  }

  /// An override stands against the consents it names. One that is declined after it holds the step again.
  @Test func aConsentDeclinedAfterAnOverride() throws {
    var incident = try Incident(gated)
    try incident.perform(.grant("order"))
    try incident.perform(.override("spend"))
    try incident.perform(.decline("words"))
    #expect(incident.standing("spend") == .ready)
    try incident.perform(.decline("order"))
    #expect(incident.refusal(.done("spend")) == .held(StepID("spend"), .gate([order])))
    let second = try incident.perform(.override("spend"))
    #expect(second.map(\.event) == [.gateOverridden(GateOverridden(consents: [order], reason: .text("because")))])
    #expect(incident.refusal(.done("spend")) == nil)
    #expect(incident.state.overrides == [4, 7])
  }

  @Test func nothingToOverride() throws {
    var incident = try Incident(playbook(track("main", task("a", to: .to("b")), task("b", gates: ["order"]))))
    #expect(incident.refusal(.override("a")) == .nothingToOverride(StepID("a")))
    #expect(incident.refusal(.override("b")) == .stepNotOpen(StepID("b"), .notReached))
    try incident.perform(.grant("order"))
    try incident.perform(.done("a"))
    #expect(incident.refusal(.override("b")) == .nothingToOverride(StepID("b")))
  }

  /// Facts first, then other steps, then consents: what a person can do something about comes first.
  @Test func holdsInOrder() throws {
    let held = task(
      "a", gates: ["order"], after: .finished("b"), onlyIf: .any([.leaked(.yes), .factOver(FactID("people"), 9)]))
    var incident = try Incident(playbook(track("main", held), track("side", task("b"))))
    #expect(incident.standing("a") == .held(.needsFacts([FactID("leaked"), FactID("people")])))
    try incident.perform(.state("leaked", "yes"))
    #expect(incident.standing("a") == .held(.waits(.finished("b"))))
    // An override passes the gate and nothing else.
    try incident.perform(.override("a"))
    #expect(incident.refusal(.done("a")) == .held(StepID("a"), .waits(.finished("b"))))
    try incident.perform(.done("b"))
    #expect(incident.standing("a") == .ready)
  }
}
