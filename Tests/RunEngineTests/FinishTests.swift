import CivilTime
import PlaybookModel
import RunEngine
import Testing

@Suite struct FinishTests {
  @Test func aTaskIsDone() throws {
    var incident = try Incident(playbook(track("main", task("a", to: .to("b")), task("b"))))
    let actor = Actor(role: RoleID("staff"), name: .name("Sato"))
    let time = stated("2026-11-27T12:00:00.000Z")
    let happenings = try incident.perform(.done("a", note: "ok"), by: actor, occurred: time)
    #expect(
      happenings == [
        Happening(
          .stepFinished(StepFinished(outcome: .done, note: .text("ok"))),
          invocation: InvocationID(step: StepID("a"), number: 1), actor: actor, occurred: time),
        // What follows from it nobody did.
        Happening(
          .stepOpened(StepOpened(track: TrackID("main"))), invocation: InvocationID(step: StepID("b"), number: 1)),
      ])
    let invocation = try #require(incident.state.latestInvocation(of: StepID("a")))
    #expect(invocation.phase == .closed(.done, evening))
    #expect(invocation.occurred == time)
    #expect(invocation.actor == actor)
    #expect(
      incident.refusal(.done("a")) == .stepNotOpen(StepID("a"), .closed(.done, at: evening, by: actor)))
    try incident.perform(.done("b"))
    #expect(incident.story(from: 5) == ["done b#1", "end of main", "completed"])
    #expect(incident.open == [])
  }

  @Test func blankNotesAreNone() throws {
    var incident = try Incident(playbook(track("main", task("a"))))
    let happenings = try incident.perform(.done("a", note: " \n"))
    #expect(happenings.first?.event == .stepFinished(StepFinished(outcome: .done)))
  }

  @Test func anAnswerBranchesAndStatesFacts() throws {
    let answers = [
      answer("yes", to: .to("b"), sets: ["leaked": .yes, "colour": .choice("red")], grants: ["go"]),
      answer("no", sets: ["leaked": .no]),
    ]
    var incident = try Incident(playbook(track("main", question("a", answers), task("b"))))
    #expect(incident.refusal(.done("a")) == .answerNeeded(StepID("a"), answers))
    #expect(incident.refusal(.answer("a", "maybe")) == .unknownAnswer(StepID("a"), AnswerID("maybe"), answers))
    let before = incident
    try incident.perform(.answer("a", "yes"))
    #expect(
      incident.story(from: 3) == [
        "fact colour=red", "fact leaked=yes", "answered a#1 yes", "granted go", "opened b#1",
      ])
    #expect(incident.state.control.consents == [ConsentID("go"): .granted])
    #expect(incident.refusal(.answer("b", "yes")) == .unknownAnswer(StepID("b"), AnswerID("yes"), []))
    incident = before
    try incident.perform(.answer("a", "no"))
    #expect(incident.story(from: 3) == ["fact leaked=no", "answered a#1 no", "end of main", "completed"])
  }

  /// What the answer says about a fact goes over what was typed beside it: it is the later statement.
  @Test func anAnswerHasTheLastWord() throws {
    var incident = try Incident(playbook(track("main", question("a", [answer("yes", sets: ["leaked": .yes])]))))
    try incident.perform(.answer("a", "yes", facts: ["leaked": "no"]))
    #expect(incident.story(from: 3).prefix(2) == ["fact leaked=no", "fact leaked=yes"])
    #expect(incident.state.control.facts[FactID("leaked")] == .yes)
  }

  @Test func neededFacts() throws {
    let asks = [Ask(fact: FactID("people"), isRequired: true), Ask(fact: FactID("leaked"), isRequired: false)]
    var incident = try Incident(playbook(track("main", task("a", to: .to("b"), asks: asks), task("b", asks: asks))))
    #expect(incident.refusal(.done("a")) == .factsNeeded(StepID("a"), [FactID("people")]))
    #expect(incident.refusal(.done("a", facts: ["leaked": "no"])) == .factsNeeded(StepID("a"), [FactID("people")]))
    try incident.perform(.done("a", facts: ["people": "1,200人", "leaked": "はい"]))
    #expect(incident.story(from: 3) == ["fact leaked=yes", "fact people=1200", "done a#1", "opened b#1"])
    #expect(incident.events[3].happening.invocation == InvocationID(step: StepID("a"), number: 1))
    // Known from before.
    #expect(incident.refusal(.done("b")) == nil)
  }

  @Test func failureAsksForNothingAndGoesItsWay() throws {
    let asks = [Ask(fact: FactID("people"), isRequired: true)]
    var incident = try Incident(
      playbook(track("main", task("a", asks: asks, marks: .agentNotified, grants: ["go"], failed: .to("b")), task("b")))
    )
    try incident.perform(.fail("a", note: "no ladder"))
    #expect(incident.story(from: 3) == ["failed a#1", "opened b#1"])
    #expect(incident.state.milestones == [:])
    #expect(incident.state.control.consents == [:])
    #expect(incident.refusal(.fail("b")) == .cannotFail(StepID("b")))
  }

  @Test func consequencesInOrder() throws {
    let notices = ["agent", "insurer"].map { Notice(to: RoleID($0), message: MessageID("first")) }
    var incident = try Incident(
      playbook(track("main", task("a", to: .to("b"), grants: ["go", "words"], notices: notices), task("b"))))
    let actor = Actor(role: RoleID("owner"), name: .name("Ito"))
    let happenings = try incident.perform(.done("a"), by: actor)
    #expect(
      incident.story(from: 3) == [
        "done a#1", "granted go", "granted words", "notice to agent", "notice to insurer", "opened b#1",
      ])
    #expect(
      happenings[1].event
        == .consentRecorded(
          ConsentRecorded(consent: ConsentID("go"), from: RoleID("owner"), decision: .granted, givenBy: .name("Ito"))))
    #expect(happenings[1].actor == actor)
    #expect(happenings[3].actor == nil)
    #expect(happenings[3].invocation == InvocationID(step: StepID("a"), number: 1))
  }

  @Test(
    arguments: [
      ("contian", "contain"), ("isolat", "isolate"), ("isolate-al", "isolate-all"), ("all", "isolate-all"),
      ("x", nil), ("", nil), ("zzzzzzzz", nil), ("ISOLATE", nil),
    ] as [(String, String?)])
  func theNearestStepIsSuggested(_ typed: String, _ near: String?) throws {
    let incident = try Incident(playbook(track("main", task("contain"), task("isolate"), task("isolate-all"))))
    let nearest = near.map { StepID($0) }
    #expect(incident.refusal(.done(typed)) == .unknownStep(StepID(typed), nearest: nearest))
    #expect(incident.refusal(.skip(typed)) == .unknownStep(StepID(typed), nearest: nearest))
    #expect(incident.refusal(.override(typed)) == .unknownStep(StepID(typed), nearest: nearest))
  }

  @Test func skippingWithAReason() throws {
    var incident = try Incident(
      playbook(track("main", task("a", to: .to("b"), skipped: .to(.to("c"))), task("b"), task("c"))))
    #expect(incident.refusal(.skip(StepID("a"), reason: " \u{3000}")) == .reasonNeeded)
    #expect(incident.refusal(.skip("b")) == .stepNotOpen(StepID("b"), .notReached))
    let happenings = try incident.perform(.skip("a"))
    #expect(happenings.first?.event == .stepSkipped(StepSkipped(reason: .text("because"))))
    #expect(incident.story(from: 3) == ["skipped a#1", "opened c#1"])
    #expect(
      incident.refusal(.skip("a")) == .stepNotOpen(StepID("a"), .closed(.skipped, at: evening, by: nil)))
  }

  /// A way out that looks at facts sees those stated with it.
  @Test func routesSeeWhatWasJustStated() throws {
    let route = Route(branches: [.init(if: .leaked(.yes), to: .to("b"))], otherwise: .end)
    var incident = try Incident(playbook(track("main", task("a", done: route), task("b"))))
    let before = incident
    try incident.perform(.done("a", facts: ["leaked": "yes"]))
    #expect(incident.open == ["b"])
    incident = before
    // Unknown is not true.
    try incident.perform(.done("a"))
    #expect(incident.open == [])
  }
}
