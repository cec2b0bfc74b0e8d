import CivilTime
import PlaybookModel
import Testing

@testable import PlaybookCheck

/// The rules that can be judged without looking at states, and those about facts, consents and clocks.
@Suite struct TextRuleTests {
  private func faults(_ playbook: Playbook) -> [Fault] { playbook.examine().findings.map(\.fault) }

  @Test(
    arguments: [
      ("", "An order", Fault.textMissing(TextPlace(.step(StepID("call")), .title), .ja)),
      (" \n　", "An order", .textMissing(TextPlace(.step(StepID("call")), .title), .ja)),
      ("発注", "", .textMissing(TextPlace(.step(StepID("call")), .title), .en)),
      ("An order", "An order", .notTranslated(TextPlace(.step(StepID("call")), .title), .ja)),
      ("発注", "発注", .notTranslated(TextPlace(.step(StepID("call")), .title), .en)),
      ("発注", "Place はちゅう", .notTranslated(TextPlace(.step(StepID("call")), .title), .en)),
      ("発注", "Place ﾊｯﾁｭｳ", .notTranslated(TextPlace(.step(StepID("call")), .title), .en)),
      ("発注", "An order", nil),
      ("VPN", "VPN", nil),
      ("#9110", "#9110", nil),
      ("発注", "Common form (共通様式)", nil),
    ] as [(String, String, Fault?)])
  func textsAreThereInBothLanguages(_ ja: String, _ en: String, _ fault: Fault?) {
    let playbook = GoodPlaybook.changing("call") { $0.with(title: LocalizedText(ja: ja, en: en)) }
    #expect(faults(playbook) == (fault.map { [$0] } ?? []))
  }

  @Test func everyTextIsLookedAt() {
    let places = GoodPlaybook.playbook.texts.map(\.place)
    #expect(Set(places).count == places.count)
    // title, summary; 2 roles; 2 facts; 3 consents twice; 4 tracks; 9 steps twice; 2 answers; 1 deadline
    #expect(places.count == 2 + 2 + 2 + 6 + 4 + 18 + 2 + 1)
  }

  @Test func answersHaveLabelsOfTheirOwn() {
    let playbook = GoodPlaybook.changing("found") { step in
      let answers = step.answers.map {
        Answer(id: $0.id, label: LocalizedText(ja: "「\($0.id)」を選ぶ", en: "Same  label"), route: $0.route)
      }
      return step.with(form: .question(answers))
    }
    #expect(faults(playbook) == [.sameLabel(StepID("found"), [AnswerID("all"), AnswerID("more")], .en)])
  }

  @Test func aQuestionLeavesAChoice() {
    let playbook = GoodPlaybook.changing("found") { $0.with(form: .question([$0.answers[0]])) }
    #expect(faults(playbook) == [.onlyOneAnswer(StepID("found"))])
  }

  @Test func stepsHaveTitlesOfTheirOwn() {
    let playbook = GoodPlaybook.changing("call") { $0.with(title: Sketch.text("write")) }
    let same = [StepID("call"), StepID("write")]
    #expect(faults(playbook) == [.sameTitle(same, .ja), .sameTitle(same, .en)])
  }

  @Test func stepsHaveInstructionsAndBlocksNeedNone() {
    let empty = GoodPlaybook.playbook.changingSteps { $0.id == StepID("found") ? $0 : $0.with(instructions: .init()) }
    let expected = ["isolate", "call", "order", "report", "declare", "write", "send"]
    #expect(faults(empty) == expected.map { .noInstructions(StepID($0)) })
  }

