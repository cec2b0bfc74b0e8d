import CivilTime
import Delivery
import LoopbackServers
import PlaybookModel
import RunEngine
import RunStore
import Synchronization
import Testing

@testable import Runner

/// One incident's record is broken. Its messages cannot be sent, since nothing could be put on record; everybody else's
/// are, and the broken one is named.
@Suite struct BrokenRecordTests {
  private static func office(_ port: Int) throws -> (Office, CommandPost, broken: DeliveryID, whole: DeliveryID) {
    let office = try Office()
    try office.endpoint("agent", port: port)
    let broken = try office.notify("agent", "in the broken record")
    let other = try office.startAnother()
    let order = NoticeOrder(to: RoleID("agent"), words: "in the other")
    let whole = try #require(try office.post.perform(Command(.notify(order)), on: other).queued.first)
    let post = CommandPost(
      home: office.post.home, store: DamagedStore(whole: office.post.store, damaged: office.incident),
      clock: office.clock, program: "tests")
    return (office, post, broken, whole)
  }

  /// To the same endpoint, behind the message that cannot go out.
  @Test func othersGoOn() throws {
    let server = try MisbehavingServer("HTTP/1.1 204 No Content\r\n\r\n")
    let (office, post, broken, whole) = try Self.office(server.port)
    let pass = try post.sendDue(observing: true, limits: .quick)
    #expect(pass.attempts.map(\.delivery) == [whole])
    #expect(pass.setAside.map(\.incident) == [office.incident])
    guard case .ledgerChanged(office.incident, _) = pass.setAside.first?.fault else {
      Issue.record("\(pass.setAside)")
      return
    }
    #expect(try office.row(broken).standing == .waiting(notBefore: office.clock.read().now.milliseconds))
    #expect(server.stop().texts.count == 1)
    // What was broken is whole again: nothing was lost.
    let again = try MisbehavingServer("HTTP/1.1 204 No Content\r\n\r\n")
    try office.post.removeEndpoint("agent")
    try office.endpoint("agent", port: again.port)
    #expect(try office.send().attempts.map(\.delivery) == [broken])
    _ = again.stop()
  }

  /// Left half-sent by a dead sender, and waiting for an answer: the questions go on without it too.
  @Test func recoveryAndReceiptsGoOn() throws {
    let server = try MisbehavingServer("HTTP/1.1 200 OK\r\nContent-Length: 19\r\n\r\n{\"reference\":\"R-7\"}")
    let (office, post, broken, whole) = try Self.office(server.port)
    try post.store.change([try office.row(broken).change(to: .sending(since: 1))])
    #expect(try post.sendDue(limits: .quick).attempts.map(\.delivery) == [whole])
    let told = Mutex<[String]>([])
    try post.collectReceipts(limits: .quick) { news in
      switch news {
      case .acknowledged(let delivery, let reference): told.withLock { $0.append("\(delivery) \(reference)") }
      case .setAside(let broken): told.withLock { $0.append("set aside \(broken.incident.rawValue)") }
      case .attempt, .ended, .networkDown, .networkBack, .moved: break
      }
    }
    #expect(
      told.withLock { $0.sorted() } == ["\(whole) R-7", "set aside \(office.incident.rawValue)"].sorted())
    _ = server.stop()
  }
}
