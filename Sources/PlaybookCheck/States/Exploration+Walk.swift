import PlaybookModel

extension Exploration {
  /// A shortest way from where the exploration began to a state of `target` in which the run rests, and that state; nil
  /// when there is none. Of several the first is taken, one without facts stated before others and then in the order of the moves,
  /// so that the same playbook always gives the same walk.
  ///
  /// Looks from the target backwards in rounds of one move (breadth first): tracks that have nothing to do with the
  /// target stay out of the sets. Then goes forwards, always to a state that is one move nearer.
  func shortestWalk(to target: Diagram) throws(Unproven) -> (moves: [Move], end: Diagram)? {
    try shortestWalk(into: store.minus(target, passages.unsettled)).map { ($0.moves, settled($0.end)) }
  }

  /// The same for states that the run may go through without resting. The end is the state right after the last move.
  func shortestWalk(into target: Diagram) throws(Unproven) -> (moves: [Move], end: Diagram)? {
    // The states from which no move or one, two, three and so on are enough.
    let backwards = Fixpoint(
      groups: groups, statements: passages.statements, stopped: passages.unsettled, direction: .backwards)
    guard let nearer = try backwards.rounds(from: target, to: start, in: store) else { return nil }
    var state = start
    var walk: [Move] = []
    for closer in nearer.dropLast().reversed() {
      state = settled(state)
      guard let (move, next) = firstMove(from: state, into: closer) else {
        preconditionFailure("no move leads nearer to the target")
      }
      walk.append(move)
      state = next
    }
    return (walk, state)
  }

  /// A move without facts if any will do.
  private func firstMove(from state: Diagram, into closer: Diagram) -> (Move, Diagram)? {
    for statesFacts in [false, true] {
      for passage in moves where passage.statesFacts || !statesFacts {
        let allowed = store.and(state, passage.allowed)
        let possible = store.and([
          statesFacts ? store.stating(allowed, passages.statements) : allowed, passage.condition,
          store.cofactor(closer, passage.change),
        ])
        if possible.isEmpty { continue }
        let chosen = sets.mostLike(state, in: possible)
        let move = passage.cause.move(stating: sets.facts(of: chosen, notIn: state))
        return (move, store.assign(chosen, passage.change))
      }
    }
    return nil
  }
}

extension StateSets {
  /// The state of a set that has as many facts as possible, in their order, in common with another state.
  fileprivate func mostLike(_ state: Diagram, in set: Diagram) -> Diagram {
    var set = set
    for fact in layout.factOrder {
      guard let cell = layout.facts[fact]?.cell else { continue }
      let same = store.and(set, states(cell, value(of: cell, in: state)))
      set = same.isEmpty ? store.and(set, states(cell, value(of: cell, in: set))) : same
    }
    return set
  }

  fileprivate func facts(of state: Diagram, notIn other: Diagram) -> [Move.Statement] {
    layout.factOrder.compactMap { fact in
      guard let (cell, view) = layout.facts[fact] else { return nil }
      let value = value(of: cell, in: state)
      guard value > 0, value != self.value(of: cell, in: other) else { return nil }
      return Move.Statement(fact, view.witnesses[value - 1])
    }
  }

  /// The lowest value that a cell has in a set.
  func value(of cell: Cell, in set: Diagram) -> Int {
    (0..<cell.size).first { !store.isDisjoint(set, states(cell, $0)) } ?? 0
  }

  /// The steps that are open in a state, in the order of the playbook.
  func openSteps(in state: Diagram) -> [StepID] {
    playbook.steps.map(\.id).filter { !store.isDisjoint(state, open($0)) }
  }
}

extension Passage.Cause {
  fileprivate func move(stating facts: [Move.Statement]) -> Move {
    switch self {
    case .finish(let step): .finish(step, stating: facts)
    case .answer(let step, let answer): .answer(step, answer, stating: facts)
    case .fail(let step): .fail(step, stating: facts)
    case .skip(let step): .skip(step)
    case .override(let step): .override(step)
    case .timeout(let step, _): .timeout(step)
    case .consent(let consent, let granted): .consent(consent, granted: granted)
    case .state: .state(facts)
    case .passOver, .openTracks, .join: preconditionFailure("nobody does what happens by itself")
    }
  }
}
