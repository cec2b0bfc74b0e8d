/// The algebra of sets. Each operation takes at most as many steps as the product of its operands' sizes.
extension DiagramStore {
  private enum Operation {
    static let and: UInt32 = 1
    static let or: UInt32 = 2
    static let minus: UInt32 = 3
    static let assign: UInt32 = 4
    static let cofactor: UInt32 = 5
    static let forget: UInt32 = 6
  }

  func and(_ left: Diagram, _ right: Diagram) -> Diagram { Diagram(node: and(left.node, right.node)) }
  func or(_ left: Diagram, _ right: Diagram) -> Diagram { Diagram(node: or(left.node, right.node)) }
  func minus(_ left: Diagram, _ right: Diagram) -> Diagram { Diagram(node: minus(left.node, right.node)) }
  func not(_ set: Diagram) -> Diagram { minus(.all, set) }
  func and(_ sets: [Diagram]) -> Diagram { sets.reduce(.all, and) }
  func or(_ sets: [Diagram]) -> Diagram { sets.reduce(.none, or) }
  func isDisjoint(_ left: Diagram, _ right: Diagram) -> Bool { and(left, right).isEmpty }

  /// The states that those of `set` become when the bits of `cube`, a conjunction of literals, are made what it says.
  func assign(_ set: Diagram, _ cube: Diagram) -> Diagram { Diagram(node: assign(set.node, cube.node)) }

  /// The states that `assign` with the same cube would bring into `set`.
  func cofactor(_ set: Diagram, _ cube: Diagram) -> Diagram { Diagram(node: cofactor(set.node, cube.node)) }

  /// The states that differ from one of `set` at most in the bits of `cube`.
  func forget(_ set: Diagram, _ cube: Diagram) -> Diagram { Diagram(node: forget(set.node, cube.node)) }

  private func and(_ left: UInt32, _ right: UInt32) -> UInt32 {
    if left == right || right == 1 { return left }
    if left == 1 { return right }
    if left == 0 || right == 0 { return 0 }
    let (first, second) = left < right ? (left, right) : (right, left)
    if let known = remembered(Operation.and, first, second) { return known }
    let (a, b) = (level(first), level(second))
    let top = min(a, b)
    let low = and(a == top ? self.low(first) : first, b == top ? self.low(second) : second)
    let high = and(a == top ? self.high(first) : first, b == top ? self.high(second) : second)
    let result = node(top, low, high)
    remember(Operation.and, first, second, result)
    return result
  }

  private func or(_ left: UInt32, _ right: UInt32) -> UInt32 {
    if left == right || right == 0 { return left }
    if left == 0 { return right }
    if left == 1 || right == 1 { return 1 }
    let (first, second) = left < right ? (left, right) : (right, left)
    if let known = remembered(Operation.or, first, second) { return known }
    let (a, b) = (level(first), level(second))
    let top = min(a, b)
    let low = or(a == top ? self.low(first) : first, b == top ? self.low(second) : second)
    let high = or(a == top ? self.high(first) : first, b == top ? self.high(second) : second)
    let result = node(top, low, high)
    remember(Operation.or, first, second, result)
    return result
  }

  private func minus(_ left: UInt32, _ right: UInt32) -> UInt32 {
    if left == 0 || right == 1 || left == right { return 0 }
    if right == 0 { return left }
    if let known = remembered(Operation.minus, left, right) { return known }
    let (a, b) = (level(left), level(right))
    let top = min(a, b)
    let low = minus(a == top ? self.low(left) : left, b == top ? self.low(right) : right)
    let high = minus(a == top ? self.high(left) : left, b == top ? self.high(right) : right)
    let result = node(top, low, high)
    remember(Operation.minus, left, right, result)
    return result
  }

  private func assign(_ set: UInt32, _ cube: UInt32) -> UInt32 {
    if set == 0 || cube == 1 { return set }
    if let known = remembered(Operation.assign, set, cube) { return known }
    let (a, b) = (level(set), level(cube))
    let result: UInt32
    if a < b {
      let low = assign(self.low(set), cube)
      let high = assign(self.high(set), cube)
      result = node(a, low, high)
    } else {
      let isPositive = low(cube) == 0
      let rest = isPositive ? high(cube) : low(cube)
      let inner = a == b ? or(assign(low(set), rest), assign(high(set), rest)) : assign(set, rest)
      result = isPositive ? node(b, 0, inner) : node(b, inner, 0)
    }
    remember(Operation.assign, set, cube, result)
    return result
  }

  private func cofactor(_ set: UInt32, _ cube: UInt32) -> UInt32 {
    if set <= 1 || cube == 1 { return set }
    let (a, b) = (level(set), level(cube))
    if b < a { return cofactor(set, low(cube) == 0 ? high(cube) : low(cube)) }
    if let known = remembered(Operation.cofactor, set, cube) { return known }
    let result: UInt32
    if a < b {
      let low = cofactor(self.low(set), cube)
      let high = cofactor(self.high(set), cube)
      result = node(a, low, high)
    } else {
      result = low(cube) == 0 ? cofactor(high(set), high(cube)) : cofactor(low(set), low(cube))
    }
    remember(Operation.cofactor, set, cube, result)
    return result
  }

  private func forget(_ set: UInt32, _ cube: UInt32) -> UInt32 {
    if set <= 1 || cube == 1 { return set }
    let (a, b) = (level(set), level(cube))
    let rest = low(cube) == 0 ? high(cube) : low(cube)
    if b < a { return forget(set, rest) }
    if let known = remembered(Operation.forget, set, cube) { return known }
    let result: UInt32
    if a < b {
      let low = forget(self.low(set), cube)
      let high = forget(self.high(set), cube)
      result = node(a, low, high)
    } else {
      result = or(forget(low(set), rest), forget(high(set), rest))
    }
    remember(Operation.forget, set, cube, result)
    return result
  }
}
