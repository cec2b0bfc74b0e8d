import CivilTime
import Delivery
import EventCoding
import LoopbackServers
import RunEngine
import RunStore
import Testing

@testable import Runner

/// Each row of DELIVERY's table as the outbox and the ledger have it afterwards, against real servers on loopback.
@Suite struct FailureStandingTests {
  /// Where a message stands, with the seconds until its next try.
  enum Next: Equatable, Sendable {
    case accepted
    case waits(ClosedRange<Int64>)
    case uncertain(ClosedRange<Int64>)
    case needsPerson
    case stopped
  }

  struct Row: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let script: MisbehavingServer.Script
    let verdict: AttemptFinished.Verdict
    let cause: String
    let next: Next

    init(
      _ name: String, _ reply: String, _ verdict: AttemptFinished.Verdict, _ cause: String, _ next: Next,
      ending: MisbehavingServer.Script.Ending = .close, reading: MisbehavingServer.Script.Reading = .wholeRequest
    ) {
      testDescription = name
      script = .init(reading: reading, reply: reply, ending: ending)
      self.verdict = verdict
      self.cause = cause
      self.next = next
    }
  }

  private static let soon = Int64(4)...6

  static let rows = [
    Row("200", "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", .accepted, "accepted", .accepted),
    Row(
      "endless body", "HTTP/1.1 200 OK\r\n\r\n", .accepted, "accepted-long-answer", .accepted,
      ending: .endless("xxxxxxxxxxxxxxxx")),
    Row("cut body", "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nx", .accepted, "accepted-answer-cut", .accepted),
    Row("500", "HTTP/1.1 500 No\r\nContent-Length: 0\r\n\r\n", .retrying, "http-500", .waits(soon)),
    Row("408", "HTTP/1.1 408 No\r\nContent-Length: 0\r\n\r\n", .retrying, "http-408", .waits(soon)),
    Row(
      "429, Retry-After", "HTTP/1.1 429 No\r\nRetry-After: 90\r\nContent-Length: 0\r\n\r\n", .retrying, "http-429",
      .waits(90...90)),
    Row(
      "503, Retry-After a week", "HTTP/1.1 503 No\r\nRetry-After: 604800\r\nContent-Length: 0\r\n\r\n", .retrying,
      "http-503", .waits(86_400...86_400)),
    Row(
      "503, Retry-After a date",
      "HTTP/1.1 503 No\r\nRetry-After: Thu, 15 Jan 2026 00:10:00 GMT\r\nContent-Length: 0\r\n\r\n",
      .retrying, "http-503", .waits(600...600)),
    Row("closed before a status", "", .uncertain, "closed-before-status", .uncertain(soon)),
    Row("reset", "", .uncertain, "closed-before-status", .uncertain(soon), ending: .reset),
    Row("says nothing", "", .uncertain, "no-status-in-time", .uncertain(soon), ending: .hold),
    Row(
      "reset inside the status line", "HTTP/1.1 20", .uncertain, "closed-before-status", .uncertain(soon),
      ending: .reset),
    Row(
      "reset inside our body", "", .uncertain, "closed-before-status", .uncertain(soon), ending: .reset,
      reading: .firstByte),
    Row(
      "a 2xx whose body stalls", "HTTP/1.1 202 OK\r\nContent-Length: 9\r\n\r\nx", .accepted, "accepted-answer-cut",
      .accepted, ending: .hold),
    Row("junk", "hello\n", .retrying, "not-http", .waits(soon)),
    Row(
      "endless headers", "HTTP/1.1 200 OK\r\n", .retrying, "endless-headers", .waits(soon),
      ending: .endless("X: aaaaaaaaaaaaaaaaaaaa\r\n")),
    Row(
      "redirect to metadata", "HTTP/1.1 302 Go\r\nLocation: http://169.254.169.254/\r\nContent-Length: 0\r\n\r\n",
      .refused,
      "redirect-302", .waits(soon)),
    Row("404", "HTTP/1.1 404 No\r\nContent-Length: 0\r\n\r\n", .refused, "http-404", .waits(soon)),
    Row("410", "HTTP/1.1 410 Gone\r\nContent-Length: 0\r\n\r\n", .refused, "http-410", .stopped),
  ]

  @Test(arguments: rows)
  func isOnRecord(row: Row) throws {
    let office = try Office()
    let server = try MisbehavingServer(row.script)
    try office.endpoint("agent", port: server.port)
    let delivery = try office.notify("agent")
    let pass = try office.send()
    let now = office.clock.read().now.milliseconds
    #expect(pass.attempts.map(\.cause) == [row.cause])
    #expect(pass.ending == .nothingDue)
    let entry = try office.row(delivery)
    let attempt = try #require(try office.record(delivery).attempts.first)
    #expect(attempt.verdict == row.verdict && attempt.number == 1)
    #expect(attempt.remoteAddress == "127.0.0.1:\(server.port)")
    switch (entry.standing, row.next) {
    case (.accepted(let at), .accepted): #expect(at == now)
    case (.waiting(let at), .waits(let range)), (.uncertain(let at), .uncertain(let range)):
      #expect(range.contains((at - now) / 1_000), "\((at - now) / 1_000) s")
    case (.stopped, .stopped):
      #expect(try office.post.endpoint(named: "agent").isStopped)
      #expect(pass.ended.map(\.why) == [.stopped])
    default: Issue.record("\(entry.standing) instead of \(row.next)")
    }
    #expect(entry.attempts == 1)
    #expect(server.stop().connectionCount == 1)
  }

  /// What answers on the TLS port says nothing, or no TLS: nothing of the message has left.
  @Test(arguments: [
    ("", MisbehavingServer.Script.Ending.hold, "timeout-tls"), ("220 mail\r\n", .close, "tls-handshake"),
  ])
  func troubleBeforeTLS(_ reply: String, _ ending: MisbehavingServer.Script.Ending, _ cause: String) throws {
    let office = try Office()
    let server = try MisbehavingServer(reply, ending, readsRequest: false)
    try office.endpoint("agent", at: "https://127.0.0.1:\(server.port)/hook")
    let delivery = try office.notify("agent")
    // Short only where the end of the time is what is tried.
    let limits = cause == "timeout-tls" ? TransferLimits(connectMilliseconds: 400) : TransferLimits()
    #expect(try office.send(limits: limits).attempts.map(\.cause) == [cause])
    #expect(try office.record(delivery).attempts.map(\.verdict) == [.retrying])
    guard case .waiting = try office.row(delivery).standing else {
      Issue.record("not waiting")
      return
    }
    _ = server.stop()
  }

  @Test func aRefusedConnectionIsTriedAgain() throws {
    let office = try Office()
    let closed = try RefusingPort()
    try office.endpoint("agent", port: closed.port)
    let delivery = try office.notify("agent")
    #expect(try office.send().attempts.map(\.cause) == ["connection-refused"])
    guard case .waiting = try office.row(delivery).standing else {
      Issue.record("not waiting")
      return
    }
  }

  /// Ten attempts over three days, the same id in each, and then a person is told.
  @Test func theScheduleIsKeptToItsEnd() throws {
    let office = try Office()
    let server = try MisbehavingServer("HTTP/1.1 500 No\r\nContent-Length: 0\r\n\r\n")
    try office.endpoint("agent", port: server.port)
    let delivery = try office.notify("agent")
    var ended: [DeliveryEnded] = []
    var elapsed: Int64 = 0
    // Every minute for four days; what is not due costs nothing.
    for _ in 0..<(4 * 24 * 60) where ended.isEmpty {
      ended += try office.send().ended
      office.clock.advance(seconds: 60)
      elapsed += 60
    }
    #expect(ended.map(\.why) == [.exhausted])
    let record = try office.record(delivery)
    #expect(record.attempts.map(\.number) == Array(1...10))
    #expect(record.standing == .ended(.exhausted))
    // 75 h 35 min, a fifth less or more.
    #expect(elapsed > 216_000 && elapsed < 327_000, "\(elapsed)")
    guard case .exhausted = try office.row(delivery).standing else {
      Issue.record("not exhausted")
      return
    }
    let texts = server.stop().texts
    #expect(texts.count == 10 && texts.allSatisfy { $0.contains("\r\nwebhook-id: \(delivery)\r\n") })
    // A person can still have it sent.
    try office.post.makeDue(delivery.rawValue, on: office.incident)
    #expect(try office.send().attempts.map(\.number) == [11])
  }

  /// A message that a dead sender left half-sent goes out again under the same id, and says so.
  @Test func halfSentIsUncertainAndSentAgain() throws {
    let office = try Office()
    let server = try MisbehavingServer("HTTP/1.1 204 No Content\r\n\r\n")
    try office.endpoint("agent", port: server.port)
    let delivery = try office.notify("agent")
    let entry = try office.row(delivery)
    _ = try office.post.perform(
      Command(.beginAttempt(AttemptStarted(delivery: delivery, number: 1, mayBeDuplicate: false))), on: office.incident,
      changing: [entry.change(to: .sending(since: 1))])
    let pass = try office.send()
    #expect(pass.attempts.map(\.verdict) == [.uncertain, .accepted])
    #expect(pass.attempts.map(\.cause) == ["sender-died", "accepted"])
    let events = try events(of: office)
    #expect(events.contains(.attemptStarted(AttemptStarted(delivery: delivery, number: 2, mayBeDuplicate: true))))
    #expect(server.stop().texts.allSatisfy { $0.contains("webhook-id: \(delivery)") })
  }

  @Test func aMessageThatSomebodyConfirmedIsNotSentAgain() throws {
    let office = try Office()
    let server = try MisbehavingServer("HTTP/1.1 503 No\r\nContent-Length: 0\r\n\r\n")
    try office.endpoint("agent", port: server.port)
    let delivery = try office.notify("agent")
    _ = try office.send()
    _ = try office.post.perform(
      Command(.acknowledge(delivery, reference: "by telephone", note: nil)), on: office.incident)
    office.clock.advance(seconds: 60)
    #expect(try office.send().attempts.isEmpty)
    #expect(server.stop().requests.count == 1)
  }

  @Test func aRemovedEndpointIsSaidAndHoldsUpNobody() throws {
    let office = try Office()
    let server = try MisbehavingServer("HTTP/1.1 204 No Content\r\n\r\n")
    try office.endpoint("agent", port: server.port)
    try office.endpoint("insurer", port: server.port)
    let lost = try office.notify("agent")
    let other = try office.notify("insurer")
    try office.post.removeEndpoint("agent")
    let pass = try office.send()
    #expect(pass.ended.map(\.delivery) == [lost] && pass.ended.map(\.why) == [.blocked])
    #expect(try office.row(other).standing == .accepted(at: office.clock.read().now.milliseconds))
    _ = server.stop()
  }

  private func events(of office: Office) throws -> [Event] {
    var events: [Event] = []
    _ = try office.post.open(office.incident) { events.append($0.recorded.event) }
    return events
  }
}
