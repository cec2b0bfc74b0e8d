/// A set of states, as a node of a `DiagramStore`. Two sets of one store are equal exactly when their nodes are.
struct Diagram: Hashable, Sendable {
  let node: UInt32

  static let none = Diagram(node: 0)
  static let all = Diagram(node: 1)

  var isEmpty: Bool { node == 0 }
}

/// Reduced ordered binary decision diagrams (Bryant 1986): every set of states over numbered bits has one node.
///
/// Nodes are never freed; when `limit` of them exist the store is exhausted, its answers mean nothing any more, and
/// whoever explores has to give up. Not to be shared between tasks.
final class DiagramStore {
  struct Node {
    /// The bit that is looked at. Terminals look at none and stand below all.
    let level: UInt32
    let low: UInt32
    let high: UInt32
  }

  static let terminalLevel = UInt32.max
  /// More remembered results than fit into a processor's caches cost more than they save.
  private static let resultLimit = 1 << 19

  let limit: Int
  private(set) var count = 0
  private(set) var isExhausted = false

  private var nodes: UnsafeMutablePointer<Node>
  private var capacity = 1 << 12
  /// Open addressing; 0 is an empty place, since no terminal is ever looked up.
  private var places: UnsafeMutablePointer<UInt32>
  private var placeMask: UInt32
  /// Results that were computed before. A newer one overwrites an older one that falls on the same place.
  private var results: UnsafeMutablePointer<Result>
  private var resultMask: UInt32

  private struct Result {
    let operation: UInt32
    let left: UInt32
    let right: UInt32
    let node: UInt32
  }

  init(limit: Int) {
    self.limit = limit
    nodes = .allocate(capacity: capacity)
    placeMask = UInt32(capacity * 2 - 1)
    places = .allocate(capacity: capacity * 2)
    places.initialize(repeating: 0, count: capacity * 2)
    resultMask = UInt32(capacity - 1)
    results = .allocate(capacity: capacity)
    results.initialize(repeating: Result(operation: 0, left: 0, right: 0, node: 0), count: capacity)
    nodes.initialize(to: Node(level: DiagramStore.terminalLevel, low: 0, high: 0))
    (nodes + 1).initialize(to: Node(level: DiagramStore.terminalLevel, low: 1, high: 1))
    count = 2
  }

  deinit {
    nodes.deallocate()
    places.deallocate()
    results.deallocate()
  }

  func level(_ node: UInt32) -> UInt32 { nodes[Int(node)].level }
  func low(_ node: UInt32) -> UInt32 { nodes[Int(node)].low }
  func high(_ node: UInt32) -> UInt32 { nodes[Int(node)].high }

  /// The only node that looks at `level` and goes on to these two.
  func node(_ level: UInt32, _ low: UInt32, _ high: UInt32) -> UInt32 {
    if low == high { return low }
    var place = DiagramStore.mixed(level, low, high) & placeMask
    while true {
      let found = places[Int(place)]
      if found == 0 { break }
      let node = nodes[Int(found)]
      if node.level == level, node.low == low, node.high == high { return found }
      place = (place &+ 1) & placeMask
    }
    if count >= limit {
      isExhausted = true
      return 0
    }
    if count == capacity {
      grow()
      place = DiagramStore.mixed(level, low, high) & placeMask
      while places[Int(place)] != 0 { place = (place &+ 1) & placeMask }
    }
    let fresh = UInt32(count)
    (nodes + count).initialize(to: Node(level: level, low: low, high: high))
    places[Int(place)] = fresh
    count += 1
    return fresh
  }

  /// Any answer will do once the store is exhausted: without memory an operation would take for ever.
  func remembered(_ operation: UInt32, _ left: UInt32, _ right: UInt32) -> UInt32? {
    if isExhausted { return 0 }
    let result = results[Int(DiagramStore.mixed(operation, left, right) & resultMask)]
    guard result.operation == operation, result.left == left, result.right == right else { return nil }
    return result.node
  }

  func remember(_ operation: UInt32, _ left: UInt32, _ right: UInt32, _ node: UInt32) {
    results[Int(DiagramStore.mixed(operation, left, right) & resultMask)] =
      Result(operation: operation, left: left, right: right, node: node)
  }

  private func grow() {
    let oldCapacity = capacity
    capacity *= 2
    let larger = UnsafeMutablePointer<Node>.allocate(capacity: capacity)
    larger.moveInitialize(from: nodes, count: count)
    nodes.deallocate()
    nodes = larger
    places.deallocate()
    places = .allocate(capacity: capacity * 2)
    places.initialize(repeating: 0, count: capacity * 2)
    placeMask = UInt32(capacity * 2 - 1)
    for index in 2..<oldCapacity {
      let node = nodes[index]
      var place = DiagramStore.mixed(node.level, node.low, node.high) & placeMask
      while places[Int(place)] != 0 { place = (place &+ 1) & placeMask }
      places[Int(place)] = UInt32(index)
    }
    if capacity > DiagramStore.resultLimit { return }
    results.deallocate()
    results = .allocate(capacity: capacity)
    results.initialize(repeating: Result(operation: 0, left: 0, right: 0, node: 0), count: capacity)
    resultMask = UInt32(capacity - 1)
  }

  private static func mixed(_ first: UInt32, _ second: UInt32, _ third: UInt32) -> UInt32 {
    var hash = UInt64(first) &* 0x9E37_79B9_7F4A_7C15
    hash = (hash ^ UInt64(second)) &* 0xC2B2_AE3D_27D4_EB4F
    hash = (hash ^ (hash >> 29) ^ UInt64(third)) &* 0x1656_67B1_9E37_79F9
    return UInt32(truncatingIfNeeded: hash >> 31)
  }
}
