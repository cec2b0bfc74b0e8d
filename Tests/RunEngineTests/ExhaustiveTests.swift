import CivilTime
import PlaybookModel
import RunEngine
import Testing

/// Every small playbook of some shapes, walked in every way to some depth.
///
/// | shape | playbooks | commands deep | states | carried out | refused |
/// |---|---|---|---|---|---|
/// | one track of three steps | 125 | 2 | 1 150 | 10 559 | 17 481 |
/// | one track of two steps | 49 | 3 | 1 906 | 17 556 | 16 348 |
/// | a track of two steps beside one of one | 175 | 2 | 1 945 | 21 128 | 25 373 |
@Suite struct ExhaustiveTests {
  /// A run in exploration; like `Incident`, without its checks.
  private struct Walk {
    var state: RunState
    var events: [RecordedEvent] = []
    var now = evening

    init(_ playbook: Playbook) throws(Refusal) {
      state = RunState(playbook: playbook)
      try take(.start(StartOrder(started: Incident.started, discovered: nil)))
    }

    @discardableResult
    mutating func take(_ action: Command.Action) throws(Refusal) -> [Happening] {
      let happenings = try decide(Command(action), at: now, in: state, zone: .tokyo)
      for happening in happenings {
        let event = RecordedEvent(sequence: state.size, recorded: now, happening: happening)
        events.append(event)
        state.evolve(by: event)
      }
      return happenings
    }
  }

  /// How much was looked at, so that a test notices when it looks at nothing.
  private struct Tally {
    var states = 0
    var carriedOut = 0
    var refused = 0
  }

  /// Every command in every state that can be reached with `depth` commands; states are the same when their controls
  /// and the entries into open steps are. Time passes in one command, `observe`, an hour each.
  private func explore(_ playbook: Playbook, depth: Int, into tally: inout Tally) throws {
    let commands = playbook.commands
    var frontier = [try Walk(playbook)]
    var seen: Set<RunState.Control> = [frontier[0].state.control]
    if let broken = Invariants.all(frontier[0].state, frontier[0].events) { Issue.record("at the start: \(broken)") }
    for _ in 0..<depth {
      var next: [Walk] = []
      for walk in frontier {
        tally.states += 1
        for command in commands {
          var walk = walk
          if case .observe = command { walk.now = walk.now.advanced(by: .hours(1)) }
          do throws(Refusal) {
            let before = walk.state
            let happenings = try walk.take(command)
            tally.carriedOut += 1
            let isNew = seen.insert(walk.state.control).inserted
            guard isNew else { continue }
            next.append(walk)
            try check(walk, after: command, happenings, from: before)
          } catch {
            tally.refused += 1
          }
        }
      }
      frontier = next
    }
  }

  private func check(
    _ walk: Walk, after command: Command.Action, _ happenings: [Happening], from before: RunState
  ) throws(Refusal) {
    if let broken = Invariants.all(walk.state, walk.events) {
      Issue.record("\(broken)\n\(walk.events.map(\.happening.short).joined(separator: "\n"))")
    }
    let again = try decide(Command(command), at: walk.now, in: before, zone: .tokyo)
    if again != happenings { Issue.record("\(command) twice: \(happenings.map(\.short)), \(again.map(\.short))") }
    // Nothing is left that would move by itself.
    let idle = try decide(Command(.observe), at: walk.now, in: walk.state, zone: .tokyo)
    if !idle.isEmpty { Issue.record("after \(command) still: \(idle.map(\.short))") }
  }

  @Test func oneTrackOfThreeSteps() throws {
    var tally = Tally()
    for steps in SmallStep.sequences(3, of: [.task, .gated, .loop, .conditional, .block]) {
      try explore(playbook(SmallStep.track("a", steps)), depth: 2, into: &tally)
    }
    #expect(tally.states > 1_000 && tally.carriedOut > 10_000 && tally.refused > 10_000)
  }

  @Test func oneTrackOfTwoStepsDeeper() throws {
    var tally = Tally()
    for steps in SmallStep.sequences(2) { try explore(playbook(SmallStep.track("a", steps)), depth: 3, into: &tally) }
    #expect(tally.states > 1_000 && tally.carriedOut > 10_000 && tally.refused > 10_000)
  }

  @Test func twoTracks() throws {
    var tally = Tally()
    for left in SmallStep.sequences(2, of: [.gated, .loop, .conditional, .waiting, .block]) {
      for right in SmallStep.sequences(1) {
        try explore(playbook(SmallStep.track("a", left), SmallStep.track("b", right)), depth: 2, into: &tally)
      }
    }
    #expect(tally.states > 1_000 && tally.carriedOut > 10_000 && tally.refused > 10_000)
  }
}
