/// Going along a passage, with all states of a set at once.
extension StateSets {
  func image(of set: Diagram, by passage: Passage, _ passages: Passages) -> Diagram {
    var states = store.and(set, passage.allowed)
    if passage.statesFacts { states = stating(states, passages) }
    return store.assign(store.and(states, passage.condition), passage.change)
  }

  func preimage(of set: Diagram, by passage: Passage, _ passages: Passages) -> Diagram {
    var states = store.and(store.cofactor(set, passage.change), passage.condition)
    if passage.statesFacts, !states.isEmpty {
      for (forgotten, known) in passages.statements {
        states = store.or(states, store.forget(store.and(states, known), forgotten))
      }
    }
    return store.and(states, passage.allowed)
  }

  /// What the states may become when somebody states facts, any of them or none.
  func stating(_ set: Diagram, _ passages: Passages) -> Diagram {
    if set.isEmpty { return set }
    return passages.statements.reduce(set) { states, fact in
      store.or(states, store.and(store.forget(states, fact.forgotten), fact.known))
    }
  }
}
