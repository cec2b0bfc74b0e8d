import RunStore
import Testing

extension StoreCheck {
  static let atomicityChecks: [StoreCheck] = [
    StoreCheck("a batch whose last part fails leaves nothing") { place in
      let store = try place.open()
      try Sample.begin(in: store, queued: [Sample.message("one")])
      try expectRefusal(.noSuchDelivery("nobody"), by: store) {
        try store.commit(
          Sample.batch(
            2..<5, queued: [Sample.message("two")],
            standings: [
              Sample.change("one", to: .accepted(at: 1)), Sample.change("nobody", to: .accepted(at: 1)),
            ], isFinished: true), to: Sample.incident, expecting: 2)
      }
      try expectRefusal(.deliveryExists("one"), by: store) {
        try store.commit(
          Sample.batch(2..<5, queued: [Sample.message("two"), Sample.message("one", to: "insurer")]),
          to: Sample.incident, expecting: 2)
      }
    },
    StoreCheck("an incident whose first batch fails is not there") { place in
      let store = try place.open()
      try Sample.begin(in: store, queued: [Sample.message("one")])
      let other = Sample.newIncident(Sample.otherIncident)
      try expectRefusal(.noSuchDelivery("nobody"), by: store) {
        try store.create(
          other, first: Sample.batch(0..<2, standings: [Sample.change("nobody", to: .accepted(at: 1))]))
      }
      #expect(throws: StoreError.noSuchIncident(other.id)) { try store.playbook(of: other.id) }
      try store.create(other, first: Sample.batch(0..<2))
    },
    StoreCheck("a commit cannot change another incident's message") { place in
      let store = try place.open()
      try Sample.begin(in: store, queued: [Sample.message("one")])
      try Sample.begin(Sample.otherIncident, in: store)
      try expectRefusal(.noSuchDelivery("one"), by: store) {
        try store.commit(
          Sample.batch(2..<3, standings: [Sample.change("one", to: .accepted(at: 1))]), to: Sample.otherIncident,
          expecting: 2)
      }
    },
    StoreCheck("changes to the outbox are made together") { place in
      let store = try place.open()
      try Sample.begin(in: store, queued: [Sample.message("one"), Sample.message("two")])
      try expectRefusal(.noSuchDelivery("nobody"), by: store) {
        try store.change([
          Sample.change("one", to: .accepted(at: 1)), Sample.change("nobody", to: .accepted(at: 1)),
        ])
      }
      try store.change([
        Sample.change("one", to: .accepted(at: 1)), Sample.change("two", to: .waiting(notBefore: 2), attempts: 0),
      ])
      #expect(try store.outbox(of: nil).map(\.standing) == [.accepted(at: 1), .waiting(notBefore: 2)])
    },
  ]
}