  @Test(
    arguments: [
      ("{company}、{fact:leaked}", "{company}, {fact:leaked}", [], []),
      ("{caller}さん", "{caller}", [], []),
      ("{compnay}です", "{compnay}", ["compnay"], []),
      ("{fact:gone}です", "{fact:gone}", ["fact:gone"], []),
      ("{phone}へ電話", "Please call", [], [("phone", .ja)]),
      ("電話ください", "Call {phone} {policy}", [], [("phone", .en), ("policy", .en)]),
      ("{閉じない", "not { closed", [], []),
    ] as [(String, String, [String], [(String, Language)])])
  func placeholdersAreKnownAndInBothLanguages(
    _ ja: String, _ en: String, _ unknown: [String], _ unpaired: [(String, Language)]
  ) {
    let message = Message(
      id: MessageID("first"), title: Sketch.text("first"), text: LocalizedText(ja: ja, en: en))
    let playbook = GoodPlaybook.changing("call") {
      $0.with(notices: [Notice(to: Sketch.insurer, message: message.id)])
    }.with(messages: [message])
    let place = TextPlace(.message(message.id), .body)
    let neverAsked = unknown.filter { $0.hasPrefix("fact:") }.map { name in
      Fault.factNeverAsked(FactID(String(name.dropFirst(5))), usedBy: [.message(message.id)])
    }
    #expect(
      faults(playbook) == neverAsked + unknown.map { .unknownPlaceholder(place, $0) }
        + unpaired.map { .placeholderInOneLanguage(place, $0.0, $0.1) })
  }

  @Test func aFactThatNobodyAsksIsFoundWithWhatLooksAtIt() {
    let playbook = GoodPlaybook.changing("found") { $0.with(asks: []) }
    #expect(
      faults(playbook) == [
        .factNeverAsked(GoodPlaybook.leaked, usedBy: [.step(StepID("tell")), .deadline(DeadlineID("final"))])
      ])
  }

  @Test func anAnswerThatStatesAFactIsAsGoodAsAsking() {
    let playbook = GoodPlaybook.changing("found") { step in
      let answers = step.answers.map {
        Answer(id: $0.id, label: $0.label, sets: [GoodPlaybook.leaked: .yes], route: $0.route)
      }
      return step.with(asks: [], form: .question(answers))
    }
    #expect(faults(playbook).isEmpty)
  }

  @Test func aClockCountedFromWhatNobodyAsksIsFound() {
    let playbook = GoodPlaybook.changing("order") { $0.with(asks: []) }
    #expect(
      faults(playbook) == [
        .anchorNeverAsked(.deadline(DeadlineID("final")), GoodPlaybook.ordered),
        .anchorNeverAsked(.due(StepID("report")), GoodPlaybook.ordered),
      ])
  }

  @Test func aClockCountedFromWhatIsAskedOnlyAtItsEndIsFound() {
    let moved = GoodPlaybook.changing("order") { $0.with(asks: []) }
      .changing(StepID("report")) { $0.with(asks: [Sketch.ask("ordered")]) }
    #expect(
      faults(moved) == [
        .anchorAskedTooLate(.deadline(DeadlineID("final")), GoodPlaybook.ordered),
        .anchorAskedTooLate(.due(StepID("report")), GoodPlaybook.ordered),
      ])
    let after = Sketch.playbook(
      [
        Sketch.track(
          "main", Sketch.step("early", due: Due(from: FactID("at"), within: .days(1)), to: .to("late")),
          Sketch.step("late", asks: [Sketch.ask("at")]))
      ], facts: [Sketch.fact("at", .instant)])
    #expect(faults(after) == [.anchorAskedTooLate(.due(StepID("early")), FactID("at"))])
  }

  @Test func aClockCountedFromSomethingElseThanATimeIsFound() {
    let playbook = GoodPlaybook.changing("report") { $0.with(due: Due(from: GoodPlaybook.leaked, within: .days(1))) }
    #expect(faults(playbook) == [.anchorIsNoInstant(.due(StepID("report")), GoodPlaybook.leaked)])
  }

  @Test func aConsentThatNothingLeadsToIsFound() {
    func playbook(_ grants: [ConsentID]) -> Playbook {
      let consents = GoodPlaybook.playbook.consents.map { consent in
        consent.id == ConsentID("owner")
          ? ConsentDefinition(
            id: consent.id, from: consent.from, title: consent.title, how: LocalizedText(ja: "", en: " "))
          : consent
      }
      return GoodPlaybook.changing("declare") { $0.with(grants: grants) }.with(consents: consents)
    }
    let how = TextPlace(.consent(ConsentID("owner")), .how)
    let missing = [Fault.textMissing(how, .ja), .textMissing(how, .en)]
    #expect(faults(playbook(.of("owner"))) == missing)
    #expect(faults(playbook([])) == [.consentCannotBeHad(ConsentID("owner"))] + missing)
  }

  @Test func aStepThatGrantsWhatOthersDecideIsFound() {
    let playbook = GoodPlaybook.changing("declare") { $0.with(grants: .of("owner", "insurer-agrees")) }
    #expect(
      faults(playbook) == [
        .commitsWithoutConsent(StepID("order"), walk: [.finish(StepID("call")), .finish(StepID("declare"))]),
        .grantsForOthers(StepID("declare"), ConsentID("insurer-agrees")),
      ])
  }

  @Test func aBlockThatAsksIsFound() {
    let playbook = GoodPlaybook.changing("tell") { $0.with(asks: [Sketch.ask("leaked")]) }
    #expect(faults(playbook) == [.blockAsks(StepID("tell"), GoodPlaybook.leaked)])
  }

  @Test func whatNobodyUsesIsFound() {
    let playbook = GoodPlaybook.playbook.with(
      facts: GoodPlaybook.playbook.facts + [Sketch.fact("idle")],
      consents: GoodPlaybook.playbook.consents + [Sketch.consent("idle")],
      messages: [Message(id: MessageID("idle"), title: Sketch.text("idle"), text: Sketch.text("idle body"))])
    #expect(
      faults(playbook) == [
        .unused(.fact(FactID("idle"))), .unused(.consent(ConsentID("idle"))), .unused(.message(MessageID("idle"))),
      ])
  }
}
