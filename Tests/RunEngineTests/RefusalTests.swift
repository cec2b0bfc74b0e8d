import CivilTime
import PlaybookModel
import RunEngine
import Testing

/// Every way to be refused, and that nothing of the command is left behind.
@Suite struct RefusalTests {
  private enum Kind: CaseIterable {
    case notStarted, alreadyStarted, runIsOver, unknownStep, stepNotOpen, joinsByItself, held, answerNeeded
    case unknownAnswer, cannotFail, factsNeeded, unknownFact, unreadableFact, reasonNeeded, wordsNeeded
    case nothingToOverride, unknownConsent, decidedByAnotherRole, unknownRole, unknownEvent, unknownDelivery
    case unknownItem, deliveryIsOver, occursInFuture, occursBeforeReason, cannotJoin, claim
    /// By the ledger, not by a decision.
    case tooLong

    init(_ refusal: Refusal) {
      self =
        switch refusal {
        case .notStarted: .notStarted
        case .alreadyStarted: .alreadyStarted
        case .cannotJoin: .cannotJoin
        case .runIsOver: .runIsOver
        case .unknownStep: .unknownStep
        case .stepNotOpen: .stepNotOpen
        case .joinsByItself: .joinsByItself
        case .held: .held
        case .answerNeeded: .answerNeeded
        case .unknownAnswer: .unknownAnswer
        case .cannotFail: .cannotFail
        case .factsNeeded: .factsNeeded
        case .unknownFact: .unknownFact
        case .unreadableFact: .unreadableFact
        case .reasonNeeded: .reasonNeeded
        case .wordsNeeded: .wordsNeeded
        case .nothingToOverride: .nothingToOverride
        case .unknownConsent: .unknownConsent
        case .decidedByAnotherRole: .decidedByAnotherRole
        case .unknownRole: .unknownRole
        case .unknownEvent: .unknownEvent
        case .unknownDelivery: .unknownDelivery
        case .unknownItem: .unknownItem
        case .deliveryIsOver: .deliveryIsOver
        case .occursInFuture: .occursInFuture
        case .occursBeforeReason: .occursBeforeReason
        case .claim: .claim
        case .tooLong: .tooLong
        }
    }
  }

  @Test func everyOneIsReached() throws {
    let people = Ask(fact: FactID("people"), isRequired: true)
    let run = playbook(
      track("main", task("a", to: .to("b"), asks: [people]), question("b", [answer("yes")]), task("never")),
      track("block", task("c", form: .parallel([track("inner", task("d"))]))),
      track("gate", task("e", gates: ["order"])))
    var incident = try Incident(run)
    try incident.perform(
      .queue(NoticeQueued(delivery: DeliveryID("d"), endpoint: "e", to: RoleID("agent"), message: nil)))
    try incident.perform(.acknowledge(DeliveryID("d"), reference: "A", note: nil))
    let notStarted = try Incident(run, isStarted: false)
    var atQuestion = incident
    try atQuestion.perform(.skip("a"))
    var over = atQuestion
    for step in ["b", "c", "e"] { try over.perform(.skip(step)) }

    let refusals: [Refusal?] = [
      notStarted.refusal(.observe),
      incident.refusal(.start(StartOrder(started: Incident.started, discovered: nil))),
      over.refusal(.done("never")),
      incident.refusal(.done("nowhere")),
      incident.refusal(.done("b")),
      incident.refusal(.done("c")),
      incident.refusal(.done("e")),
      atQuestion.refusal(.done("b")),
      atQuestion.refusal(.answer("b", "no")),
      incident.refusal(.fail("a")),
      incident.refusal(.done("a")),
      incident.refusal(.state("nothing", "yes")),
      incident.refusal(.done("a", facts: ["people": "many"])),
      incident.refusal(.skip(StepID("a"), reason: "")),
      incident.refusal(.note("")),
      incident.refusal(.override("a")),
      incident.refusal(.grant("nothing")),
      incident.refusal(.grant("order", from: "owner")),
      incident.refusal(.grant("order", from: "nobody")),
      incident.refusal(.correct(CorrectionOrder(event: 99, note: "n"))),
      incident.refusal(.acknowledge(DeliveryID("x"), reference: "A", note: nil)),
      incident.refusal(.keepCustody(CustodyRecorded(item: "item-9", act: .copied))),
      incident.refusal(.acknowledge(DeliveryID("d"), reference: "A", note: nil)),
      incident.refusal(.note("n"), occurred: stated("2027-01-01T00:00:00.000Z")),
      incident.refusal(.note("n"), occurred: stated("1999-01-01T00:00:00.000Z")),
      incident.refusal(.join(PlaybookID("nowhere"), reason: "x")),
      incident.refusal(.claim(.endOutage(nil))),
    ]
    #expect(refusals.map { $0.map(Kind.init) } == Kind.allCases.dropLast().map { $0 })
  }

  /// The reason is looked for before anything is put on record; a refused command may be mended and given again.
  @Test func aRefusalAmongSeveralStatements() throws {
    var incident = try Incident(playbook(track("main", task("a"))))
    let before = incident.state
    #expect(throws: Refusal.unreadableFact(FactID("people"), typed: "x")) {
      try incident.perform(.done("a", facts: ["leaked": "yes", "people": "x"]))
    }
    #expect(incident.state == before)
    try incident.perform(.done("a", facts: ["leaked": "yes", "people": "2"]))
    #expect(incident.story(from: 3).prefix(3) == ["fact leaked=yes", "fact people=2", "done a#1"])
  }

  @Test func rulesAndMistakes() {
    #expect(Refusal.held(StepID("a"), .gate([])).isByRule)
    #expect(Refusal.runIsOver.isByRule)
    #expect(!Refusal.unknownStep(StepID("a"), nearest: nil).isByRule)
    #expect(!Refusal.tooLong(limit: 1).isByRule)
  }
}
