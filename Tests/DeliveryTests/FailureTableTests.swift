import LoopbackServers
import Testing

@testable import Delivery

/// Each row of DELIVERY's table against a real server on loopback.
@Suite struct FailureTableTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let name: String
    let script: MisbehavingServer.Script
    let verdict: AttemptVerdict
    var testDescription: String { name }

    init(
      _ name: String, _ reply: String, _ ending: MisbehavingServer.Script.Ending = .close, _ verdict: AttemptVerdict
    ) {
      self.name = name
      self.script = .init(reply: reply, ending: ending)
      self.verdict = verdict
    }
  }

  static let rows = [
    Row("200", "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok", .close, .accepted(nil)),
    Row("202", "HTTP/1.1 202 Accepted\r\nContent-Length: 0\r\n\r\n", .close, .accepted(nil)),
    Row("204", "HTTP/1.1 204 No Content\r\n\r\n", .close, .accepted(nil)),
    Row(
      "103 then 200", "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n",
      .close,
      .accepted(nil)),
    Row(
      "301 to metadata", "HTTP/1.1 301 Moved\r\nLocation: http://169.254.169.254/latest\r\nContent-Length: 0\r\n\r\n",
      .close, .rejected(.redirect(status: 301, target: "http://169.254.169.254/latest"))),
    Row("408", "HTTP/1.1 408 Timeout\r\nContent-Length: 0\r\n\r\n", .close, .retry(.status(408), after: nil)),
    Row("410", "HTTP/1.1 410 Gone\r\nContent-Length: 0\r\n\r\n", .close, .stopped),
    Row("422", "HTTP/1.1 422 No\r\nContent-Length: 0\r\n\r\n", .close, .rejected(.status(422))),
    Row(
      "429, seconds", "HTTP/1.1 429 Slow\r\nRetry-After: 120\r\nContent-Length: 0\r\n\r\n", .close,
      .retry(.status(429), after: 120)),
    Row(
      "503, date", "HTTP/1.1 503 Busy\r\nRetry-After: Thu, 15 Jan 2026 00:10:00 GMT\r\nContent-Length: 0\r\n\r\n",
      .close,
      .retry(.status(503), after: 600)),
    Row("500", "HTTP/1.1 500 Error\r\nContent-Length: 0\r\n\r\n", .close, .retry(.status(500), after: nil)),
    Row("close before status", "", .close, .uncertain(.brokenBeforeStatus)),
    Row("close inside the status line", "HTTP/1.1 20", .close, .uncertain(.brokenBeforeStatus)),
    Row("close inside the head", "HTTP/1.1 200 OK\r\nContent-", .close, .uncertain(.brokenBeforeStatus)),
    Row("reset", "", .reset, .uncertain(.brokenBeforeStatus)),
    Row("only an interim response", "HTTP/1.1 103 Early Hints\r\n\r\n", .close, .uncertain(.brokenBeforeStatus)),
    Row(
      "endless body", "HTTP/1.1 200 OK\r\n\r\n", .endless(String(repeating: "x", count: 4096)),
      .accepted(.bodyOverLimit)),
    Row(
      "endless chunked body", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n",
      .endless("400\r\n" + String(repeating: "x", count: 1024) + "\r\n"), .accepted(.bodyOverLimit)),
    Row(
      "endless body of a failure", "HTTP/1.1 500 Error\r\n\r\n", .endless(String(repeating: "x", count: 4096)),
      .retry(.status(500), after: nil)),
    Row("cut body", "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nok", .close, .accepted(.bodyBrokenOff)),
    Row(
      "endless headers", "HTTP/1.1 200 OK\r\n", .endless("X-More: aaaaaaaaaaaaaaaaaaaaaaaa\r\n"),
      .retry(.endlessHeaders, after: nil)),
    Row(
      "endless interim responses", "", .endless("HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n"),
      .retry(.endlessHeaders, after: nil)),
    Row(
      "endless header line", "HTTP/1.1 200 OK\r\nX-More: ", .endless(String(repeating: "a", count: 4096)),
      .retry(.endlessHeaders, after: nil)),
    Row(
      "endless status line", "HTTP/1.1 200 ", .endless(String(repeating: "a", count: 4096)),
      .retry(.endlessHeaders, after: nil)),
    Row("HTTP/0.9 junk", "hello, this is no HTTP\n", .close, .retry(.notHTTP, after: nil)),
    Row("unknown HTTP version", "HTTP/7.3 200 OK\r\n\r\n", .close, .retry(.notHTTP, after: nil)),
  ]

  @Test(arguments: rows)
  func verdict(row: Row) throws {
    let server = try MisbehavingServer(row.script)
    let report = try report(of: request("http://127.0.0.1:\(server.port)/hook"))
    let seen = server.stop()
    #expect(AttemptVerdict(of: report, now: sentAt) == row.verdict, "\(report)")
    #expect(seen.connectionCount == 1)
    #expect(report.sentAnyByte)
    #expect(report.bodyStart.count <= TransferLimits.keptBodyBytes)
    #expect(report.remoteAddress == "127.0.0.1:\(server.port)")
    #expect(!AttemptVerdict.networkIsDown([report]))
  }

  @Test func connectionRefused() throws {
    let closed = try RefusingPort()
    let report = try report(of: request("http://127.0.0.1:\(closed.port)/"))
    #expect(AttemptVerdict(of: report, now: sentAt) == .retry(.connectionRefused, after: nil), "\(report)")
    #expect(!report.sentAnyByte)
    #expect(report.durations.connect == nil)
  }

  @Test func plainTextOnTheTLSPort() throws {
    let server = try MisbehavingServer("220 mail.example ready\r\n", readsRequest: false)
    let report = try report(of: request("https://127.0.0.1:\(server.port)/"))
    #expect(server.stop().connectionCount == 1)
    #expect(AttemptVerdict(of: report, now: sentAt) == .retry(.tlsHandshake, after: nil), "\(report)")
    #expect(!report.sentAnyByte)
  }

  @Test func stalledHandshake() throws {
    let server = try MisbehavingServer("", .hold, readsRequest: false)
    let limits = TransferLimits(connectMilliseconds: 400)
    let report = try report(of: request("https://127.0.0.1:\(server.port)/", limits: limits))
    _ = server.stop()
    #expect(AttemptVerdict(of: report, now: sentAt) == .retry(.timedOut(.tls), after: nil), "\(report)")
  }

  @Test func silenceAfterTheRequest() throws {
    let server = try MisbehavingServer("", .hold)
    let limits = TransferLimits(totalMilliseconds: 1_000)
    let report = try report(of: request("http://127.0.0.1:\(server.port)/", limits: limits))
    _ = server.stop()
    #expect(AttemptVerdict(of: report, now: sentAt) == .uncertain(.timedOutBeforeStatus), "\(report)")
  }

  @Test func bodyThatStalls() throws {
    let server = try MisbehavingServer("HTTP/1.1 202 Accepted\r\nContent-Length: 9\r\n\r\nok", .hold)
    let limits = TransferLimits(totalMilliseconds: 1_000)
    let report = try report(of: request("http://127.0.0.1:\(server.port)/", limits: limits))
    _ = server.stop()
    #expect(AttemptVerdict(of: report, now: sentAt) == .accepted(.bodyBrokenOff), "\(report)")
  }

  /// RFC 6761 reserves .invalid: it has no address, whether or not a name server can be reached.
  @Test func unknownName() throws {
    let report = try report(of: request("https://receiver.invalid/"))
    #expect(AttemptVerdict(of: report, now: sentAt) == .retry(.nameNotResolved, after: nil), "\(report)")
    #expect(!report.sentAnyByte)
  }
}
