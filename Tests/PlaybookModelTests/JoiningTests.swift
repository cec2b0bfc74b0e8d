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

  private func block(_ id: String, _ tracks: [String: [Step]], to next: Target) -> Step {
    Step(
      id: StepID(id), title: Self.text(id), role: RoleID("staff"), kind: .record,
      form: .parallel(
        tracks.sorted { $0.key < $1.key }.map { lane in
          Track(id: TrackID(lane.key), title: Self.text(lane.key), steps: lane.value)
        }), routes: Routes(done: .to(next)))
  }

  private func to(_ id: String) -> Target { .step(StepID(id)) }

  /// The host has finished the step, or the track in which it would have come to it.
  private func settled(_ step: String, in track: String) -> Guard {
    .any([.stepFinished(StepID(step)), .trackFinished(TrackID(track))])
  }

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
    #expect(joined.step(StepID("close"))?.after == settled("look", in: "contain"))
    #expect(joined.step(StepID("close"))?.routes.done == .to(to("count")))
    #expect(joined.step(StepID("count"))?.after == settled("isolate", in: "contain"))
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
    #expect(joined.step(StepID("two"))?.after == .all([.factKnown(FactID("x")), settled("one", in: "a")]))
  }

  @Test func aTrackStandsBehindTheOneOfTheSameName() {
    let host = playbook("host", ["a": [step("one", to: .end)], "b": [step("two", to: .end)]])
    let guest = playbook("guest", ["a": [step("new", to: .end)], "c": [step("other", to: .end)]])
    #expect(host.joined(with: guest).tracks.map(\.id.rawValue) == ["a", "guest-a", "b", "c"])
  }

  /// A ring of shared steps is the host's to go round; the guest goes on when it has come out.
  @Test func waysThroughSharedStepsLeadOnAndNotBack() {
    let host = playbook("host", ["a": [step("look", to: .end, answers: [("clear", .end), ("more", to("look"))])]])
    let guest = playbook(
      "guest",
      [
        "b": [
          step("first", to: to("look")),
          step("look", to: to("last"), answers: [("clear", to("last")), ("more", to("first"))]), step("last", to: .end),
        ]
      ])
    let joined = host.joined(with: guest)
    #expect(joined.steps.map(\.id.rawValue) == ["look", "first", "last"])
    #expect(joined.step(StepID("first"))?.routes.done == .to(to("last")))
    #expect(
      joined.step(StepID("last"))?.after
        == .any([
          .all([.stepFinished(StepID("look")), .not(.stepAnswered(StepID("look"), AnswerID("more")))]),
          .trackFinished(TrackID("a")),
        ]))
  }

  /// A shared question after which the guest goes two ways stays in its track, and is passed over by the host's answer.
  @Test func aSharedStepThatPartsTheWayIsRepeated() throws {
    let host = playbook("host", ["a": [step("ask", to: .end, answers: [("yes", .end), ("no", .end)])]])
    let guest = playbook(
      "guest",
      [
        "b": [
          step("ask", to: .end, answers: [("yes", to("report")), ("no", to("tell"))]), step("report", to: to("tell")),
          step("tell", to: .end, after: .stepAnswered(StepID("ask"), AnswerID("yes"))),
        ]
      ])
    let joined = host.joined(with: guest)
    let repetition = try #require(joined.step(StepID("guest-ask")))
    #expect(repetition.after == settled("ask", in: "a"))
    #expect(repetition.onlyIf == .not(.stepFinished(StepID("ask"))))
    #expect(repetition.title == LocalizedText(ja: "「ask」(「guest」)", en: "ask (guest)"))
    #expect(
      repetition.routes.done.branches.map(\.guardCondition) == [
        .stepAnswered(StepID("ask"), AnswerID("yes")), .stepAnswered(StepID("ask"), AnswerID("no")),
      ])
    #expect(repetition.routes.done.targets == [to("report"), to("tell"), .end])
    #expect(
      joined.step(StepID("tell"))?.after
        == .any([
          .stepAnswered(StepID("ask"), AnswerID("yes")), .stepAnswered(StepID("guest-ask"), AnswerID("yes")),
        ]))
  }

  @Test func sharedStepsInsideABlockAreTakenOutOfIt() throws {
    let host = playbook(
      "host",
      [
        "a": [
          block("keep", ["logs": [step("save-logs", to: .end)], "mails": [step("save-mails", to: .end)]], to: .end)
        ]
      ])
    let guest = playbook(
      "guest",
      [
        "a": [
          block(
            "keep", ["logs": [step("save-logs", to: .end)], "disks": [step("save-disks", to: .end)]], to: to("next")),
          step("next", to: .end, after: .stepFinished(StepID("keep"))),
        ]
      ])
    let joined = host.joined(with: guest)
    #expect(
      joined.steps.map(\.id.rawValue) == ["keep", "save-logs", "save-mails", "guest-keep", "save-disks", "next"])
    #expect(
      joined.step(StepID("next"))?.after
        == .all([.stepFinished(StepID("guest-keep")), settled("save-logs", in: "a")]))
  }

  @Test func aBlockInWhichNothingIsLeftIsWaitedForByItsParts() {
    let host = playbook("host", ["a": [step("one", to: to("two")), step("two", to: .end)]])
    let guest = playbook(
      "guest",
      [
        "b": [
          block("both", ["x": [step("one", to: .end)], "y": [step("two", to: .end)]], to: to("last")),
          step("last", to: .end),
        ],
        "c": [step("then", to: .end, after: .stepFinished(StepID("both")))],
        "d": [step("later", to: .end, after: .trackFinished(TrackID("b")))],
      ])
    let joined = host.joined(with: guest)
    #expect(joined.tracks.map(\.id.rawValue) == ["a", "b", "c", "d"])
    #expect(joined.step(StepID("last"))?.after == .all([settled("one", in: "a"), settled("two", in: "a")]))
    #expect(joined.step(StepID("then"))?.after == .all([settled("one", in: "a"), settled("two", in: "a")]))
    #expect(
      joined.step(StepID("later"))?.after
        == .all([.trackFinished(TrackID("b")), .trackFinished(TrackID("a"))]))
  }

  @Test func aSharedStepAsksWhatEitherAsks() {
    let asking = { (facts: [String]) in
      Step(
        id: StepID("stop"), title: Self.text("stop"), role: RoleID("staff"), kind: .record,
        asks: facts.map { Ask(fact: FactID($0), isRequired: true) }, routes: Routes(done: .to(.end)))
    }
    let host = playbook("host", ["a": [asking(["since", "what"])]], facts: ["since", "what"])
    let guest = playbook("guest", ["b": [asking(["what", "who"])]], facts: ["what", "who"])
    let joined = host.joined(with: guest)
    #expect(joined.step(StepID("stop"))?.asks.map(\.fact.rawValue) == ["since", "what", "who"])
    #expect(joined.tracks.map(\.id.rawValue) == ["a"])
  }
}
