import CivilTime
import Delivery
import EventCoding
import Foundation
import LoopbackServers
import OutsideTools
import PlaybookModel
import RunEngine
import RunStore
import Testing

@testable import Runner

/// Certificates that cannot be trusted, against real TLS servers: nothing is said to them, somebody is told at once, and
/// they are tried again slowly.
@Suite(.enabled(if: TLSServer.isDue, "needs openssl and python3"))
struct TrustStandingTests {
  private func check(
    _ server: TLSServer, caFile: String?, cause: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let office = try Office()
    try office.endpoint("agent", at: "https://127.0.0.1:\(server.port)/hook", caFile: caFile)
    let delivery = try office.notify("agent")
    let pass = try office.send()
    // Told with the first attempt.
    #expect(pass.attempts.map(\.cause) == [cause], sourceLocation: sourceLocation)
    #expect(pass.attempts.map(\.verdict) == [.retrying], sourceLocation: sourceLocation)
    let attempt = try #require(try office.record(delivery).attempts.first, sourceLocation: sourceLocation)
    #expect(attempt.httpStatus == nil && attempt.remoteAddress == "127.0.0.1:\(server.port)")
    guard case .waiting(let next) = try office.row(delivery).standing else {
      Issue.record("not waiting", sourceLocation: sourceLocation)
      return
    }
    let wait = (next - office.clock.read().now.milliseconds) / 1_000
    #expect(
      (1_440...2_160).contains(wait), "half an hour, a fifth less or more: \(wait) s", sourceLocation: sourceLocation)
    // Not a second sooner, whatever else is sent meanwhile.
    office.clock.advance(seconds: 1_400)
    #expect(try office.send().attempts.isEmpty, sourceLocation: sourceLocation)
    office.clock.advance(seconds: 800)
    #expect(try office.send().attempts.map(\.number) == [2], sourceLocation: sourceLocation)
  }

  @Test func expired() throws {
    let server = try TLSServer(days: -1)
    try check(server, caFile: server.certificateFile, cause: "certificate-expired")
  }

  @Test func unknownIssuer() throws { try check(try TLSServer(), caFile: nil, cause: "certificate-unknown-issuer") }

  @Test func wrongHost() throws {
    let server = try TLSServer(name: "DNS:receiver.example")
    try check(server, caFile: server.certificateFile, cause: "certificate-wrong-host")
  }

  /// The proof of notice when all is well: version, certificate and phases are on record.
  @Test func aTrustedReceiver() throws {
    let server = try TLSServer()
    let office = try Office()
    try office.endpoint(
      "agent", at: "https://127.0.0.1:\(server.port)/hook", caFile: server.certificateFile)
    let delivery = try office.notify("agent")
    #expect(try office.send().attempts.map(\.verdict) == [.accepted])
    let attempt = try #require(try office.record(delivery).attempts.first)
    let shown = try ExternalTool.run(
      "openssl", "x509", "-in", server.certificateFile, "-noout", "-fingerprint", "-sha256")
    #expect(attempt.certificateSHA256 == shown.output.drop { $0 != "=" }.filter(\.isHexDigit).lowercased())
    #expect(attempt.tlsVersion == "TLSv1.3" && attempt.httpStatus == 204)
  }

  /// The CA file was moved away: said as such, and not as the receiver's fault.
  @Test func aMissingCAFile() throws {
    let server = try TLSServer()
    let office = try Office()
    let file = office.folder.appending(path: "ca.pem")
    try FileManager.default.copyItem(at: URL(fileURLWithPath: server.certificateFile), to: file)
    try office.endpoint("agent", at: "https://127.0.0.1:\(server.port)/hook", caFile: file.path)
    try office.notify("agent")
    try FileManager.default.removeItem(at: file)
    #expect(try office.send().attempts.map(\.cause) == ["ca-file"])
  }
}

/// A proxy that refuses or is dead is what the record blames, and not the receiver behind it.
@Suite struct ProxyStandingTests {
  private func office(proxy: String) throws -> (Office, DeliveryID) {
    let office = try Office()
    _ = try office.post.add(
      EndpointOrder(
        name: "agent", url: "https://receiver.example/hook", role: RoleID("agent"), language: .ja, proxy: proxy))
    return (office, try office.notify("agent"))
  }

  @Test(arguments: [403, 407, 502])
  func refuses(_ status: Int) throws {
    let server = try MisbehavingServer("HTTP/1.1 \(status) No\r\nContent-Length: 0\r\n\r\n")
    let (office, delivery) = try office(proxy: "http://127.0.0.1:\(server.port)")
    let pass = try office.send()
    #expect(pass.attempts.map(\.cause) == ["proxy-refused-\(status)"] && pass.ending == .nothingDue)
    let attempt = try #require(try office.record(delivery).attempts.first)
    #expect(attempt.verdict == .retrying && attempt.httpStatus == nil)
    #expect(attempt.remoteAddress == "127.0.0.1:\(server.port)")
    guard case .waiting(let next) = try office.row(delivery).standing else {
      Issue.record("not waiting")
      return
    }
    #expect((4_000...6_000).contains(next - office.clock.read().now.milliseconds))
    // It was asked for the receiver, and told nothing of the message.
    let seen = server.stop().texts.joined()
    #expect(seen.hasPrefix("CONNECT receiver.example:443 HTTP/1.1\r\n") && !seen.contains("webhook"))
  }

  @Test func isDead() throws {
    let closed = try RefusingPort()
    let (office, _) = try office(proxy: "http://127.0.0.1:\(closed.port)")
    #expect(try office.send().attempts.map(\.cause) == ["proxy-not-connected"])
  }

  @Test func hangsUp() throws {
    let server = try MisbehavingServer("")
    let (office, _) = try office(proxy: "http://127.0.0.1:\(server.port)")
    #expect(try office.send().attempts.map(\.cause) == ["proxy-handshake"])
    _ = server.stop()
  }

  /// Only an address written out allows itself; a name that leads into a private network does not.
  @Test func mayNotLeadAroundTheRule() throws {
    let server = try MisbehavingServer("HTTP/1.1 200 OK\r\n\r\n")
    let (office, delivery) = try office(proxy: "http://localhost:\(server.port)")
    #expect(try office.send().attempts.map(\.cause) == ["address-forbidden"])
    #expect(try office.record(delivery).standing == .ended(.blocked))
    #expect(server.stop().connectionCount == 0)
  }

  @Test(arguments: [
    ("https://receiver.example/", "http://proxy.example:3128/path"), ("https://receiver.example/", "socks5://p:1"),
    ("https://receiver.example/", "http://user:secret@proxy.example:3128"),
    ("https://localhost/", "http://proxy.example:3128"),
  ])
  func isCheckedWhenItIsSaved(_ url: String, _ proxy: String) throws {
    let office = try Office()
    #expect(throws: PostFault.self) {
      _ = try office.post.add(
        EndpointOrder(name: "agent", url: url, role: RoleID("agent"), language: .ja, proxy: proxy))
    }
  }
}
