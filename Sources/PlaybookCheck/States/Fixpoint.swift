/// All that comes out of a set of states when passages are taken again and again.
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

  /// When a store is tidied for the first time, in nodes.
  private static let tidyAt = 400_000

  /// Takes the passages one after the other and from all states found so far, each track to its end before the next one,
  /// so that one round goes a long way. The order changes the time and not the result.
  func closure(of set: Diagram, in store: DiagramStore) throws(Unproven) -> Diagram {
    var work = Workplace(self, [set], from: store)
    var before: Diagram
    repeat {
      work.keep(work.last)
      for index in groups.indices { try work.exhaust(group: index) }
      before = work.dropFirst()
    } while work.last != before
    return store.copies(of: [work.last], from: work.store)[0]
  }

  /// Breadth first: the set with what settles into it, then at each place the states that are one move further away at
  /// most, up to the first place at which `goal` is among them. Nil when it never is.
  func rounds(from set: Diagram, to goal: Diagram, in store: DiagramStore) throws(Unproven) -> [Diagram]? {
    var work = Workplace(self, [goal, set], from: store)
    try work.settle()
    while work.isLastDisjointFromFirst {
      work.keep(work.last)
      try work.moveOnce()
      try work.settle()
      if work.hasRepeatedLast { return nil }
    }
    return Array(store.copies(of: work.sets, from: work.store).dropFirst())
  }

  /// A store that holds nothing but what is needed, and the sets that are needed.
  private struct Workplace {
    private(set) var store: DiagramStore
    private var fixpoint: Fixpoint
    private(set) var sets: [Diagram]
    private var limit = Fixpoint.tidyAt

    init(_ fixpoint: Fixpoint, _ sets: [Diagram], from other: DiagramStore) {
      store = DiagramStore(limit: other.limit)
      (self.fixpoint, self.sets) = fixpoint.moved(sets, from: other, to: store)
    }

    var last: Diagram { sets[sets.count - 1] }
    var isLastDisjointFromFirst: Bool { store.isDisjoint(sets[0], last) }
    var hasRepeatedLast: Bool { last == sets[sets.count - 2] }

    mutating func keep(_ set: Diagram) { sets.append(set) }
    mutating func dropFirst() -> Diagram { sets.removeFirst() }

    mutating func exhaust(group index: Int) throws(Unproven) {
      var before: Diagram
      repeat {
        before = last
        for passage in fixpoint.groups[index] { add(fixpoint.step(from: last, by: passage, in: store)) }
      } while last != before && !store.isExhausted
      try tidy()
    }

    /// Every move once, all from the same states.
    mutating func moveOnce() throws(Unproven) {
      let before = last
      for passage in fixpoint.groups.flatMap(\.self) where !passage.isSettling {
        add(fixpoint.step(from: before, by: passage, in: store))
      }
      try tidy()
    }

    mutating func settle() throws(Unproven) {
      var before: Diagram
      repeat {
        before = last
        for passage in fixpoint.groups.flatMap(\.self) where passage.isSettling {
          add(fixpoint.step(from: last, by: passage, in: store))
        }
      } while last != before && !store.isExhausted
      try tidy()
    }

    private mutating func add(_ states: Diagram) { sets[sets.count - 1] = store.or(last, states) }

    private mutating func tidy() throws(Unproven) {
      if store.isExhausted { throw Unproven(limit: store.limit) }
      guard store.count > limit else { return }
      let fresh = DiagramStore(limit: store.limit)
      (fixpoint, sets) = fixpoint.moved(sets, from: store, to: fresh)
      store = fresh
      limit = max(limit, store.count * 4)
    }
  }

  private func step(from set: Diagram, by passage: Passage, in store: DiagramStore) -> Diagram {
    switch (direction, passage.isSettling) {
    case (.forwards, true): store.image(of: set, by: passage, statements)
    case (.forwards, false): store.image(of: store.minus(set, stopped), by: passage, statements)
    case (.backwards, true): store.preimage(of: set, by: passage, statements)
    case (.backwards, false): store.minus(store.preimage(of: set, by: passage, statements), stopped)
    }
  }

  private func moved(_ sets: [Diagram], from old: DiagramStore, to store: DiagramStore) -> (Fixpoint, [Diagram]) {
    let passages = groups.flatMap(\.self).flatMap { [$0.allowed, $0.condition, $0.change] }
    let facts = statements.flatMap { [$0.forgotten, $0.known] }
    var copies = store.copies(of: [stopped] + facts + passages + sets, from: old)[...]
    let stopped = copies.removeFirst()
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
    let fixpoint = Fixpoint(groups: groups, statements: statements, stopped: stopped, direction: direction)
    return (fixpoint, Array(copies))
  }
}

/// There are more states than may be looked at, so that nothing is known of all of them.
struct Unproven: Error {
  /// How many nodes the sets of states were allowed.
  let limit: Int
}
