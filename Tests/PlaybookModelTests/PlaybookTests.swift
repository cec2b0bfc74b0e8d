import CivilTime
import PlaybookModel
import Testing

@Suite struct PlaybookTests {
  /// main: one, two (left: a, b (inner: x); right: c), three; side: other
  private let playbook: Playbook

  init() {
    let inner = PlaybookTests.track("inner", [PlaybookTests.step("x")])
    let left = PlaybookTests.track("left", [PlaybookTests.step("a"), PlaybookTests.step("b", .parallel([inner]))])
    let right = PlaybookTests.track("right", [PlaybookTests.step("c")])
    let main = PlaybookTests.track(
      "main",
      [PlaybookTests.step("one"), PlaybookTests.step("two", .parallel([left, right])), PlaybookTests.step("three")])
    let side = PlaybookTests.track("side", [PlaybookTests.step("other")])
    let text = LocalizedText(ja: "題", en: "Title")
    playbook = Playbook(
      id: PlaybookID("p"), version: "1", title: text, summary: text,
      roles: [Role(id: RoleID("staff"), title: text), Role(id: RoleID("insurer"), title: text, isOutside: true)],
      facts: [FactDefinition(id: FactID("leaked"), question: text, kind: .yesNo)],
      consents: [ConsentDefinition(id: ConsentID("order"), from: RoleID("insurer"), title: text, how: text)],
      messages: [Message(id: MessageID("first"), title: text, text: text)], tracks: [main, side])
  }

  @Test func stepsAreInTheOrderOfTheFileWithNestedOnesAfterTheirParent() {
    #expect(playbook.steps.map(\.id.rawValue) == ["one", "two", "a", "b", "x", "c", "three", "other"])
  }

  @Test(
    arguments: [
      ("one", "main", nil, 0), ("two", "main", nil, 1), ("three", "main", nil, 2), ("other", "side", nil, 0),
      ("a", "left", "two", 0), ("b", "left", "two", 1), ("c", "right", "two", 0), ("x", "inner", "b", 0),
    ] as [(String, String, String?, Int)])
  func places(_ step: String, _ track: String, _ parent: String?, _ index: Int) throws {
    let place = try #require(playbook.place(of: StepID(step)))
    #expect(place.step == playbook.step(StepID(step)))
    #expect(place.step.id == StepID(step))
    #expect(place.track == TrackID(track))
    #expect(place.parent == parent.map(StepID.init(_:)))
    #expect(place.index == index)
  }

  @Test func everyTrackIsFoundHoweverDeep() {
    for (track, steps) in [
      ("main", ["one", "two", "three"]), ("side", ["other"]), ("left", ["a", "b"]), ("right", ["c"]), ("inner", ["x"]),
    ] {
      #expect(playbook.track(TrackID(track))?.steps.map(\.id.rawValue) == steps)
    }
  }

  @Test func partsAreFoundByNameAndOthersAreNot() {
    #expect(playbook.role(RoleID("insurer"))?.isOutside == true)
    #expect(playbook.fact(FactID("leaked"))?.kind == .yesNo)
    #expect(playbook.consent(ConsentID("order"))?.from == RoleID("insurer"))
    #expect(playbook.message(MessageID("first")) != nil)
    #expect(playbook.step(StepID("gone")) == nil)
    #expect(playbook.place(of: StepID("gone")) == nil)
    #expect(playbook.track(TrackID("one")) == nil)
    #expect(playbook.role(RoleID("gone")) == nil)
    #expect(playbook.fact(FactID("gone")) == nil)
    #expect(playbook.consent(ConsentID("gone")) == nil)
    #expect(playbook.message(MessageID("gone")) == nil)
  }

  private static func track(_ id: String, _ steps: [Step]) -> Track {
    Track(id: TrackID(id), title: LocalizedText(ja: "題", en: "Title"), steps: steps)
  }

  private static func step(_ id: String, _ form: StepForm = .task) -> Step {
    Step(
      id: StepID(id), title: LocalizedText(ja: "題", en: "Title"), role: RoleID("staff"), kind: .record, form: form,
      routes: Routes(done: .to(.end)))
  }
}
