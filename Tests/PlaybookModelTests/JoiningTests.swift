import PlaybookModel
import Testing

/// One playbook taken into another.
@Suite struct JoiningTests {
  private static func text(_ words: String) -> LocalizedText { LocalizedText(ja: "「\(words)」", en: words) }

  private func step(_ id: String, to next: Target, answers: [(String, Target)] = [], after: Guard? = nil) -> Step {
    let form: StepForm =
      answers.isEmpty
      ? .task
      : .question(answers.map { Answer(id: AnswerID($0.0), label: Self.text($0.0), route: .to($0.1)) })
    return Step(
      id: StepID(id), title: Self.text(id), role: RoleID("staff"), kind: .record, after: after, form: form,
      routes: Routes(done: .to(next)))
  }

  private func playbook(_ id: String, _ tracks: [String: [Step]], facts: [String] = []) -> Playbook {
    Playbook(
      id: PlaybookID(id), version: "1", title: Self.text(id), summary: Self.text(id),
      doNot: [Self.text("never"), Self.text("never in \(id)")],
      roles: [Role(id: RoleID("staff"), title: Self.text("staff"))],
      facts: facts.map { FactDefinition(id: FactID($0), question: Self.text("\($0) of \(id)"), kind: .yesNo) },
      tracks: tracks.sorted { $0.key < $1.key }.map {
        Track(id: TrackID($0.key), title: Self.text($0.key), steps: $0.value)
      })
  }

  private func to(_ id: String) -> Target { .step(StepID(id)) }

  @Test func whatBothHaveIsDoneOnceAndTheRestWaitsForIt() throws {
    let host = playbook(
      "host", ["contain": [step("look", to: to("isolate")), step("isolate", to: .end)]], facts: ["data"])
    let guest = playbook(
      "guest",
      [
        "contain": [
          step("look", to: to("close")), step("close", to: to("isolate")), step("isolate", to: to("count")),
          step("count", to: .end),
        ]
      ], facts: ["data", "people"])
    let joined = host.mayBecome([guest]).joined(with: guest)

    #expect(joined.id == host.id)
    #expect(joined.others.isEmpty)
    #expect(joined.tracks.map(\.id.rawValue) == ["contain", "guest-contain"])
    #expect(joined.steps.map(\.id.rawValue) == ["look", "isolate", "close", "count"])
    #expect(joined.step(StepID("close"))?.after == .stepFinished(StepID("look")))
    #expect(joined.step(StepID("close"))?.routes.done == .to(to("count")))
    #expect(joined.step(StepID("count"))?.after == .stepFinished(StepID("isolate")))
    #expect(joined.facts.map(\.question.en) == ["data of host", "people of guest"])
    #expect(joined.doNot.map(\.en) == ["never", "never in host", "never in guest"])
  }

  @Test func aTrackOfWhichNothingIsLeftIsNotTakenIn() {
    let shared = ["insurer": [step("call", to: .end)]]
    let joined = playbook("host", shared).joined(with: playbook("guest", shared))
    #expect(joined.tracks.map(\.id.rawValue) == ["insurer"])
  }

  @Test func aTrackKeepsItsNameWhenNobodyHasItAndItsOwnConditions() {
    let host = playbook("host", ["a": [step("one", to: .end)]])
    let guest = playbook(
      "guest", ["b": [step("one", to: to("two")), step("two", to: .end, after: .factKnown(FactID("x")))]])
    let joined = host.joined(with: guest)
    #expect(joined.tracks.map(\.id.rawValue) == ["a", "b"])
    #expect(
      joined.step(StepID("two"))?.after == .all([.factKnown(FactID("x")), .stepFinished(StepID("one"))]))
  }

  /// A question that both have leads on by its first answer; a ring of known steps leads to the end.
  @Test func waysThroughKnownStepsLeadOn() {
    let host = playbook("host", ["a": [step("ask", to: .end, answers: [("yes", .end)]), step("again", to: to("ask"))]])
    let guest = playbook(
      "guest",
      [
        "b": [
          step("first", to: to("ask")), step("ask", to: .end, answers: [("yes", to("last")), ("no", to("first"))]),
          step("last", to: to("again")), step("again", to: to("again")),
        ]
      ])
    let joined = host.joined(with: guest)
    #expect(joined.step(StepID("first"))?.routes.done == .to(to("last")))
    #expect(joined.step(StepID("last"))?.routes.done == .to(.end))
  }
}
