import CivilTime
import PlaybookFile
import PlaybookModel
import Testing

/// Calls for when a notice is not answered.
@Suite struct FallbackTests {
  private static let call = """
    fallbacks:
      - id: ring
        title: {ja: 電話する, en: Ring them}
        role: staff
        reaches: insurer
        do: [{ja: かけます。, en: Dial.}]
        do-not: [{ja: 推測しません。, en: No guesses.}]
        why: {ja: 念のため。, en: To be sure.}
        phone: [{ja: "「{company}です。」", en: "This is {company}."}]
        marks: hotline-called
        evidence: [{id: log, title: {ja: 記録, en: Log}}]
    """

  @Test func everythingIsRead() throws {
    let yaml =
      SmallPlaybook
      .step("speaks-to: insurer\nnotify: [{to: insurer, message: first, acknowledge-within: 90m, fallback: ring}]")
      .with(\.tail, Self.call).yaml
    let playbook = try Playbook(yaml: Array(yaml.utf8), fileName: "small.yaml")
    let step = try #require(playbook.step(StepID("look")))
    #expect(step.speaksTo == RoleID("insurer"))
    #expect(
      step.notices == [
        Notice(
          to: RoleID("insurer"), message: MessageID("first"), acknowledgeWithin: .minutes(90),
          fallback: StepID("ring"))
      ])
    let expected = Fallback(
      id: StepID("ring"), title: LocalizedText(ja: "電話する", en: "Ring them"), role: RoleID("staff"),
      reaches: RoleID("insurer"),
      instructions: Instructions(
        lines: [LocalizedText(ja: "かけます。", en: "Dial.")],
        doNot: [LocalizedText(ja: "推測しません。", en: "No guesses.")],
        why: LocalizedText(ja: "念のため。", en: "To be sure."),
        phone: [LocalizedText(ja: "「{company}です。」", en: "This is {company}.")],
        evidence: [EvidenceItem(id: "log", title: LocalizedText(ja: "記録", en: "Log"))]), marks: .hotlineCalled)
    #expect(playbook.fallbacks == [expected])
    #expect(playbook.steps.map(\.id) == [StepID("look")])
    #expect(playbook.step(StepID("ring")) == expected.step)
    #expect(playbook.place(of: StepID("ring"))?.track == expected.track.id)
  }

  @Test(arguments: [
    FaultCase(
      "a call that is not there", .step("notify: [{to: insurer, message: first, fallback: ring}] #!"),
      (step + ".notify[0].fallback", .unknownReference(.fallback, "ring", nearest: nil))),
    FaultCase(
      "a step is no call", .step("notify: [{to: insurer, message: first, fallback: look}] #!"),
      (step + ".notify[0].fallback", .unknownReference(.fallback, "look", nearest: nil))),
    FaultCase(
      "no way leads to a call", SmallPlaybook.step("next: ring #!").with(\.tail, call),
      (step + ".next", .unknownReference(.step, "ring", nearest: nil))),
    FaultCase(
      "nothing waits for a call", SmallPlaybook.step("after: {step: ring} #!").with(\.tail, call),
      (step + ".after.step", .unknownReference(.step, "ring", nearest: nil))),
    FaultCase(
      "the name of a step",
      .with(\.tail, "fallbacks:\n  - {id: look, \(title), role: staff, reaches: insurer} #!"),
      ("fallbacks[0].id", .duplicateIdentifier(.step, "look"))),
    FaultCase(
      "nothing may stand in its way",
      .with(\.tail, "fallbacks:\n  - {id: ring, \(title), role: staff, reaches: insurer, gates: [order]} #!"),
      ("fallbacks[0]", .unknownKey("gates", nearest: nil))),
    FaultCase(
      "whom it reaches", .with(\.tail, "fallbacks:\n  - {id: ring, \(title), role: staff} #!"),
      ("fallbacks[0]", .missingKey("reaches"))),
    FaultCase(
      "days are too long to wait",
      .step("notify: [{to: insurer, message: first, acknowledge-within: 2d}] #!"),
      (step + ".notify[0].acknowledge-within", .badDuration("2d", allowed: [.minutes, .hours]))),
  ])
  func faults(_ faultCase: FaultCase) { faultCase.check() }

  /// A shared call comes along where something can lead to it, and only there.
  @Test func sharedCalls() throws {
    let shared = """
      hikeshi-shared: 1
      roles:
        - {id: agent, title: {ja: 代理店, en: Agent}, outside: true}
      fallbacks:
        - {id: ring-agent, title: {ja: 代理店, en: Agent}, role: staff, reaches: agent}
        - {id: ring-insurer, title: {ja: 保険会社, en: Insurer}, role: staff, reaches: insurer}
        - {id: ring-staff, title: {ja: 担当, en: Staff}, role: staff, reaches: staff}
      """
    let own = SmallPlaybook.step("notify: [{to: agent, message: first}]")
      .with(\.head, "uses: [shared]\n" + SmallPlaybook().head).yaml
    let stream = PlaybookStream.assemble(
      Array(own.utf8), shared: { $0 == "shared" ? Array(shared.utf8) : nil }, playbooks: { _ in nil })
    let playbook = try Playbook(yaml: stream, fileName: "small.yaml")
    // The insurer is outside: a person can write to them at any time.
    #expect(playbook.fallbacks.map(\.id.rawValue) == ["ring-agent", "ring-insurer"])
  }
}

private let step = "tracks[0].steps[0]"
private let title = "title: {ja: 題, en: T}"
