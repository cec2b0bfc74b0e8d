import CivilTime
import PlaybookFile
import PlaybookModel
import Testing

@Suite struct CompleteExampleTests {
  private let playbook: Playbook

  init() throws { playbook = try Playbook(yaml: Array(completeExample.utf8), fileName: "complete.yaml") }

  @Test func top() {
    #expect(playbook.id == PlaybookID("complete"))
    #expect(playbook.version == "2026-11-24")
    #expect(playbook.title == LocalizedText(ja: "全部", en: "Everything"))
    #expect(playbook.summary == LocalizedText(ja: "すべてのキーを使います。", en: "It uses every key."))
    #expect(playbook.doNot == [LocalizedText(ja: "電源を切らないでください。", en: "Do not switch it off.")])
    #expect(
      playbook.roles == [
        Role(id: RoleID("staff"), title: LocalizedText(ja: "現場担当", en: "Person on site")),
        Role(id: RoleID("lead"), title: LocalizedText(ja: "責任者", en: "Lead")),
        Role(id: RoleID("insurer"), title: LocalizedText(ja: "保険会社", en: "Insurer"), isOutside: true),
      ])
    #expect(playbook.sources == [Source(id: "40", title: "Guidelines", checked: "2026-11-19")])
    #expect(playbook.steps.map(\.id.rawValue) == ["photograph", "decide", "both", "left-one", "right-one"])
  }

  @Test func factsConsentsAndMessages() {
    let choices = [
      FactKind.Choice(id: "small", label: LocalizedText(ja: "小", en: "Small")),
      FactKind.Choice(id: "large", label: LocalizedText(ja: "大", en: "Large")),
    ]
    #expect(
      playbook.facts.map(\.kind) == [
        .yesNo, .number, .instant, .text(.reference), .text(.text), .choice(choices),
      ])
    #expect(playbook.facts.map(\.id.rawValue) == ["leaked", "people", "noticed-at", "receipt", "remark", "size"])
    #expect(playbook.facts.first?.question == LocalizedText(ja: "漏れた？", en: "Leaked?"))
    #expect(
      playbook.consents.first
        == ConsentDefinition(
          id: ConsentID("forensic-order"), from: RoleID("insurer"),
          title: LocalizedText(ja: "調査の承認", en: "Approval"), how: LocalizedText(ja: "電話します。", en: "Call them.")))
    #expect(
      playbook.messages == [
        Message(
          id: MessageID("first-notice"), title: LocalizedText(ja: "第一報", en: "First notice"),
          text: LocalizedText(
            ja: "{company}で事故がありました。\n番号は{fact:receipt}です。",
            en: "{incident} {title} at {discovered}. Call {phone}, policy {policy}, {fact:discovered}"))
      ])
  }

  @Test func task() {
    let instructions = Instructions(
      lines: [
        LocalizedText(ja: "画面を撮ります。", en: "Photograph the screen."),
        LocalizedText(ja: "時計も撮ります。", en: "Photograph the clock, too."),
      ],
      doNot: [LocalizedText(ja: "消さないでください。", en: "Do not delete.")],
      why: LocalizedText(ja: "証拠です。", en: "It is evidence."),
      phone: [LocalizedText(ja: "{company}です。", en: "This is the company.")],
      evidence: [EvidenceItem(id: "photo", title: LocalizedText(ja: "写真", en: "Photo"))])
    let decide = Target.step(StepID("decide"))
    let expected = Step(
      id: StepID("photograph"), title: LocalizedText(ja: "撮る", en: "Photograph"), role: RoleID("staff"),
      kind: .preservation, instructions: instructions,
      asks: [Ask(fact: FactID("people"), isRequired: true), Ask(fact: FactID("remark"), isRequired: false)],
      marks: .hotlineCalled, grants: [ConsentID("evidence-kept")],
      notices: [Notice(to: RoleID("insurer"), message: MessageID("first-notice"))],
      due: Due(within: .span(.minutes(15))),
      routes: Routes(
        done: .to(decide), skipped: .to(decide), failed: .to(.end),
        timeout: Timeout(after: .hours(4), route: .to(decide))))
    #expect(playbook.step(StepID("photograph")) == expected)
  }

  @Test func question() throws {
    let decide = try #require(playbook.step(StepID("decide")))
    let (leaked, people, size) = (FactID("leaked"), FactID("people"), FactID("size"))
    let both = Route.to(.step(StepID("both")))
    #expect(decide.gates == [ConsentID("forensic-order"), ConsentID("evidence-kept")])
    #expect(decide.after == .consentGranted(ConsentID("forensic-order")))
    #expect(
      decide.onlyIf
        == .any([
          .factIs(leaked, .yes), .factIs(leaked, .no), .factIs(people, .number(3)), .factIs(size, .choice("large")),
          .factKnown(FactID("remark")), .factOver(people, 1_000),
          .all([
            .stepFinished(StepID("photograph")), .stepSkipped(StepID("photograph")), .trackFinished(TrackID("left")),
          ]),
          .not(.stepAnswered(StepID("decide"), AnswerID("yes"))),
        ]))
    #expect(decide.due == Due(from: FactID("noticed-at"), within: .days(3)))
    #expect(decide.routes == Routes(done: both))
    #expect(
      decide.answers == [
        Answer(
          id: AnswerID("yes"), label: LocalizedText(ja: "はい", en: "Yes"),
          sets: [leaked: .yes, people: .number(12), size: .choice("small")], grants: [ConsentID("evidence-kept")],
          marks: .agentNotified, route: .to(.end)),
        Answer(
          id: AnswerID("no"), label: LocalizedText(ja: "いいえ", en: "No"),
          route: Route(
            branches: [.init(if: .factIs(leaked, .yes), to: .step(StepID("photograph")))],
            otherwise: .step(StepID("both")))),
        Answer(id: AnswerID("later"), label: LocalizedText(ja: "後で", en: "Later"), route: both),
      ])
  }

  @Test func nestedTracks() throws {
    let both = try #require(playbook.step(StepID("both")))
    guard case .parallel(let tracks) = both.form else {
      Issue.record("not parallel: \(both.form)")
      return
    }
    #expect(tracks.map(\.id) == [TrackID("left"), TrackID("right")])
    #expect(both.routes == Routes(done: .to(.end)))
    #expect(playbook.place(of: StepID("right-one"))?.parent == StepID("both"))
    #expect(playbook.place(of: StepID("right-one"))?.track == TrackID("right"))
  }

  @Test func deadlines() {
    #expect(
      playbook.deadlines.first
        == Deadline(
          id: DeadlineID("prompt"), title: LocalizedText(ja: "速報", en: "Prompt report"), from: FactID("noticed-at"),
          earliest: .days(3), within: .days(5), metBy: StepID("both"), onlyIf: .factIs(FactID("leaked"), .yes),
          source: "40"))
    #expect(playbook.deadlines.map(\.within) == [.days(5), .withoutDelay, .years(3), .span(.hours(72))])
    #expect(playbook.deadlines.dropFirst().allSatisfy { $0.from == .discovered && $0.metBy == nil })
  }
}

/// What counts is what is written between the blanks, wherever it is read.
@Test func blanksAroundIdentifiersMeanNothing() throws {
  let steps = """
    - {id: one, title: {ja: 一, en: One}, role: " staff ", kind: record}
    - {" id": "two ", title: {ja: 二, en: Two}, role: staff, kind: record}
    """
  let playbook = try Playbook(yaml: Array(SmallPlaybook.steps(steps).yaml.utf8), fileName: "small.yaml")
  #expect(playbook.steps.map(\.id.rawValue) == ["one", "two"])
  #expect(playbook.step(StepID("one"))?.routes.done == .to(.step(StepID("two"))))
  #expect(playbook.step(StepID("one"))?.role == RoleID("staff"))
}
