import PlaybookModel
import RunEngine

@testable import PlaybookCheck

/// The rules about states, worked out on an engine's graph state by state, against the checker's findings.
struct RuleOracle {
  let playbook: Playbook
  let graph: EngineGraph
  let findings: [Fault]

  private static let rules: [any CheckRule.Type] = [
    EndStaysReachable.self, StepsAreReachable.self, ConsentBeforeCommitment.self, UrgentStepsNeverWait.self,
    OutcomesLeadOn.self, StartIsReady.self,
  ]

  init(_ playbook: Playbook, _ graph: EngineGraph) {
    self.playbook = playbook
    self.graph = graph
    findings = playbook.examine(RuleOracle.rules).findings.map(\.fault)
  }

  func disagreements() throws -> [String] {
    if graph.hasRing { return ring() }
    return end() + steps() + commitments() + start() + (try urgentSteps())
  }

  private var all: Set<Int> { Set(graph.states.indices) }

  /// The state that the engine comes to by a walk; nil if it refuses it.
  private func state(after walk: [Move], of playbook: Playbook) -> Diagram? {
    EngineGraph.after(walk, EngineGraph.start(playbook)).map { graph.sets.state(of: $0.control) }
  }

  /// A walk must be as short as the shortest of the graph, and lead the engine to one of the states.
  private func judge(_ walk: [Move], to states: Set<Int>, _ distances: [Int: Int], _ name: String) -> [String] {
    let shortest = states.compactMap { distances[$0] }.min()
    guard let end = state(after: walk, of: playbook).flatMap(graph.index(of:)) else {
      return ["\(name): the engine refuses \(walk)"]
    }
    return (walk.count == shortest ? [] : ["\(name): \(walk) is not of length \(shortest ?? -1)"])
      + (states.contains(end) ? [] : ["\(name): \(walk) leads elsewhere"])
  }

  private func end() -> [String] {
    let ended = all.filter { index in
      playbook.tracks.allSatisfy { graph.runs[index].control.tracks[$0.id] == .finished }
    }
    let lost = all.subtracting(graph.states(thatCanReach: ended, among: all, .byTheBook))
    let faults = findings.compactMap { fault -> (track: TrackID, walk: [Move])? in
      if case .endOutOfReach(let tracks, _, let walk) = fault { (tracks[0], walk) } else { nil }
    }
    if faults.isEmpty != lost.isEmpty { return ["end: \(lost.count) states are lost, found \(faults)"] }
    return faults.flatMap { track, walk in
      let finished = all.filter { graph.runs[$0].control.tracks[track] == .finished }
      let stuck = all.subtracting(graph.states(thatCanReach: finished, among: all, .byTheBook))
      return judge(walk, to: stuck, graph.distances(from: 0, .anything), "end")
    }
  }

  private func steps() -> [String] {
    playbook.steps.flatMap { step -> [String] in
      let open = all.filter { graph.runs[$0].isOpen(step.id) }
      let isNeverReady = graph.ready(step).isEmpty
      let found = findings.compactMap { fault -> [Move]? in
        switch fault {
        case .stepNeverReached(step.id): []
        case .stepNeverReady(step.id, let walk): walk
        default: nil
        }
      }
      if findings.contains(.stepNeverReached(step.id)) != open.isEmpty { return ["\(step.id) is reached or not"] }
      if found.isEmpty == isNeverReady { return ["\(step.id) is ready or not"] }
      return open.isEmpty
        ? [] : found.flatMap { judge($0, to: open, graph.distances(from: 0, .anything), "\(step.id)") }
    }
  }

  private func commitments() -> [String] {
    let distances = graph.distances(from: 0, .outsidersSilent)
    return playbook.steps.filter(\.kind.commitsCompany).flatMap { step -> [String] in
      let free = graph.ready(step).intersection(distances.keys)
      let found = findings.compactMap { fault -> [Move]? in
        if case .commitsWithoutConsent(step.id, let walk) = fault { walk } else { nil }
      }
      if found.isEmpty != free.isEmpty { return ["\(step.id) commits or not"] }
      return found.flatMap { judge($0, to: free, distances, "\(step.id)") }
    }
  }

  private func start() -> [String] {
    let isReady = playbook.steps.contains { $0.isAsking && graph.ready($0).contains(0) }
    return findings.contains(.nothingReadyAtStart) == isReady ? ["start"] : []
  }

  private func ring() -> [String] {
    let walks = findings.compactMap { fault -> [Move]? in
      if case .ring(_, let walk) = fault { walk } else { nil }
    }
    return walks.map(\.count) == [graph.depths[graph.edges.firstIndex { $0.isEmpty } ?? 0]] ? [] : ["ring: \(walks)"]
  }

  private func urgentSteps() throws -> [String] {
    let urgent = playbook.steps.filter(\.kind.isUrgent)
    if urgent.isEmpty { return [] }
    // Nobody agrees: the same playbook with steps that grant nothing.
    let silent = playbook.withoutGrants
    guard let alone = EngineGraph(silent, graph.sets) else { return ["too many states without grants"] }
    let aloneStates = Set(alone.distances(from: 0, .nobodyAgrees).keys)
    return urgent.flatMap { step -> [String] in
      let goals = alone.ready(step)
      let before = alone.distances(from: 0, stops: goals, .nobodyAgrees)
      let freely = alone.states(thatCanReach: goals, among: aloneStates, .nobodyAgrees)
      let withConsent = graph.states(thatCanReach: graph.ready(step), among: all, .byTheBook)
      let waiting = Set(before.keys).filter { state in
        !freely.contains(state) && graph.index(of: alone.states[state]).map(withConsent.contains) ?? false
      }
      let found = findings.compactMap { fault -> (walk: [Move], onward: [Move])? in
        if case .urgentStepWaits(step.id, _, let walk, let onward) = fault { (walk, onward) } else { nil }
      }
      if found.isEmpty != waiting.isEmpty { return ["\(step.id) waits or not"] }
      return found.flatMap { walk, onward -> [String] in
        guard let end = state(after: walk, of: silent), let origin = graph.index(of: end) else {
          return ["\(step.id): the engine refuses \(walk)"]
        }
        let shortest = [Conduct.byConsent, .byTheBook].compactMap { conduct in
          let distances = graph.distances(from: origin, conduct)
          return graph.ready(step).compactMap { distances[$0] }.min()
        }.first
        return (walk.count == waiting.compactMap { before[$0] }.min() ? [] : ["\(step.id): \(walk) is too long"])
          + (onward.count == shortest ? [] : ["\(step.id): \(onward) is not of length \(shortest ?? -1)"])
      }
    }
  }
}
