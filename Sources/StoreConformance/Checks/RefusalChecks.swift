import RunStore
import Testing

extension StoreCheck {
  /// `change` is refused with exactly this error, and the store holds what it held.
  static func expectRefusal(
    _ error: StoreError, by store: any RunStore, sourceLocation: SourceLocation = #_sourceLocation,
    _ change: () throws -> Void
  ) throws {
    let before = try StoreContents(of: store)
    #expect(throws: error, sourceLocation: sourceLocation) { try change() }
    #expect(try StoreContents(of: store) == before, sourceLocation: sourceLocation)
  }

  static let refusalChecks: [StoreCheck] = [
    StoreCheck("a commit that expects another size is refused") { place in
      let store = try place.open()
      try Sample.begin(in: store)
      for (expected, batch) in [(1, 1..<2), (3, 3..<4), (0, 0..<1)] {
        try expectRefusal(.someoneWasFirst(expected: expected, actual: 2), by: store) {
          try store.commit(Sample.batch(batch), to: Sample.incident, expecting: expected)
        }
      }
      try store.commit(Sample.batch(2..<3), to: Sample.incident, expecting: 2)
      #expect(try store.incident(Sample.incident).size == 3)
    },
    StoreCheck("leaves that do not continue the ledger are refused") { place in
      let store = try place.open()
      try Sample.begin(in: store)
      let gaps: [([Int], StoreError)] = [
        ([3], .sequenceGap(expected: 2, found: 3)), ([1], .sequenceGap(expected: 2, found: 1)),
        ([2, 4], .sequenceGap(expected: 3, found: 4)), ([2, 2], .sequenceGap(expected: 3, found: 2)),
      ]
      for (sequences, error) in gaps {
        let batch = Batch(
          leaves: sequences.map { Sample.leaf($0) }, checkpoint: Sample.checkpoint(2 + sequences.count))
        try expectRefusal(error, by: store) { try store.commit(batch, to: Sample.incident, expecting: 2) }
      }
      let late = Batch(leaves: [Sample.leaf(1)], checkpoint: Sample.checkpoint(1))
      try expectRefusal(.sequenceGap(expected: 0, found: 1), by: store) {
        try store.create(Sample.newIncident(Sample.otherIncident), first: late)
      }
    },
    StoreCheck("a checkpoint of another size is refused") { place in
      let store = try place.open()
      try Sample.begin(in: store)
      for size in [2, 4] {
        let batch = Batch(leaves: [Sample.leaf(2)], checkpoint: Sample.checkpoint(size))
        try expectRefusal(.sequenceGap(expected: 3, found: size), by: store) {
          try store.commit(batch, to: Sample.incident, expecting: 2)
        }
      }
    },
    StoreCheck("a leaf that is too large is refused") { place in
      let store = try place.open()
      try Sample.begin(in: store)
      let leaf = Sample.leaf(2, bytes: [UInt8](repeating: 0, count: 65_536))
      try expectRefusal(.leafTooLarge(65_536), by: store) {
        try store.commit(
          Batch(leaves: [leaf], checkpoint: Sample.checkpoint(3)), to: Sample.incident, expecting: 2)
      }
    },
    StoreCheck("an incident is created once, and its origin is its own") { place in
      let store = try place.open()
      try Sample.begin(in: store)
      try expectRefusal(.incidentExists(Sample.incident), by: store) { try Sample.begin(in: store) }
      let other = Sample.newIncident(Sample.otherIncident)
      let copy = NewIncident(
        id: other.id, name: nil, playbookID: "x", playbookSHA256: "", playbook: [], startedMilliseconds: 0,
        isDrill: true, origin: Sample.newIncident().origin)
      try expectRefusal(.incidentExists(Sample.incident), by: store) {
        try store.create(copy, first: Sample.batch(0..<1))
      }
    },
    StoreCheck("what is not there is named, or empty") { place in
      let store = try place.open()
      let id = Sample.incident
      #expect(throws: StoreError.noSuchIncident(id)) { try store.incident(id) }
      #expect(throws: StoreError.noSuchIncident(id)) { try store.playbook(of: id) }
      #expect(throws: StoreError.noSuchIncident(id)) {
        try store.commit(Sample.batch(0..<1), to: id, expecting: 0)
      }
      #expect(throws: StoreError.noSuchDelivery("none")) { try store.outboxEntry("none") }
      #expect(throws: StoreError.noSuchDelivery("none")) {
        try store.change([Sample.change("none", to: .waiting(notBefore: 0))])
      }
      #expect(try store.incidents().isEmpty)
      #expect(try store.leaves(of: id, from: 0).isEmpty)
      try store.forEachLeaf(of: id) { _ in Issue.record("a leaf out of nowhere") }
      #expect(try store.checkpoints(of: id).isEmpty)
      #expect(try store.latestCheckpoint(of: id) == nil)
      #expect(try store.outbox(of: id).isEmpty)
      #expect(try store.dueOutbox(at: .max).isEmpty)
    },
  ]
}
