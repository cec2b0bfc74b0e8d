import PlaybookFile
import PlaybookModel
import Testing

/// A playbook that takes parts from shared files, and what it may change in them.
@Suite struct SharingTests {
  private static let shared = """
    hikeshi-shared: 1
    roles:
      - {id: it, title: {ja: IT, en: IT}}
      - {id: nobody, title: {ja: 無人, en: Nobody}}
    facts:
      - {id: machines, kind: number, ask: {ja: 何台？, en: How many?}}
      - {id: unused, kind: number, ask: {ja: 不要, en: Unused}}
    consents:
      - {id: spend-it, from: it, title: {ja: 支払い, en: Spend}, how: {ja: 聞く, en: Ask}}
      - {id: unused, from: nobody, title: {ja: 不要, en: Unused}, how: {ja: 聞く, en: Ask}}
    messages:
      - {id: notice, title: {ja: 知らせ, en: Notice}, text: {ja: "{situation}、{fact:machines}台", en: "{situation} {fact:machines}"}}
    steps:
      - id: unplug
        title: {ja: 抜く, en: Unplug}
        role: it
        kind: mitigation
        do: [{ja: 抜く, en: Pull}]
        notify: [{to: it, message: notice}]
    tracks:
      - id: after
        title: {ja: あと, en: After}
        steps:
          - {id: one, title: {ja: 一, en: One}, role: it, kind: record, do: [{ja: 書く, en: Write}]}
          - {id: two, title: {ja: 二, en: Two}, role: it, kind: spend, gates: [spend-it]}
          - {id: three, title: {ja: 三, en: Three}, role: it, kind: record}
      - id: blocks
        title: {ja: 塊, en: Blocks}
        steps:
          - id: block
            title: {ja: 手分け, en: Shared out}
            role: it
            kind: record
            parallel:
              - id: left
                title: {ja: 左, en: Left}
                steps:
                  - {id: inner, title: {ja: 中, en: Inner}, role: it, kind: record, do: [{ja: 書く, en: Write}]}
    deadlines:
      - {id: soon, title: {ja: 早く, en: Soon}, within: 1h, met-by: one}
    """

  private func stream(_ tracks: String, shared: String = SharingTests.shared) -> [UInt8] {
    let own = """
      hikeshi: 1
      id: own
      uses: [parts]
      version: "1"
      title: {ja: 題, en: Title}
      summary: {ja: 概要, en: Summary}
      situation: {ja: 止まった, en: Stopped}
      roles:
        - {id: staff, title: {ja: 担当, en: Staff}}
      tracks:
      \(tracks.split(separator: "\n").map { "  \($0)" }.joined(separator: "\n"))
      """
    return PlaybookStream.assemble(
      Array(own.utf8), shared: { $0 == "parts" ? Array(shared.utf8) : nil }, playbooks: { _ in nil })
  }

  private func read(_ tracks: String) throws -> Playbook {
    try Playbook(yaml: stream(tracks), fileName: "own.yaml")
  }

  private let main = "- {id: main, title: {ja: 本, en: Main}, steps: [{use: unplug}]}"

  @Test func aStepComesWithWhatItRefersToAndNothingElse() throws {
    let playbook = try read(main)
    #expect(playbook.step(StepID("unplug"))?.title.en == "Unplug")
    #expect(playbook.roles.map(\.id.rawValue) == ["staff", "it"])
    #expect(playbook.facts.map(\.id.rawValue) == ["machines"])
    #expect(playbook.messages.map(\.id.rawValue) == ["notice"])
    #expect(playbook.consents.isEmpty)
    #expect(playbook.deadlines.isEmpty)
  }

  @Test func keysAreReplacedAndListsGrow() throws {
    let playbook = try read(
      """
      - id: main
        title: {ja: 本, en: Main}
        steps:
          - use: unplug
            role: staff
            add: {do: [{ja: 書く, en: Write}], do-not: [{ja: 切らない, en: Leave on}]}
      """)
    let step = try #require(playbook.step(StepID("unplug")))
    #expect(step.role == RoleID("staff"))
    #expect(step.instructions.lines.map(\.en) == ["Pull", "Write"])
    #expect(step.instructions.doNot.map(\.en) == ["Leave on"])
  }

