/// All that comes out of a set of states when passages are taken again and again.
///
/// They are taken one after the other and from all states found so far, each track to its end before the next one, so
/// that one round goes a long way. The order changes the time and not the result.
///
/// Works in a store of its own, which is thrown away, and now and then moves what is still of use into a fresh one: the
/// sets on the way are a hundred times as large together as the result.
struct Fixpoint {
  enum Direction: Hashable {
    case forwards, backwards
  }

  /// The passages track by track.
  let groups: [[Passage]]
  let statements: [FactStatement]
  /// The states that only settling passages leave.
  let stopped: Diagram
  let direction: Direction

  private static let tidyAt = 400_000

  func closure(of set: Diagram, in store: DiagramStore) throws(Unproven) -> Diagram {
    var limit = Fixpoint.tidyAt
    var work = DiagramStore(limit: store.limit)
    var (fixpoint, found, before) = moved(set, .none, from: store, to: work)
    repeat {
      before = found
      for index in groups.indices {
        fixpoint.exhaust(groups: index, &found, in: work)
        if work.isExhausted { throw Unproven(limit: store.limit) }
        guard work.count > limit else { continue }
        let fresh = DiagramStore(limit: store.limit)
        (fixpoint, found, before) = fixpoint.moved(found, before, from: work, to: fresh)
        work = fresh
        limit = max(limit, work.count * 4)
      }
    } while found != before
    return store.copies(of: [found], from: work)[0]
  }

  private func exhaust(groups index: Int, _ found: inout Diagram, in store: DiagramStore) {
    var before: Diagram
    repeat {
      before = found
      for passage in groups[index] { found = store.or(found, step(from: found, by: passage, in: store)) }
    } while found != before && !store.isExhausted
  }

  private func step(from set: Diagram, by passage: Passage, in store: DiagramStore) -> Diagram {
    switch (direction, passage.isSettling) {
    case (.forwards, true): store.image(of: set, by: passage, statements)
    case (.forwards, false): store.image(of: store.minus(set, stopped), by: passage, statements)
    case (.backwards, true): store.preimage(of: set, by: passage, statements)
    case (.backwards, false): store.minus(store.preimage(of: set, by: passage, statements), stopped)
    }
  }

  private func moved(
    _ found: Diagram, _ before: Diagram, from old: DiagramStore, to store: DiagramStore
  ) -> (Fixpoint, Diagram, Diagram) {
    let passages = groups.flatMap(\.self).flatMap { [$0.allowed, $0.condition, $0.change] }
    let facts = statements.flatMap { [$0.forgotten, $0.known] }
    var copies = store.copies(of: [found, before, stopped] + facts + passages, from: old)[...]
    let (found, before, stopped) = (copies.removeFirst(), copies.removeFirst(), copies.removeFirst())
    let statements = statements.map { _ in
      FactStatement(forgotten: copies.removeFirst(), known: copies.removeFirst())
    }
    let groups = groups.map { group in
      group.map { passage in
        Passage(
          cause: passage.cause, allowed: copies.removeFirst(), statesFacts: passage.statesFacts,
          condition: copies.removeFirst(), change: copies.removeFirst())
      }
    }
    return (
      Fixpoint(groups: groups, statements: statements, stopped: stopped, direction: direction), found, before
    )
  }
}

/// There are more states than may be looked at, so that nothing is known of all of them.
struct Unproven: Error {
  /// How many nodes the sets of states were allowed.
  let limit: Int
}
