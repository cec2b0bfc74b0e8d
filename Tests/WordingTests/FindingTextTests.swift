import PlaybookCheck
import PlaybookModel
import Testing
import Wording

/// What the checker finds, in words.
@Suite struct FindingTextTests {
  private static let text = LocalizedText(ja: "電話する", en: "Telephone")
  private static let (call, order) = (StepID("call"), StepID("order"))
  private static let (agreed, leaked) = (ConsentID("agreed"), FactID("leaked"))

  private static let playbook = Playbook(
    id: PlaybookID("p"), version: "1", title: text, summary: text, roles: [Role(id: RoleID("staff"), title: text)],
    facts: [FactDefinition(id: leaked, question: LocalizedText(ja: "漏れた？", en: "Leaked?"), kind: .yesNo)],
    consents: [
      ConsentDefinition(
        id: agreed, from: RoleID("staff"), title: LocalizedText(ja: "発注の承認", en: "Consent to order"), how: text)
    ],
    tracks: [
      Track(
        id: TrackID("main"), title: LocalizedText(ja: "本線", en: "Main"),
        steps: [
          Step(
            id: call, title: text, role: RoleID("staff"), kind: .notice,
            form: .question([
              Answer(
                id: AnswerID("reached"), label: LocalizedText(ja: "つながった", en: "Reached"), route: .to(.step(order)))
            ]), routes: Routes(done: .to(.end))),
          Step(
            id: order, title: LocalizedText(ja: "発注する", en: "Place the order"), role: RoleID("staff"), kind: .spend,
            routes: Routes(done: .to(.end))),
        ])
    ])

  private static let place = TextPlace(.step(call), .instruction(0))
  private static let faults: [Fault] = [
    .endOutOfReach(tracks: [TrackID("main")], open: [call], walk: []), .stepNeverReached(call),
    .stepNeverReady(call, walk: []), .commitsWithoutConsent(order, walk: []),
    .urgentStepWaits(call, for: [agreed], walk: [], onward: []), .urgentStepWaits(call, for: [], walk: [], onward: []),
    .ring([call, order], walk: []), .leadsNowhere(call, to: order), .textMissing(place, .ja),
    .notTranslated(place, .en), .unknownPlaceholder(place, "compnay"), .placeholderInOneLanguage(place, "phone", .ja),
    .sameTitle([call, order], .ja), .sameLabel(call, [AnswerID("a"), AnswerID("b")], .en), .onlyOneAnswer(call),
    .noInstructions(call), .anchorNeverAsked(.due(call), leaked),
    .anchorAskedTooLate(.deadline(DeadlineID("d")), leaked), .anchorIsNoInstant(.due(call), leaked),
    .factNeverAsked(leaked, usedBy: [.step(call), .message(MessageID("m")), .deadline(DeadlineID("d"))]),
    .consentCannotBeHad(agreed), .grantsForOthers(call, agreed), .unused(.consent(agreed)), .unused(.playbook),
    .unused(.role(RoleID("staff"))), .unused(.track(TrackID("main"))), .nothingReadyAtStart, .blockAsks(call, leaked),
    .notProven(limit: 100),
  ]

  private func text(_ fault: Fault) -> LocalizedText {
    Finding(rule: RuleID.sample, fault: fault).text(in: Self.playbook)
  }

  @Test(arguments: faults) func everyFaultHasWordsInBothLanguages(_ fault: Fault) {
    let text = text(fault)
    #expect(text.ja != text.en && !text.ja.isEmpty && !text.en.isEmpty)
    for language in Language.allCases {
      #expect(!text[language].contains("\n") && !text[language].contains("Optional("))
      #expect(!text[language].contains("StepID"))
    }
    #expect(!text.en.unicodeScalars.contains { !$0.isASCII })
  }

  @Test func partsAreCalledByTheirTitles() {
    let text = text(.commitsWithoutConsent(Self.order, walk: []))
    #expect(text.ja == "「発注する」(order) は、社外の誰の同意もないまま済ませられます")
    #expect(text.en == "\"Place the order\" (order) can be done before anybody outside the company has agreed")
  }

  @Test func aWalkIsToldMoveByMove() {
    let walk: [Move] = [
      .answer(Self.call, AnswerID("reached"), stating: [Move.Statement(Self.leaked, .no)]),
      .consent(Self.agreed, granted: false), .override(Self.order), .finish(Self.order), .fail(Self.order),
      .skip(Self.call), .timeout(Self.call), .fact(Self.leaked, .yes),
    ]
    let told = Finding(rule: .sample, fault: .commitsWithoutConsent(Self.order, walk: walk)).walk(in: Self.playbook)
    #expect(
      told.map(\.en) == [
        "\"Telephone\" (call): answer \"Reached\" (\"Leaked?\" (leaked): \"no\")",
        "\"Consent to order\" (agreed): consent refused", "\"Place the order\" (order): go on without the consent",
        "\"Place the order\" (order): done", "\"Place the order\" (order): failed", "\"Telephone\" (call): skipped",
        "\"Telephone\" (call): its time runs out", "\"Leaked?\" (leaked): \"yes\"",
      ])
    #expect(
      told.map(\.ja) == [
        "「電話する」(call) で「つながった」と答える(「漏れた？」(leaked) は「いいえ」)", "「発注の承認」(agreed) が断られる",
        "「発注する」(order) を、同意を待たずに進める", "「発注する」(order) を済ませる", "「発注する」(order) を「できなかった」とする",
        "「電話する」(call) をとばす", "「電話する」(call) の時間が切れる", "「漏れた？」(leaked) は「はい」",
      ])
  }
}

extension RuleID {
  fileprivate static let sample = RuleID("sample")
}
