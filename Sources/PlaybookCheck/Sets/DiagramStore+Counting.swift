extension DiagramStore {
  /// How many states a set over `bits` bits has. Exact while it fits, otherwise the largest number.
  func size(of set: Diagram, bits: Int) -> UInt128 {
    var known: [UInt32: UInt128] = [0: 0, 1: 1]
    func position(_ node: UInt32) -> Int { node <= 1 ? bits : Int(level(node)) }
    func scaled(_ count: UInt128, by missing: Int) -> UInt128 {
      count == 0 || count.leadingZeroBitCount >= missing ? count << UInt128(missing) : .max
    }
    func count(_ node: UInt32) -> UInt128 {
      if let result = known[node] { return result }
      let next = Int(level(node)) + 1
      let low = scaled(count(self.low(node)), by: position(self.low(node)) - next)
      let high = scaled(count(self.high(node)), by: position(self.high(node)) - next)
      let (sum, overflow) = low.addingReportingOverflow(high)
      known[node] = overflow ? .max : sum
      return overflow ? .max : sum
    }
    return scaled(count(set.node), by: position(set.node))
  }

  /// The nodes that a set consists of.
  func nodeCount(of set: Diagram) -> Int {
    var seen: Set<UInt32> = []
    var pending = [set.node]
    while let node = pending.popLast() {
      guard node > 1, seen.insert(node).inserted else { continue }
      pending += [low(node), high(node)]
    }
    return seen.count
  }

  /// The bits of the first state of a set, in the order that prefers 0 at every bit; nil when there is none.
  func first(of set: Diagram, bits: Int) -> [Bool]? {
    guard !set.isEmpty else { return nil }
    var values = Array(repeating: false, count: bits)
    var node = set.node
    while node != 1 {
      let goesHigh = low(node) == 0
      values[Int(level(node))] = goesHigh
      node = goesHigh ? high(node) : low(node)
    }
    return values
  }
}
