import RunStore
import Testing

extension StoreCheck {
  static let sharingChecks: [StoreCheck] = [
    StoreCheck("what one store wrote, another reads at once") { place in
      let (one, other) = (try place.open(), try place.open())
      try Sample.begin(in: one)
      #expect(try other.incident(Sample.incident).size == 2)
      try other.commit(Sample.batch(2..<3), to: Sample.incident, expecting: 2)
      #expect(try one.leaves(of: Sample.incident, from: 2) == [Sample.leaf(2)])
    },
    StoreCheck("of two who saw the same ledger, one is first and the other is told") { place in
      let (one, other) = (try place.open(), try place.open())
      try Sample.begin(in: one)
      try one.commit(Sample.batch(2..<4), to: Sample.incident, expecting: 2)
      try expectRefusal(.someoneWasFirst(expected: 2, actual: 4), by: one) {
        try other.commit(Sample.batch(2..<3), to: Sample.incident, expecting: 2)
      }
      try other.commit(Sample.batch(4..<5), to: Sample.incident, expecting: 4)
    },
  ]
}
