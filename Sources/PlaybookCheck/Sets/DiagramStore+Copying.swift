extension DiagramStore {
  /// Sets of another store, in this one. What is copied together shares what it has in common.
  func copies(of sets: [Diagram], from other: DiagramStore) -> [Diagram] {
    var known: [UInt32: UInt32] = [0: 0, 1: 1]
    func copy(_ node: UInt32) -> UInt32 {
      if let done = known[node] { return done }
      let low = copy(other.low(node))
      let high = copy(other.high(node))
      let result = self.node(other.level(node), low, high)
      known[node] = result
      return result
    }
    return sets.map { Diagram(node: copy($0.node)) }
  }
}
