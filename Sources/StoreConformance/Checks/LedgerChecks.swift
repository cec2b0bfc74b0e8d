import RunStore
import Testing

extension StoreCheck {
  static let ledgerChecks: [StoreCheck] = [
    StoreCheck("an incident comes back as it was created") { place in
      let store = try place.open()
      let incident = Sample.newIncident()
      try store.create(incident, first: Sample.batch(0..<3))
      let row = IncidentRow(
        id: incident.id, name: incident.name, playbookID: incident.playbookID,
        playbookSHA256: incident.playbookSHA256, startedMilliseconds: incident.startedMilliseconds, isDrill: false,
        isFinished: false, origin: incident.origin, size: 3)
      #expect(try store.incident(incident.id) == row)
      #expect(try store.incidents() == [row])
      #expect(try store.playbook(of: incident.id) == incident.playbook)
    },
    StoreCheck("leaves, disclosures and checkpoints come back byte for byte") { place in
      let store = try place.open()
      try Sample.begin(in: store)
      let everyByte = Array(UInt8.min...UInt8.max)
      let largest = [UInt8](repeating: 0xFF, count: StoredLeaf.largest)
      let disclosures = ["", "a\nb", "\u{0}", "か\u{3099}", "が", "3:abc,", "\n"]
      let leaves = [
        Sample.leaf(2, bytes: everyByte, disclosures: disclosures), Sample.leaf(3, bytes: []),
        Sample.leaf(4, bytes: largest, disclosures: [""]),
      ]
      let checkpoint = StoredCheckpoint(size: 5, note: everyByte.reversed())
      try store.commit(Batch(leaves: leaves, checkpoint: checkpoint), to: Sample.incident, expecting: 2)
      let found = try place.open().leaves(of: Sample.incident, from: 2)
      #expect(found.map(\.sequence) == [2, 3, 4])
      #expect(found.map(\.bytes) == [everyByte, [], largest])
      // Compared as bytes: to Swift, the two spellings of が are equal.
      #expect(
        found.map { $0.disclosures.map { Array($0.utf8) } } == leaves.map { $0.disclosures.map { Array($0.utf8) } })
      #expect(try store.latestCheckpoint(of: Sample.incident) == checkpoint)
      #expect(try store.checkpoints(of: Sample.incident) == [Sample.checkpoint(2), checkpoint])
    },
    StoreCheck("leaves come in order, from where they are asked for") { place in
      let store = try place.open()
      try Sample.begin(in: store)
      for size in 2..<300 {
        try store.commit(Sample.batch(size..<size + 1), to: Sample.incident, expecting: size)
      }
      #expect(try store.leaves(of: Sample.incident, from: 0) == (0..<300).map { Sample.leaf($0) })
      #expect(try store.leaves(of: Sample.incident, from: 298) == [Sample.leaf(298), Sample.leaf(299)])
      #expect(try store.leaves(of: Sample.incident, from: 300).isEmpty)
      var streamed: [StoredLeaf] = []
      try store.forEachLeaf(of: Sample.incident) { leaf in
        // The store is not held while this runs.
        if leaf.sequence == 200 {
          let size = try store.incident(Sample.incident).size
          #expect(size == 300)
        }
        streamed.append(leaf)
      }
      #expect(streamed == (0..<300).map { Sample.leaf($0) })
    },
    StoreCheck("what the body of forEachLeaf throws comes out as it was") { place in
      struct Enough: Error {}
      let store = try place.open()
      try Sample.begin(in: store)
      var count = 0
      #expect(throws: Enough.self) {
        try store.forEachLeaf(of: Sample.incident) { _ in
          count += 1
          throw Enough()
        }
      }
      #expect(count == 1)
    },
    StoreCheck("a batch without leaves changes the rest") { place in
      let store = try place.open()
      try Sample.begin(in: store, queued: [Sample.message("one")])
      let change = Sample.change("one", to: .accepted(at: 9))
      try store.commit(
        Sample.batch(2..<2, standings: [change], isFinished: true), to: Sample.incident, expecting: 2)
      #expect(try store.incident(Sample.incident).isFinished)
      #expect(try store.outboxEntry("one").standing == .accepted(at: 9))
      #expect(try store.checkpoints(of: Sample.incident) == [Sample.checkpoint(2)])
    },
    StoreCheck("a run is finished, stays so, and can be taken up again") { place in
      let store = try place.open()
      try Sample.begin(in: store)
      var finished: [Bool] = []
      for (size, isFinished) in [(2, true), (3, nil), (4, false), (5, nil)] {
        try store.commit(Sample.batch(size..<size + 1, isFinished: isFinished), to: Sample.incident, expecting: size)
        finished.append(try store.incident(Sample.incident).isFinished)
      }
      #expect(finished == [true, true, false, false])
    },
    StoreCheck("ledgers of several incidents stay apart") { place in
      let store = try place.open()
      try store.create(Sample.newIncident(Sample.otherIncident, started: 20), first: Sample.batch(0..<1))
      try store.create(Sample.newIncident(started: 10), first: Sample.batch(0..<2))
      try store.commit(Sample.batch(1..<4), to: Sample.otherIncident, expecting: 1)
      #expect(try store.incidents().map(\.id) == [Sample.incident, Sample.otherIncident])
      #expect(try store.incidents().map(\.size) == [2, 4])
      #expect(try store.leaves(of: Sample.incident, from: 0).count == 2)
      #expect(try store.checkpoints(of: Sample.otherIncident) == [Sample.checkpoint(1), Sample.checkpoint(4)])
    },
  ]
}
