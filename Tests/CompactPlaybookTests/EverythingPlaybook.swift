import CivilTime
import PlaybookModel

/// Every case of every enum, and every member that can be absent, both ways. It makes no sense as a plan.
enum EverythingPlaybook {
  static let playbook: Playbook = {
    let conditions: [Guard] = [
      .factIs(FactID("a"), .yes), .factIs(FactID("a"), .no), .factIs(FactID("a"), .number(-5)),
      .factIs(FactID("a"), .number(.max)), .factIs(FactID("a"), .number(.min)),
      .factIs(FactID("a"), .instant(.init(milliseconds: -1))), .factIs(FactID("a"), .choice("x")),
      .factIs(FactID("a"), .text), .factKnown(FactID("a")), .factOver(FactID("a"), 1_000_000),
      .stepFinished(StepID("s")), .stepAnswered(StepID("s"), AnswerID("y")), .stepSkipped(StepID("s")),
      .consentGranted(ConsentID("c")), .trackFinished(TrackID("t")), .any([]), .not(.all([])),
    ]
    let rules: [CalendarRule] = [.span(.hours(72)), .days(5), .officeDays(30), .years(3), .withoutDelay]
    let words = LocalizedText(ja: "火消し\u{0}", en: "")
    let steps = StepKind.allCases.map { kind in
      Step(
        id: StepID(kind.rawValue), title: words, role: RoleID("r"), kind: kind,
        asks: [.init(fact: .discovered, isRequired: true)],
        gates: [ConsentID("c")], after: .all(conditions), marks: Milestone.allCases.first, speaksTo: RoleID("r"),
        drafts: [MessageID("m")], due: Due(within: .days(1)),
        form: .question([
          Answer(
            id: AnswerID("y"), label: words, sets: [FactID("a"): .yes, FactID("b"): .number(3)], marks: .agentNotified,
            route: Route(branches: [.init(if: .not(.factKnown(FactID("a"))), to: .end)], otherwise: .step(StepID("s"))))
        ]),
        routes: Routes(
          done: .to(.end), skipped: .to(.step(StepID("s"))), failed: .to(.end),
          timeout: .init(after: .zero, route: .to(.end))))
    }
    let kinds: [FactKind] =
      [.yesNo, .number, .instant, .choice([.init(id: "x", label: words)])] + TextKind.allCases.map { .text($0) }
    return Playbook(
      id: PlaybookID("p"), version: "1", title: words, summary: words, situation: words, outward: words, doNot: [words],
      roles: [Role(id: RoleID("r"), title: words, isOutside: true)],
      facts: kinds.enumerated().map { FactDefinition(id: FactID("f\($0)"), question: words, kind: $1) },
      consents: [ConsentDefinition(id: ConsentID("c"), from: RoleID("r"), title: words, how: words)],
      messages: [Message(id: MessageID("m"), title: words, text: words)],
      tracks: [
        Track(
          id: TrackID("t"), title: words,
          steps: [
            Step(
              id: StepID("s"), title: words, role: RoleID("r"), kind: .record,
              instructions: Instructions(
                lines: [words], doNot: [words], why: words, phone: [words], evidence: [.init(id: "e", title: words)]),
              onlyIf: conditions[0], grants: [ConsentID("c")],
              notices: [
                Notice(
                  to: RoleID("r"), message: MessageID("m"), acknowledgeWithin: .minutes(5), fallback: StepID("call")),
                Notice(to: RoleID("r"), message: MessageID("m")),
              ], form: .parallel([Track(id: TrackID("u"), title: words, steps: steps)]), routes: Routes(done: .to(.end))
            )
          ])
      ],
      fallbacks: [
        Fallback(id: StepID("call"), title: words, role: RoleID("r"), reaches: RoleID("r"), marks: .hotlineCalled)
      ],
      deadlines: rules.enumerated().map {
        Deadline(
          id: DeadlineID("d\($0)"), title: words, learned: FactID("a"), earliest: $1, within: $1, metBy: StepID("s"),
          onlyIf: conditions[1], source: "40", reminders: [.hours(24), .hours(1)])
      }, sources: [Source(id: "40", title: "t", checked: "2026-11-24")])
  }()
}
