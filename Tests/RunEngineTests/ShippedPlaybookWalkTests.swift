import CivilTime
import PlaybookFile
import PlaybookModel
import RunEngine
import ShippedPlaybooks
import Testing

/// Whole incidents through the playbooks that are part of the program, at random but the same every time.
@Suite struct ShippedPlaybookWalkTests {
  @Test(arguments: ShippedPlaybooks.files.map(\.id))
  func randomWalks(_ id: String) throws {
    let shipped = try #require(ShippedPlaybooks.named(id))
    let playbook = try Playbook(yaml: shipped.stream, fileName: "\(id).yaml")
    var numbers = RepeatableNumbers(seed: 11)
    var completed = 0
    for _ in 0..<6 {
      var walk = RunState(playbook: playbook)
      var events: [RecordedEvent] = []
      var now = evening
      func take(_ action: Command.Action) throws(Refusal) {
        for happening in try decide(Command(action), at: now, in: walk, zone: .tokyo) {
          let event = RecordedEvent(sequence: walk.size, recorded: now, happening: happening)
          events.append(event)
          walk.evolve(by: event)
        }
      }
      try take(.start(StartOrder(started: Incident.started, discovered: nil)))
      for _ in 0..<400 {
        guard case .open = walk.phase else { break }
        now = now.advanced(by: .minutes(Int64.random(in: 0...240, using: &numbers)))
        let step = try #require(walk.openSteps.randomElement(using: &numbers))
        guard let action = Self.action(at: step, in: walk, using: &numbers) else { continue }
        do throws(Refusal) { try take(action) } catch { #expect(error.isByRule, "\(action): \(error)") }
        if let broken = Invariants.positions(walk) ?? Invariants.entries(walk) ?? Invariants.completion(walk) {
          Issue.record("\(broken)\n\(events.map(\.happening.short).joined(separator: "\n"))")
          return
        }
      }
      #expect(Invariants.all(walk, events) == nil)
      if case .completed = walk.phase { completed += 1 }
    }
    #expect(completed > 2)
  }

  /// Something that a person at the step might do.
  private static func action(
    at step: Step, in state: RunState, using numbers: inout RepeatableNumbers
  ) -> Command.Action? {
    switch (state.standing(of: step), Int.random(in: 0..<20, using: &numbers)) {
    case (_, 0): return .skip(step.id.rawValue)
    case (_, 1): return .fail(step.id.rawValue)
    case (.held(.gate), 2): return .override(step.id.rawValue)
    case (.held(.gate(let consents)), let chance):
      guard let consent = consents.first.flatMap(state.playbook.consent) else { return nil }
      return .decide(
        DecisionOrder(
          consent: consent.id, from: consent.from, decision: chance < 5 ? .declined : .granted, givenBy: "Sato"))
    case (.held(.needsFacts(let facts)), _):
      guard let fact = facts.randomElement(using: &numbers), let typed = typed(fact, in: state, using: &numbers) else {
        return nil
      }
      return .state([fact: typed])
    case (.held(.waits), _), (.ready, _):
      let outcome = step.answers.randomElement(using: &numbers).map { FinishOrder.Outcome.answered($0.id) } ?? .done
      let asked = step.asks.compactMap { ask in typed(ask.fact, in: state, using: &numbers).map { (ask.fact, $0) } }
      return .finish(
        FinishOrder(step: step.id, outcome: outcome, facts: Dictionary(asked) { first, _ in first }))
    }
  }

  private static func typed(
    _ fact: FactID, in state: RunState, using numbers: inout RepeatableNumbers
  ) -> String? {
    switch state.playbook.fact(fact)?.kind {
    case .yesNo: Bool.random(using: &numbers) ? "はい" : "いいえ"
    case .number: "\(Int.random(in: 0...5_000, using: &numbers))人"
    case .instant: "2026-11-27 20:00"
    case .choice(let choices): choices.randomElement(using: &numbers)?.id
    case .text: "不明"
    case nil: nil
    }
  }
}
