import Delivery
import LoopbackServers
import RunEngine
import RunStore
import Testing

@testable import Runner

/// A machine without a network: said so, nothing spent, nothing disabled, and the oldest first when it comes back.
@Suite struct NetworkCutTests {
  @Test func aSimulatedWeekSpendsNothing() throws {
    let office = try Office()
    let network = try CutNetwork()
    let agent = try KeepAliveServer()
    let insurer = try KeepAliveServer()
    try office.endpoint("agent", port: agent.port)
    try office.endpoint("insurer", port: insurer.port)
    network.isCut = true
    var queued: [DeliveryID] = []
    for day in 0..<7 {
      queued.append(try office.notify("agent", "day \(day)"))
      if day < 3 { queued.append(try office.notify("insurer", "day \(day)")) }
      // Every half hour of the day somebody or something sends.
      for _ in 0..<48 {
        let pass = try office.send(over: network)
        #expect(pass.ended.isEmpty)
        #expect(pass.ending == .networkDown)
        office.clock.advance(seconds: 1_800)
      }
    }
    #expect(network.reached.isEmpty)
    #expect(network.probes > 600)
    #expect(try office.post.endpoints().allSatisfy { !$0.isStopped })
    for delivery in queued {
      let entry = try office.row(delivery)
      #expect(entry.attempts == 0)
      guard case .waiting = entry.standing else {
        Issue.record("\(entry.standing)")
        continue
      }
    }
    // A week leaves the one attempt that found out, for each message at the head of a line, and no more.
    let records = try queued.map { try office.record($0) }
    #expect(records.map(\.attempts.count).reduce(0, +) == 2)
    #expect(records.flatMap(\.attempts).allSatisfy { $0.cause == "network-down" && $0.verdict == .retrying })

    network.isCut = false
    let pass = try office.send(over: network)
    #expect(pass.attempts.count == 10 && pass.attempts.allSatisfy { $0.verdict == .accepted })
    let order = network.reached.compactMap { id in queued.firstIndex { $0.rawValue == id } }
    for name in ["agent", "insurer"] {
      let own = try order.filter { try office.row(queued[$0]).endpoint == name }
      #expect(own == own.sorted(), "\(name)")
    }
    #expect(Set(order.prefix(2)) == [0, 1])
    for delivery in queued { #expect(try office.row(delivery).attempts == 1) }
    _ = (agent.stop(), insurer.stop())
  }

  /// With a network, one receiver that cannot be reached is that receiver's trouble, and its schedule goes on.
  @Test func oneDeadReceiverIsNoOutage() throws {
    let office = try Office()
    let network = try CutNetwork()
    let server = try KeepAliveServer()
    try office.endpoint("agent", port: server.port)
    let delivery = try office.notify("agent")
    network.isCut = true
    #expect(try office.send(over: network).ending == .networkDown)
    network.isCut = false
    office.clock.advance(seconds: 61)
    #expect(try office.send(over: network).attempts.map(\.verdict) == [.accepted])
    #expect(try office.record(delivery).attempts.map(\.cause) == ["network-down", "accepted"])
    _ = server.stop()
  }
}
