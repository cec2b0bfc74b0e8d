import PlaybookFile
import PlaybookModel
import Rehearsal
import RunEngine
import ShippedPlaybooks
import Testing

@Suite struct RehearsalTests {
  static let shipped = ShippedPlaybooks.files.map(\.id)

  private func playbook(_ id: String) throws -> Playbook {
    try Playbook(yaml: try #require(ShippedPlaybooks.named(id)).stream, fileName: id)
  }

  /// Whatever people answer, without skipping and without overriding.
  @Test(arguments: shipped) func walksReachTheEndAndKeepTheRules(id: String) throws {
    let playbook = try playbook(id)
    for seed in 0..<25 as Range<UInt64> {
      var rehearsal = Rehearsal(playbook, seed: seed)
      let report = rehearsal.run()
      #expect(report.ending == .completed, "\(id), seed \(seed)")
      #expect(report.violations == [], "\(id), seed \(seed)")
    }
  }

  /// An incident that turns out to be another one too, at any moment of it.
  @Test(arguments: shipped) func walksReachTheEndAlsoWithAnotherPlaybookTakenIn(id: String) throws {
    let playbook = try playbook(id)
    #expect(!playbook.others.isEmpty)
    for other in playbook.others {
      var joined = 0
      for seed in 0..<15 as Range<UInt64> {
        var rehearsal = Rehearsal(playbook, seed: seed, joining: other.id)
        let report = rehearsal.run()
        // A false alarm may be over before.
        if report.moves.contains(.join(other.id)) { joined += 1 }
        #expect(report.ending == .completed, "\(id) with \(other.id), seed \(seed)")
        #expect(report.violations == [], "\(id) with \(other.id), seed \(seed)")
      }
      #expect(joined > 8, "\(id) with \(other.id)")
    }
  }

  @Test func oneSeedIsOneWalk() throws {
    var first = Rehearsal(try playbook("ransomware"), seed: 7)
    var second = Rehearsal(try playbook("ransomware"), seed: 7)
    var third = Rehearsal(try playbook("ransomware"), seed: 8)
    let report = first.run()
    #expect(report == second.run())
    #expect(report.moves != third.run().moves)
  }

  @Test func aScriptDecidesAndItsLastWordGoesOn() throws {
    let script = [StepID("quote-reply"): ["asks-for-more", "approved"], StepID("safety-check"): ["failed", "done"]]
    var rehearsal = Rehearsal(try playbook("ransomware"), seed: 3, script: script)
    let report = rehearsal.run()
    let replies = report.moves.compactMap { move -> AnswerID? in
      guard case .finish(StepID("quote-reply"), .answered(let answer)) = move else { return nil }
      return answer
    }
    #expect(replies.first == AnswerID("asks-for-more"))
    #expect(replies.dropFirst().allSatisfy { $0 == AnswerID("approved") } && replies.count > 1)
    #expect(report.ending == .completed)
  }

  @Test func aPlaybookThatCannotEndIsSaidToBeStuck() {
    let text = LocalizedText(ja: "手順", en: "Step")
    let step = Step(
      id: StepID("wait"), title: text, role: RoleID("staff"), kind: .record, after: .stepFinished(StepID("wait")),
      routes: Routes(done: .to(.end)))
    let playbook = Playbook(
      id: PlaybookID("stuck"), version: "1", title: text, summary: text,
      roles: [Role(id: RoleID("staff"), title: text)],
      tracks: [Track(id: TrackID("main"), title: text, steps: [step])])
    var rehearsal = Rehearsal(playbook, seed: 1)
    #expect(rehearsal.run().ending == .stuck([StepID("wait")]))
  }

  @Test func anUrgentStepBehindAGateIsFound() {
    let text = LocalizedText(ja: "手順", en: "Step")
    let step = Step(
      id: StepID("isolate"), title: text, role: RoleID("staff"), kind: .mitigation, gates: [ConsentID("order")],
      routes: Routes(done: .to(.end)))
    let playbook = Playbook(
      id: PlaybookID("held"), version: "1", title: text, summary: text,
      roles: [Role(id: RoleID("staff"), title: text)],
      consents: [ConsentDefinition(id: ConsentID("order"), from: RoleID("staff"), title: text, how: text)],
      tracks: [Track(id: TrackID("main"), title: text, steps: [step])])
    var rehearsal = Rehearsal(playbook, seed: 1)
    #expect(rehearsal.run().violations.first == .urgentHeld(StepID("isolate"), [ConsentID("order")]))
  }
}
