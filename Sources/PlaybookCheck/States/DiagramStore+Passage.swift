/// What somebody may make of a fact by stating it.
struct FactStatement {
  /// The bits of the fact.
  let forgotten: Diagram
  /// The states in which it has some value.
  let known: Diagram
}

/// Going along a passage, with all states of a set at once.
extension DiagramStore {
  func image(of set: Diagram, by passage: Passage, _ statements: [FactStatement]) -> Diagram {
    var states = and(set, passage.allowed)
    if passage.statesFacts { states = stating(states, statements) }
    return assign(and(states, passage.condition), passage.change)
  }

  func preimage(of set: Diagram, by passage: Passage, _ statements: [FactStatement]) -> Diagram {
    var states = and(cofactor(set, passage.change), passage.condition)
    if passage.statesFacts, !states.isEmpty {
      for fact in statements { states = or(states, forget(and(states, fact.known), fact.forgotten)) }
    }
    return and(states, passage.allowed)
  }

  /// What the states may become when somebody states facts, any of them or none.
  func stating(_ set: Diagram, _ statements: [FactStatement]) -> Diagram {
    if set.isEmpty { return set }
    return statements.reduce(set) { states, fact in or(states, and(forget(states, fact.forgotten), fact.known)) }
  }
}
