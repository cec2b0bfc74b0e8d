import PlaybookModel
import RunEngine
import Testing

@testable import PlaybookCheck

/// The checker, which looks at sets of states by an account of its own of how a run moves, against the engine, which is
/// given every command in every state of every small playbook.
@Suite struct EngineAgreementTests {
  @Test func everyStateEveryMoveAndEveryRuleIsTheSame() throws {
    var (playbooks, states) = (0, 0)
    for sample in SmallPlaybooks.cases {
      let sets = StateSets(layout: Layout(sample.playbook), store: DiagramStore(limit: 1_000_000))
      let exploration = try Exploration(sets, conduct: .anything)
      if sets.store.size(of: exploration.reachable, bits: sets.layout.bits) > sample.largest { continue }
      let graph = try #require(EngineGraph(sample.playbook, sets), "\(sample.name)")
      playbooks += 1
      states += graph.states.count
      if !graph.hasRing {
        #expect(sets.store.or(graph.states) == exploration.reachable, "\(sample.name)")
        for cause in differingMoves(graph, exploration) { Issue.record("\(sample.name): \(cause)") }
      }
      for problem in try RuleOracle(sample.playbook, graph).disagreements() {
        Issue.record("\(sample.name): \(problem)")
      }
    }
    #expect(playbooks > 500 && states > 8_000, "\(playbooks) playbooks, \(states) states")
  }

  /// Moves that lead elsewhere, from some state, than the engine's commands do. A command that changes nothing, such as
  /// a second consent, is no move for the checker.
  private func differingMoves(_ graph: EngineGraph, _ exploration: Exploration) -> [Passage.Cause] {
    let store = exploration.store
    return zip(graph.states, graph.edges).flatMap { state, edges in
      let byEngine = Dictionary(grouping: edges, by: \.cause).mapValues { edges in
        store.or(edges.map { graph.states[$0.target] })
      }
      return Set(exploration.moves.map(\.cause)).union(byEngine.keys).filter { cause in
        let images = exploration.moves.filter { $0.cause == cause }
          .map { store.image(of: state, by: $0, exploration.passages.statements) }
        let byChecker = exploration.settled(store.or(images))
        return store.or(byChecker, state) != store.or(byEngine[cause] ?? .none, state)
      }
    }
  }
}
