import CivilTime
import PlaybookModel
import Testing

@testable import PlaybookCheck

/// Notices that have to be confirmed, and the calls for when they are not.
@Suite struct FollowUpTests {
  private static let first = Message(id: MessageID("first"), title: Sketch.text("first"), text: Sketch.text("words"))

  private static func call(_ id: String, to role: RoleID = Sketch.insurer, phone: [LocalizedText]? = nil) -> Fallback {
    Fallback(
      id: StepID(id), title: Sketch.text(id), role: Sketch.staff, reaches: role,
      instructions: Instructions(lines: [Sketch.text("do " + id)], phone: phone ?? [Sketch.text("say " + id)]))
  }

  private static func playbook(within: Span?, fallback: String? = nil, _ calls: [Fallback]) -> Playbook {
    GoodPlaybook.changing("call") {
      $0.with(notices: [
        Notice(
          to: Sketch.insurer, message: first.id, acknowledgeWithin: within, fallback: fallback.map { StepID($0) })
      ])
    }.with(messages: [first], fallbacks: calls)
  }

  private func faults(_ playbook: Playbook) -> [Fault] { playbook.examine().findings.map(\.fault) }

  @Test func aCallToTheSamePeople() {
    #expect(faults(Self.playbook(within: .hours(1), [Self.call("ring")])).isEmpty)
    #expect(faults(Self.playbook(within: .hours(1), fallback: "ring", [Self.call("ring")])).isEmpty)
    #expect(faults(Self.playbook(within: nil, [])).isEmpty)
  }

  @Test func nobodyToTelephone() {
    #expect(faults(Self.playbook(within: .hours(1), [])) == [.nobodyToTelephone(StepID("call"), Sketch.insurer)])
  }

  @Test func aCallToOthers() {
    let calls = [Self.call("ring"), Self.call("ring-staff", to: Sketch.staff)]
    #expect(
      faults(Self.playbook(within: .hours(1), fallback: "ring-staff", calls)) == [
        .callReachesOthers(StepID("call"), StepID("ring-staff"))
      ])
  }

  @Test func aCallWithoutWords() {
    #expect(
      faults(Self.playbook(within: .hours(1), [Self.call("ring", phone: [])])) == [.callSaysNothing(StepID("ring"))])
  }

  @Test func aCallThatNothingLeadsTo() {
    let calls = [Self.call("ring"), Self.call("spare", to: Sketch.staff)]
    #expect(faults(Self.playbook(within: .hours(1), calls)) == [.unused(.step(StepID("spare")))])
  }

  /// The texts of calls are held to the rules of every other text.
  @Test func textsOfCalls() {
    let half = LocalizedText(ja: "{caller}です", en: "This is {caler}")
    let place = TextPlace(.step(StepID("ring")), .phone(0))
    #expect(
      faults(Self.playbook(within: .hours(1), [Self.call("ring", phone: [half])])) == [
        .unknownPlaceholder(place, "caler"), .placeholderInOneLanguage(place, "caller", .ja),
        .placeholderInOneLanguage(place, "caler", .en),
      ])
  }

  /// However the calls are opened and made, the tracks come to the same states: the check explores them without calls.
  @Test func callsChangeNothingForTheTracks() {
    let without = Self.playbook(within: nil, []).examine()
    let with = Self.playbook(within: .hours(1), [Self.call("ring")]).examine()
    #expect(with.states == without.states && with.isSound && without.isSound)
  }
}
