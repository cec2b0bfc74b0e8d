import Testing

@testable import PlaybookCheck

/// The algebra of sets of states against sets written out, over every set of four bits that a few literals make.
@Suite struct DiagramTests {
  private static let bits = 4
  private let store = DiagramStore(limit: 100_000)

  private func literal(_ bit: Int, _ isOne: Bool) -> Diagram {
    Diagram(node: isOne ? store.node(UInt32(bit), 0, 1) : store.node(UInt32(bit), 1, 0))
  }

  private func cube(_ literals: [(Int, Bool)]) -> Diagram { store.and(literals.map { literal($0.0, $0.1) }) }

  private func members(_ set: Diagram) -> Set<Int> {
    Set(
      (0..<(1 << Self.bits)).filter { state in
        let cube = cube((0..<Self.bits).map { ($0, (state >> $0) & 1 == 1) })
        return store.and(cube, set) == cube
      })
  }

  /// Unions of two cubes of up to three literals.
  private var samples: [Diagram] {
    let cubes = (0..<27).map { code in
      cube([(0, code % 3), (1, code / 3 % 3), (3, code / 9)].filter { $0.1 < 2 }.map { ($0.0, $0.1 == 1) })
    }
    return cubes + zip(cubes, cubes.dropFirst(7)).map(store.or)
  }

  @Test func setsAreWhatTheyHold() {
    let sets = samples.map { ($0, members($0)) }
    let everything = Set(0..<(1 << Self.bits))
    for (left, a) in sets {
      #expect(members(store.not(left)) == everything.subtracting(a))
      #expect(store.size(of: left, bits: Self.bits) == UInt128(a.count))
      for (right, b) in sets {
        #expect(members(store.and(left, right)) == a.intersection(b))
        #expect(members(store.or(left, right)) == a.union(b))
        #expect(members(store.minus(left, right)) == a.subtracting(b))
        #expect((left == right) == (a == b))
      }
    }
  }

  @Test func changingBitsIsDoneToEveryMember() {
    let cubes = [
      [(0, true)], [(1, false), (3, true)], [(2, true)], [(0, false), (1, true), (2, false), (3, true)], [],
    ]
    for set in samples {
      let before = members(set)
      for literals in cubes {
        func changed(_ state: Int) -> Int {
          literals.reduce(state) { $1.1 ? $0 | 1 << $1.0 : $0 & ~(1 << $1.0) }
        }
        let cube = cube(literals)
        #expect(members(store.assign(set, cube)) == Set(before.map(changed)))
        #expect(members(store.cofactor(set, cube)) == Set((0..<16).filter { before.contains(changed($0)) }))
        let forgotten = Set((0..<16).filter { state in before.contains { changed($0) == changed(state) } })
        #expect(members(store.forget(set, cube)) == forgotten)
      }
    }
  }

  @Test func sizesOfLargeSetsAreExactOrTheLargestNumber() {
    #expect(store.size(of: .all, bits: 100) == UInt128(1) << 100)
    #expect(store.size(of: literal(0, true), bits: 128) == UInt128(1) << 127)
    #expect(store.size(of: .all, bits: 128) == .max)
    #expect(store.size(of: .none, bits: 200) == 0)
  }

  @Test func aFullStoreSaysSo() {
    let small = DiagramStore(limit: 8)
    var set = Diagram.all
    for level in (0..<8).reversed() { set = Diagram(node: small.node(UInt32(level), 0, set.node)) }
    #expect(small.isExhausted)
  }
}
