import CivilTime
import PlaybookFile
import PlaybookModel
import ShippedPlaybooks
import Testing

@testable import CompactPlaybook

@Suite struct CompactPlaybookTests {
  static let shipped: [Playbook] = ShippedPlaybooks.files.compactMap {
    try? Playbook(file: $0.stream, fileName: "\($0.id).yaml")
  }

  private func again(_ playbook: Playbook) throws -> Playbook {
    try playbook.compact.withUnsafeBytes { try Playbook(compact: $0) }
  }

  @Test func everyShippedPlaybookComesOutAsItWentIn() throws {
    #expect(Self.shipped.count == ShippedPlaybooks.files.count)
    for playbook in Self.shipped {
      let read = try again(playbook)
      #expect(read == playbook)
      #expect(read.others == playbook.others)
      for other in playbook.others {
        let joined = playbook.joined(with: other)
        #expect(try again(joined) == joined)
      }
    }
  }

  /// Every case of every enum, and every member that can be absent, both ways.
  @Test func whatTheShippedOnesDoNotHave() throws {
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
    let playbook = Playbook(
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
    #expect(try again(playbook) == playbook)
    let more = playbook.mayBecome([playbook])
    #expect(try again(more).others == [playbook])
  }

  @Test func whatWasCutOffOrGoesOnIsNotRead() throws {
    let bytes = try #require(Self.shipped.first).compact
    for length in stride(from: 0, to: bytes.count, by: 101) {
      #expect(throws: CompactFault.self) {
        try Array(bytes[..<length]).withUnsafeBytes { try Playbook(compact: $0) }
      }
    }
    #expect(throws: CompactFault.goesOn) { try (bytes + [0]).withUnsafeBytes { try Playbook(compact: $0) } }
  }

  /// Stored bytes are input: whatever they are, they are read or refused.
  @Test func changedBytesNeverTrap() throws {
    let bytes = try #require(Self.shipped.last).compact
    for place in stride(from: 0, to: bytes.count, by: 37) {
      for value: UInt8 in [0x00, 0x7F, 0x80, 0xFF] {
        var changed = bytes
        changed[place] = value
        _ = changed.withUnsafeBytes { try? Playbook(compact: $0) }
      }
    }
  }

  @Test(arguments: [0, 1, -1, 63, -64, 64, 300, -300, .max, .min]) func numbers(_ number: Int) throws {
    var out = CompactWriter()
    out.write(number)
    #expect(
      try out.bytes.withUnsafeBytes { bytes in
        var reader = CompactReader(bytes)
        return try reader.number()
      } == number)
  }
}