  @Test func aTrackIsTakenWithChangesAndWithoutSteps() throws {
    let playbook = try read(
      """
      - use: after
        without: [three]
        change:
          one: {title: {ja: 壱, en: First}, next: end}
          two: {kind: record, gates: []}
      """)
    let track = try #require(playbook.track(TrackID("after")))
    #expect(track.steps.map(\.title.en) == ["First", "Two"])
    #expect(track.steps[0].routes.done == .to(.end))
    #expect(track.steps[1].kind == .record)
    #expect(playbook.consents.isEmpty)
  }

  @Test func aStepInsideABlockIsChangedInItsPlace() throws {
    let playbook = try read("- {use: blocks, change: {inner: {kind: mitigation}, block: {role: staff}}}")
    #expect(playbook.steps.map(\.id.rawValue) == ["block", "inner"])
    #expect(playbook.step(StepID("inner"))?.kind == .mitigation)
    #expect(playbook.step(StepID("inner"))?.title.en == "Inner")
    #expect(playbook.step(StepID("block"))?.role == RoleID("staff"))
  }

  @Test func aStepOfASharedTrackCanBeTakenAlone() throws {
    let playbook = try read("- {id: main, title: {ja: 本, en: Main}, steps: [{use: two}, {use: unplug}]}")
    #expect(playbook.tracks.map(\.id.rawValue) == ["main"])
    #expect(playbook.consents.map(\.id.rawValue) == ["spend-it"])
    #expect(playbook.step(StepID("two"))?.routes.done == .to(.step(StepID("unplug"))))
  }

  @Test func whatIsPinnedIsReadTheSameAgain() throws {
    let bytes = stream(main)
    #expect(PlaybookStream.assemble(bytes, shared: { _ in nil }, playbooks: { _ in nil }) == bytes)
    #expect(try Playbook(yaml: bytes, fileName: "pinned") == read(main))
  }

  @Test(arguments: [
    ("- {use: nowhere}", PlaybookFault.Problem.unknownShared(.track, "nowhere", nearest: nil), "own.yaml", 11),
    ("- {use: aftr}", .unknownShared(.track, "aftr", nearest: "after"), "own.yaml", 11),
    ("- {use: after, change: {on: {role: it}}}", .unknownShared(.step, "on", nearest: "one"), "own.yaml", 11),
    ("- {use: blocks, change: {iner: {role: it}}}", .unknownShared(.step, "iner", nearest: "inner"), "own.yaml", 11),
    ("- {use: after, without: [tow]}", .unknownShared(.step, "tow", nearest: "two"), "own.yaml", 11),
    ("- {use: after, change: {one: {role: itt}}}", .unknownReference(.role, "itt", nearest: "it"), "own.yaml", 11),
  ])
  func faultsStandWhereTheyWereWritten(tracks: String, problem: PlaybookFault.Problem, file: String, line: Int) {
    let found = faults(of: stream(tracks))
    #expect(found.contains { $0.problem == problem && $0.line == line }, "\(found)")
  }

  @Test func aFaultOfASharedFileNamesThatFileAndItsOwnLine() throws {
    let broken = SharingTests.shared.replacing("kind: mitigation", with: "kind: mitigaton")
    let found = faults(of: stream(main, shared: broken))
    let fault = try #require(found.first)
    #expect(found.count == 1)
    #expect(fault.file == "Shared/parts.yaml")
    #expect(fault.line == 1 + broken.split(separator: "\n").prefix { !$0.contains("mitigaton") }.count)
  }

  @Test func aSharedFileThatIsMissingOrIsNoneIsNamed() {
    let own = stream(main).prefix { $0 != UInt8(ascii: "-") }
    let alone = String(decoding: own, as: UTF8.self) + "- {id: main, title: {ja: 本, en: Main}, steps: []}\n"
    #expect(faults(of: alone).contains { $0.problem == .sharedFileMissing("parts") })
    #expect(faults(of: stream(main, shared: "hikeshi: 1\n")).contains { $0.problem == .notASharedFile("parts") })
  }

  @Test func aNameOfOnesOwnMustNotHideASharedOne() {
    let own = main.replacing("{use: unplug}", with: "{use: unplug, add: {asks: [{fact: machines}]}}")
    let yaml = String(decoding: stream(own), as: UTF8.self).replacing(
      "roles:\n  - {id: staff", with: "roles:\n  - {id: it, title: {ja: 別, en: Other}}\n  - {id: staff",
      maxReplacements: 1)
    #expect(faults(of: yaml).contains { $0.problem == .duplicateIdentifier(.role, "it") })
  }
}
