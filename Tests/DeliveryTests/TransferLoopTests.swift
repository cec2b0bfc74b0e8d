import Foundation
import LoopbackServers
import Testing

@testable import Delivery

@Suite struct TransferLoopTests {
  private static let noContent = "HTTP/1.1 204 No Content\r\n\r\n"

  @Test func awaitedFromManyTasksAtOnce() async throws {
    let servers = try (0..<8).map { _ in try MisbehavingServer(Self.noContent) }
    let loop = try TransferLoop()
    let requests = try servers.map { try request("http://127.0.0.1:\($0.port)/") }
    let statuses = await withTaskGroup(of: Int?.self) { group in
      for request in requests { group.addTask { await loop.report(of: request).status } }
      return await group.reduce(into: [Int?]()) { $0.append($1) }
    }
    #expect(statuses == Array(repeating: 204, count: 8))
    for server in servers { #expect(server.stop().connectionCount == 1) }
  }

  /// The server holds the connection for good, and no limit is near: only the cancellation can end this, however long the
  /// thread that asks for it has to wait for its turn.
  @Test func cancellingTheTaskEndsTheTransfer() async throws {
    let server = try MisbehavingServer("", .hold)
    let loop = try TransferLoop()
    let patient = TransferLimits(connectMilliseconds: 1_800_000, totalMilliseconds: 1_800_000, slowSeconds: 1_800)
    let request = try request("http://127.0.0.1:\(server.port)/", limits: patient)
    let task = Task { await loop.report(of: request) }
    while server.requestsSoFar == 0 { await Task.yield() }
    task.cancel()
    let report = await task.value
    #expect(report.end == .cancelled)
    #expect(AttemptVerdict(of: report, now: sentAt) == .uncertain(.cancelled), "\(report)")
    _ = server.stop()
  }

  @Test func aTaskThatWasCancelledBeforehandSendsNothing() async throws {
    let server = try MisbehavingServer("", .hold)
    let loop = try TransferLoop()
    let request = try request("http://127.0.0.1:\(server.port)/")
    let task = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return await loop.report(of: request)
    }
    let verdict = AttemptVerdict(of: await task.value, now: sentAt)
    #expect(verdict == .retry(.cancelled, after: nil))
    #expect(server.stop().requests.isEmpty)
  }

  @Test func aLoopThatGoesAwayEndsWhatRunsInIt() async throws {
    let server = try MisbehavingServer("", .hold)
    var loop: TransferLoop? = try TransferLoop()
    _ = loop?.submit(try request("http://127.0.0.1:\(server.port)/"))
    while server.requestsSoFar == 0 { await Task.yield() }
    loop = nil
    // The connection is closed, or this would wait for ever.
    #expect(server.stop().connectionCount == 1)
  }

  @Test func waitingEndsWithItsTimeOrWhenInterrupted() throws {
    let loop = try TransferLoop()
    #expect(loop.takeFinished(within: 1).isEmpty)
    loop.interrupt()
    #expect(loop.takeFinished(within: 60_000).isEmpty)
  }

  /// A receiver that drops repetitions is told over one connection; any other gets a fresh one each time.
  @Test(arguments: [true, false])
  func connectionsAreUsedAgainOnlyWhereAllowed(reuses: Bool) throws {
    let server = try KeepAliveServer()
    let loop = try TransferLoop()
    for _ in 0..<5 {
      let sent = try request("http://127.0.0.1:\(server.port)/", reusesConnection: reuses)
      _ = loop.submit(sent)
      var finished = loop.takeFinished(within: 5_000)
      while finished.isEmpty { finished = loop.takeFinished(within: 5_000) }
      #expect(finished.first?.report.status == 204)
      #expect(finished.first?.report.remoteAddress == "127.0.0.1:\(server.port)")
    }
    #expect(server.stop() == (reuses ? 1 : 5))
  }

  /// What is known about a connection that is used again: address, TLS version and certificate, as for a fresh one.
  @Test(.enabled(if: TLSServer.isDue, "needs openssl and python3"))
  func aReusedConnectionIsDescribedLikeAFreshOne() throws {
    let server = try TLSServer(keepsAlive: true)
    let loop = try TransferLoop()
    var reports: [TransferReport] = []
    for _ in 0..<3 {
      let trust = ServerTrust(caFile: server.certificateFile)
      _ = loop.submit(try request("https://127.0.0.1:\(server.port)/", trust: trust, reusesConnection: true))
      var finished = loop.takeFinished(within: 5_000)
      while finished.isEmpty { finished = loop.takeFinished(within: 5_000) }
      reports += finished.map(\.report)
    }
    #expect(reports.count == 3)
    for report in reports {
      #expect(report.status == 204, "\(report)")
      #expect(report.tlsVersion == "TLSv1.3" && report.certificate == reports[0].certificate)
      #expect(report.certificate != nil && report.remoteAddress == "127.0.0.1:\(server.port)")
    }
    #expect(reports.last?.durations.tls == nil)
  }
}
