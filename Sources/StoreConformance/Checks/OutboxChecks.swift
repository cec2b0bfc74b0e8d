import RunStore
import Testing

extension StoreCheck {
  private static func due(_ store: any RunStore, at milliseconds: Int64) throws -> [String] {
    try store.dueOutbox(at: milliseconds).map(\.deliveryID)
  }

  static let outboxChecks: [StoreCheck] = [
    StoreCheck("a message comes back as it was queued, in every standing") { place in
      let store = try place.open()
      let standings: [Standing] = [
        .waiting(notBefore: 1), .sending(since: 2), .accepted(at: 3), .acknowledged(at: 4),
        .uncertain(retryNotBefore: 5), .exhausted(at: 6), .stopped(at: .max), .needsPerson(at: .min),
      ]
      let messages = standings.enumerated().map { number, standing in
        Sample.message("msg_\(number)", to: "endpoint-\(number)", standing: standing)
      }
      try Sample.begin(in: store, queued: messages)
      #expect(try place.open().outbox(of: nil) == messages)
      #expect(try store.outboxEntry("msg_3") == messages[3])
      for (number, standing) in standings.reversed().enumerated() {
        try store.change([Sample.change("msg_\(number)", to: standing, attempts: 7)])
      }
      #expect(try store.outbox(of: nil).map(\.standing) == standings.reversed())
      #expect(try store.outbox(of: nil).allSatisfy { $0.attempts == 7 })
    },
    StoreCheck("the outbox is in order of queueing, of all incidents or of one") { place in
      let store = try place.open()
      try Sample.begin(in: store, queued: [Sample.message("z"), Sample.message("a")])
      try Sample.begin(Sample.otherIncident, in: store, queued: [Sample.message("m", of: Sample.otherIncident)])
      try store.commit(Sample.batch(2..<3, queued: [Sample.message("k")]), to: Sample.incident, expecting: 2)
      #expect(try store.outbox(of: nil).map(\.deliveryID) == ["z", "a", "m", "k"])
      #expect(try store.outbox(of: Sample.incident).map(\.deliveryID) == ["z", "a", "k"])
      #expect(try store.outbox(of: Sample.otherIncident).map(\.deliveryID) == ["m"])
    },
    StoreCheck("what is owed is what waits, is being sent or is uncertain, oldest first") { place in
      let store = try place.open()
      let standings: [Standing] = [
        .uncertain(retryNotBefore: 9), .accepted(at: 1), .sending(since: 2), .exhausted(at: 3), .stopped(at: 4),
        .acknowledged(at: 5), .needsPerson(at: 6), .waiting(notBefore: .max),
      ]
      let messages = standings.enumerated().map { number, standing in
        Sample.message("msg_\(number)", standing: standing)
      }
      try Sample.begin(in: store, queued: messages)
      #expect(try store.owedOutbox() == [messages[0], messages[2], messages[7]])
    },
    StoreCheck("an incident that is passed by holds up nobody") { place in
      let store = try place.open()
      try Sample.begin(in: store, queued: [Sample.message("first"), Sample.message("alone", to: "b")])
      try Sample.begin(Sample.otherIncident, in: store, queued: [Sample.message("second", of: Sample.otherIncident)])
      func due(_ passed: Set<IncidentID>) throws -> [String] {
        try store.dueOutbox(at: .max, passingBy: passed).map(\.deliveryID)
      }
      #expect(try due([]) == ["first", "alone"])
      #expect(try due([Sample.incident]) == ["second"])
      #expect(
        try due([Sample.otherIncident, IncidentID(rawValue: "'); DROP TABLE outbox; --")]) == ["first", "alone"])
      #expect(try due([Sample.incident, Sample.otherIncident]) == [])
    },
    StoreCheck("a message is due from its time on") { place in
      let store = try place.open()
      try Sample.begin(
        in: store,
        queued: [
          Sample.message("waits", to: "a", standing: .waiting(notBefore: 100)),
          Sample.message("unsure", to: "b", standing: .uncertain(retryNotBefore: 200)),
        ])
      #expect(try due(store, at: 99) == [])
      #expect(try due(store, at: 100) == ["waits"])
      #expect(try due(store, at: 199) == ["waits"])
      #expect(try due(store, at: 200) == ["waits", "unsure"])
    },
    StoreCheck("a later message never overtakes an owed one to the same endpoint") { place in
      let store = try place.open()
      try Sample.begin(in: store, queued: [Sample.message("first"), Sample.message("second")])
      try Sample.begin(
        Sample.otherIncident, in: store,
        queued: [
          Sample.message("third", of: Sample.otherIncident),
          Sample.message("elsewhere", to: "insurer", of: Sample.otherIncident),
        ])
      let owed: [Standing] = [.waiting(notBefore: 50), .uncertain(retryNotBefore: 50), .sending(since: 5)]
      for standing in owed {
        try store.change([Sample.change("first", to: standing)])
        #expect(try due(store, at: 49) == ["elsewhere"])
      }
      #expect(try due(store, at: .max) == ["elsewhere"], "what is being sent holds the line, however long ago")
      try store.change([Sample.change("first", to: .waiting(notBefore: 50))])
      #expect(try due(store, at: 50) == ["first", "elsewhere"])
    },
    StoreCheck("a message that is no longer owed lets the next one through") { place in
      let store = try place.open()
      try Sample.begin(in: store, queued: [Sample.message("first"), Sample.message("second")])
      let ended: [Standing] = [
        .accepted(at: 90), .acknowledged(at: 90), .exhausted(at: 90), .stopped(at: 90), .needsPerson(at: 90),
      ]
      for standing in ended {
        try store.change([Sample.change("first", to: standing)])
        #expect(try due(store, at: 10) == ["second"])
      }
      try store.change([Sample.change("second", to: .accepted(at: 91))])
      #expect(try due(store, at: .max) == [])
      try store.change([Sample.change("first", to: .waiting(notBefore: 0))])
      #expect(try due(store, at: .max) == ["first"])
    },
    StoreCheck("nothing is due to a stopped endpoint") { place in
      let store = try place.open()
      try store.save(Sample.endpoint("agent"))
      try Sample.begin(in: store, queued: [Sample.message("one"), Sample.message("two", to: "insurer")])
      try store.save(Sample.endpoint("agent", isStopped: true))
      #expect(try due(store, at: .max) == ["two"])
      try store.save(Sample.endpoint("agent"))
      #expect(try due(store, at: .max) == ["one", "two"])
      try store.removeEndpoint("agent")
      #expect(try due(store, at: .max) == ["one", "two"], "a message to a removed endpoint must not be forgotten")
    },
  ]
}
