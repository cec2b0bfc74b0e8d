import CivilTime
import PlaybookModel
import Testing

@testable import PlaybookCheck

/// Each rule about the states of a run: kept by a good playbook, broken by the smallest change.
@Suite struct StateRuleTests {
  private func faults(_ playbook: Playbook) -> [Fault] { playbook.examine().findings.map(\.fault) }

  @Test func aGoodPlaybookKeepsEveryRule() {
    let report = GoodPlaybook.playbook.examine()
    #expect(report.findings.isEmpty)
    #expect(report.isSound && report.isComplete)
    #expect(report.rules.count == 18)
    #expect(report.states == 3_240)
    #expect(report.states < report.combinations)
  }

  @Test func aStepThatOnlyLeadsBackToItselfKeepsTheEndOutOfReach() {
    let playbook = GoodPlaybook.changing("call") { $0.with(routes: Routes(done: .to(.to("call")), skipped: .to(.end))) }
    #expect(
      faults(playbook).first
        == .endOutOfReach(
          tracks: [TrackID("insurer")], open: [StepID("isolate"), StepID("call"), StepID("declare")], walk: []))
  }

  @Test func waitingForEachOtherIsFound() {
    let playbook = Sketch.playbook([
      Sketch.track(
        "left", Sketch.step("a", to: .to("b")), Sketch.step("b", after: .step("d"))),
      Sketch.track(
        "right",
        Sketch.step("c", form: Sketch.question(Sketch.answer("on", to: .to("d")), Sketch.answer("off", to: .end))),
        Sketch.step("d", after: .step("b"))),
    ])
    // Each can be skipped, after which the other is ready; but skipping is no way out.
    #expect(
      faults(playbook) == [
        .endOutOfReach(tracks: [TrackID("left")], open: [StepID("a"), StepID("c")], walk: [])
      ])
  }

  @Test func aWrongAnswerAfterWhichNothingEndsIsFoundWithTheWayToIt() {
    let playbook = Sketch.playbook([
      Sketch.track("left", Sketch.step("a", to: .to("b")), Sketch.step("b", after: .step("d"))),
      Sketch.track(
        "right", Sketch.step("start", to: .to("c")),
        Sketch.step("c", form: Sketch.question(Sketch.answer("on", to: .to("d")), Sketch.answer("off", to: .end))),
        Sketch.step("d")),
    ])
    #expect(
      faults(playbook) == [
        .endOutOfReach(
          tracks: [TrackID("left")], open: [StepID("a")],
          walk: [.finish(StepID("start")), .answer(StepID("c"), AnswerID("off"))])
      ])
  }

  @Test func aWayOutThatNeedsSkippingIsNone() {
    let playbook = GoodPlaybook.changing("report") { Sketch.step("report", after: .skipped("call"), due: $0.due) }
    #expect(
      faults(playbook) == [
        .endOutOfReach(
          tracks: [TrackID("insurer")], open: [StepID("isolate"), StepID("call"), StepID("declare")], walk: [])
      ])
  }

  @Test func aStepNobodyComesToIsFound() {
    let playbook = GoodPlaybook.changing("call") { $0.with(routes: Routes(done: .to(.end))) }
    #expect(
      faults(playbook) == [
        .stepNeverReached(StepID("order")), .stepNeverReached(StepID("report")),
        .anchorAskedTooLate(.deadline(DeadlineID("final")), GoodPlaybook.ordered),
        .anchorAskedTooLate(.due(StepID("report")), GoodPlaybook.ordered),
      ])
  }

  @Test func aStepThatIsAlwaysPassedOverIsFound() {
    let playbook = Sketch.playbook([
      Sketch.track(
        "left", Sketch.step("a", to: .to("b")), Sketch.step("b", onlyIf: .not(.step("a"))))
    ])
    #expect(faults(playbook) == [.stepNeverReached(StepID("b"))])
  }

  @Test func spendingWithoutAGateIsFoundWithTheWayToIt() {
    let playbook = GoodPlaybook.changing("order") { $0.with(gates: []) }
    #expect(
      faults(playbook) == [
        .commitsWithoutConsent(StepID("order"), walk: [.finish(StepID("call"))]),
        .unused(.consent(ConsentID("insurer-agrees"))), .unused(.consent(ConsentID("owner"))),
      ])
  }

  @Test func theCompanysOwnConsentDoesNotProtectItsCover() {
    let playbook = GoodPlaybook.changing("order") { $0.with(gates: .of("owner")) }
    #expect(
      faults(playbook) == [
        .commitsWithoutConsent(
          StepID("order"), walk: [.finish(StepID("call")), .finish(StepID("declare"))]),
        .unused(.consent(ConsentID("insurer-agrees"))),
      ])
  }

  @Test func aGateBeforeThePromiseIsNotEnoughSinceItCanBeSkipped() {
    let playbook = Sketch.playbook(
      [
        Sketch.track(
          "main", Sketch.step("ask", gates: .of("agreed"), to: .to("promise")), Sketch.step("promise", .promise))
      ], consents: [Sketch.consent("agreed")])
    #expect(faults(playbook).first == .commitsWithoutConsent(StepID("promise"), walk: [.skip(StepID("ask"))]))
  }

  @Test func anUrgentStepWithAGateIsFound() {
    let playbook = GoodPlaybook.changing("isolate") { $0.with(gates: .of("owner")) }
    #expect(
      faults(playbook) == [
        .urgentStepWaits(
          StepID("isolate"), for: .of("owner"), walk: [], onward: [.consent(ConsentID("owner"), granted: true)]),
        .urgentStepWaits(
          StepID("found"), for: .of("owner"), walk: [],
          onward: [.consent(ConsentID("owner"), granted: true), .finish(StepID("isolate"))]),
      ])
  }

  @Test func anUrgentStepThatWaitsOnOneBranchOnlyIsFound() {
    func playbook(gates: [ConsentID]) -> Playbook {
      Sketch.playbook(
        [
          Sketch.track(
            "main",
            Sketch.step(
              "who",
              form: Sketch.question(
                Sketch.answer("we", to: .to("isolate")), Sketch.answer("they", to: .to("hire")))),
            Sketch.step("hire", gates: gates, to: .to("isolate")), Sketch.step("isolate", .mitigation))
        ], consents: gates.map { Sketch.consent($0.rawValue) })
    }
    #expect(faults(playbook(gates: [])).isEmpty)
    #expect(
      faults(playbook(gates: .of("cost"))) == [
        .urgentStepWaits(
          StepID("isolate"), for: .of("cost"), walk: [.answer(StepID("who"), AnswerID("they"))],
          onward: [.consent(ConsentID("cost"), granted: true), .finish(StepID("hire"))])
      ])
  }

  @Test func anUrgentStepBehindAnotherTracksGateIsFound() {
    let playbook = Sketch.playbook(
      [
        Sketch.track(
          "main", Sketch.step("begin", to: .to("isolate")), Sketch.step("isolate", .mitigation, after: .step("order"))),
        Sketch.track("side", Sketch.step("order", .spend, gates: .of("cost"), timeout: .end)),
      ], consents: [Sketch.consent("cost")])
    #expect(
      faults(playbook) == [
        .urgentStepWaits(
          StepID("isolate"), for: .of("cost"), walk: [],
          onward: [.finish(StepID("begin")), .consent(ConsentID("cost"), granted: true), .finish(StepID("order"))])
      ])
  }

  @Test func anUrgentStepBehindAGateInsideABlockIsFound() {
    let playbook = Sketch.playbook(
      [
        Sketch.track(
          "main",
          Sketch.step(
            "block", form: .parallel([Sketch.track("inner", Sketch.step("ask", gates: .of("safe")))]),
            to: .to("isolate")),
          Sketch.step("isolate", .mitigation))
      ], consents: [Sketch.consent("safe", from: Sketch.staff)])
    #expect(
      faults(playbook) == [
        .urgentStepWaits(
          StepID("isolate"), for: .of("safe"), walk: [],
          onward: [.consent(ConsentID("safe"), granted: true), .finish(StepID("ask"))]), .nothingReadyAtStart,
      ])
  }

  @Test func doingItAgainAfterAGateMakesNobodyWait() {
    let playbook = Sketch.playbook(
      [
        Sketch.track(
          "main", Sketch.step("isolate", .mitigation, to: .to("restore")),
          Sketch.step("restore", gates: .of("safe"), failed: .to("isolate")))
      ], consents: [Sketch.consent("safe", from: Sketch.staff)])
    #expect(faults(playbook).isEmpty)
  }

  @Test func stepsThatPassThemselvesOverForEverAreFound() {
    let playbook = GoodPlaybook.changing("tell") { step in
      Sketch.step("tell", onlyIf: .fact("leaked", .yes), form: step.form, to: .to("tell"))
    }
    #expect(
      faults(playbook).contains(
        .ring(
          [StepID("tell")],
          walk: [.finish(StepID("declare"), stating: [Move.Statement(GoodPlaybook.leaked, .no)])])))
  }

  @Test func aRouteThatLeavesItsTrackLeadsNowhere() {
    let playbook = GoodPlaybook.changing("isolate") { $0.with(routes: Routes(done: .to(.to("call")))) }
    #expect(faults(playbook).contains(.leadsNowhere(StepID("isolate"), to: StepID("call"))))
    let other = GoodPlaybook.changing("isolate") { $0.with(routes: Routes(done: .to(.to("gone")))) }
    #expect(faults(other).contains(.leadsNowhere(StepID("isolate"), to: StepID("gone"))))
  }

  @Test func nothingToDoAtTheStartIsFound() {
    let playbook = Sketch.playbook(
      [Sketch.track("main", Sketch.step("a", onlyIf: .fact("leaked", .yes), to: .end))],
      facts: [Sketch.fact("leaked")])
    #expect(faults(playbook).contains(.nothingReadyAtStart))
    #expect(!faults(GoodPlaybook.playbook).contains(.nothingReadyAtStart))
  }

  @Test func tooFewNodesProveNothing() {
    let report = GoodPlaybook.playbook.examine(limit: 200)
    #expect(!report.isComplete && !report.isSound)
    #expect(report.findings.contains(Finding(rule: EndStaysReachable.id, fault: .notProven(limit: 200))))
    #expect(!report.findings.contains { $0.rule == TextsAreComplete.id })
  }

  @Test func theSamePlaybookAlwaysGivesTheSameReport() {
    let playbook = GoodPlaybook.changing("order") { $0.with(gates: .of("owner")) }
    #expect(playbook.examine() == playbook.examine())
  }
}
