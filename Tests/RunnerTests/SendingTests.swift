import Delivery
import Foundation
import LoopbackServers
import PlaybookModel
import RunEngine
import RunStore
import Testing

@testable import Runner

@Suite struct SendingTests {
  private static let noContent = "HTTP/1.1 204 No Content\r\n\r\n"

  /// The dead one holds its connection until its limit; ten messages to the other are through by then.
  @Test func aDeadEndpointDelaysNobody() throws {
    let office = try Office()
    let dead = try MisbehavingServer("", .hold)
    let alive = try KeepAliveServer()
    try office.endpoint("insurer", port: dead.port)
    try office.endpoint("agent", port: alive.port)
    let stuck = try office.notify("insurer")
    let others = try (0..<10).map { try office.notify("agent", "\($0)") }
    let pass = try office.send()
    #expect(pass.attempts.map(\.delivery) == others + [stuck])
    // They went over one connection, in order.
    #expect(alive.stop() == 1)
    _ = dead.stop()
  }

  @Test func orderIsKeptThroughFailures() throws {
    let office = try Office()
    let server = try MisbehavingServer("HTTP/1.1 503 No\r\nContent-Length: 0\r\n\r\n")
    try office.endpoint("agent", port: server.port)
    let first = try office.notify("agent", "first")
    try office.notify("agent", "second")
    for _ in 0..<3 {
      _ = try office.send()
      office.clock.advance(seconds: 3_600)
    }
    let ids = server.stop().texts.map { $0.contains("webhook-id: \(first)") }
    #expect(ids == [true, true, true])
  }

  /// Twenty endpoints at once: their beginnings are one commit, and their outcomes a few.
  @Test func outcomesAreCommittedInGroups() throws {
    let office = try Office()
    let server = try KeepAliveServer()
    for number in 0..<20 {
      try office.endpoint("agent", at: "http://127.0.0.1:\(server.port)/\(number)", named: "agent-\(number)")
    }
    let order = NoticeOrder(to: RoleID("agent"), words: "to all")
    _ = try office.post.perform(Command(.notify(order)), on: office.incident)
    let before = try office.post.store.checkpoints(of: office.incident).count
    let pass = try office.send()
    #expect(pass.attempts.count == 20)
    let commits = try office.post.store.checkpoints(of: office.incident).count - before
    #expect(commits <= 21, "one for all beginnings, and fewer than one for each outcome: \(commits)")
    _ = server.stop()
  }

  @Test func twoSendersAtOnceSendNothingTwice() async throws {
    let office = try Office()
    let server = try MisbehavingServer(Self.noContent)
    try office.endpoint("agent", port: server.port)
    let queued = try (0..<12).map { try office.notify("agent", "\($0)") }
    let post = office.post
    let passes = try await withThrowingTaskGroup(of: SendingPass.self) { group in
      for _ in 0..<4 { group.addTask { try post.sendDue(limits: .quick) } }
      return try await group.reduce(into: [SendingPass]()) { $0.append($1) }
    }
    #expect(passes.map(\.attempts.count).reduce(0, +) == 12)
    let texts = server.stop().texts
    #expect(texts.count == 12)
    for delivery in queued { #expect(texts.count { $0.contains("webhook-id: \(delivery)\r\n") } == 1) }
  }

  @Test func theWatchSendsWhatComesAndEndsWhenCancelled() async throws {
    let office = try Office()
    let server = try MisbehavingServer(Self.noContent)
    try office.endpoint("agent", port: server.port)
    try office.endpoint("insurer", port: server.port)
    let first = try office.notify("agent")
    let (news, teller) = AsyncStream.makeStream(of: AttemptFinished.self)
    let post = office.post
    let watch = Task {
      try await post.keepSending(limits: .quick) { told in
        if case .attempt(let attempt) = told { teller.yield(attempt) }
      }
    }
    var told = news.makeAsyncIterator()
    #expect(await told.next()?.delivery == first)
    let second = try office.notify("insurer")
    #expect(await told.next()?.delivery == second)
    #expect(try post.sendDue(limits: .quick).ending == .anotherSends)
    watch.cancel()
    try await watch.value
    #expect(try office.send().ending == .nothingDue)
    // Besides the notices, the receiver was asked whether somebody confirmed them.
    #expect(server.stop().texts.count { $0.hasPrefix("POST ") } == 2)
  }

  /// Ended while the receiver holds the connection: on record as uncertain, nothing of the schedule spent.
  @Test func cancellingTheWatchPutsWhatWasUnderWayOnRecord() async throws {
    let office = try Office()
    let server = try MisbehavingServer("", .hold)
    try office.endpoint("agent", port: server.port)
    let delivery = try office.notify("agent")
    let post = office.post
    // No limit is near: only the cancellation can end it, however long this thread waits for its turn.
    let patient = TransferLimits(connectMilliseconds: 1_800_000, totalMilliseconds: 1_800_000, slowSeconds: 1_800)
    let watch = Task { try await post.keepSending(limits: patient) { _ in } }
    while server.requestsSoFar == 0 { await Task.yield() }
    watch.cancel()
    try await watch.value
    let attempt = try #require(try office.record(delivery).attempts.first)
    #expect(attempt.verdict == .uncertain && attempt.cause == "called-off-while-sending")
    #expect(try office.row(delivery).attempts == 0)
    _ = server.stop()
  }
}

extension Office {
  /// An endpoint whose name is not its role's.
  func endpoint(_ role: String, at url: String, named name: String) throws {
    _ = try post.add(
      EndpointOrder(name: name, url: url, role: .init(role), language: .ja, allowedNetworks: ["127.0.0.0/8"]))
  }
}
