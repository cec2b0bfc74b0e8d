import LoopbackServers
import Testing

@testable import Delivery

/// A proxy in the way is named as such, and never mistaken for the receiver.
@Suite struct ProxyTests {
  private func verdict(_ proxy: OutboundProxy) throws -> (AttemptVerdict, TransferReport) {
    let limits = TransferLimits(totalMilliseconds: 3_000)
    let report = try report(of: request("https://receiver.example/", proxy: proxy, limits: limits))
    return (AttemptVerdict(of: report, now: sentAt), report)
  }

  private func proxy(_ port: Int) throws -> OutboundProxy {
    try OutboundProxy("http://127.0.0.1:\(port)", allowedNetworks: loopbackNetworks)
  }

  @Test func refusesTheTunnel() throws {
    let server = try MisbehavingServer("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n")
    let (verdict, report) = try verdict(proxy(server.port))
    #expect(verdict == .retry(.proxy(.refused(403)), after: nil), "\(report)")
    #expect(report.status == nil)
    #expect(report.firstHop.isProxy)
    #expect(server.stop().texts.first?.hasPrefix("CONNECT receiver.example:443 HTTP/1.1\r\n") == true)
  }

  @Test func isDead() throws {
    let closed = try RefusingPort()
    let (verdict, report) = try verdict(proxy(closed.port))
    #expect(verdict == .retry(.proxy(.notConnected), after: nil), "\(report)")
  }

  @Test func hasNoAddress() throws {
    let (verdict, report) = try verdict(OutboundProxy("http://proxy.invalid:3128"))
    #expect(verdict == .retry(.proxy(.nameNotResolved), after: nil), "\(report)")
  }

  @Test func hangsUp() throws {
    let server = try MisbehavingServer("")
    let (verdict, report) = try verdict(proxy(server.port))
    _ = server.stop()
    #expect(verdict == .retry(.proxy(.handshake), after: nil), "\(report)")
  }

  @Test func speaksForAReceiverWithoutTLS() throws {
    let server = try MisbehavingServer("HTTP/1.1 200 Connected\r\n\r\n220 mail ready, no TLS here\r\n")
    let (verdict, report) = try verdict(proxy(server.port))
    _ = server.stop()
    #expect(verdict == .retry(.tlsHandshake, after: nil), "\(report)")
  }

  @Test func isItselfOutsideTheAllowedNetworks() throws {
    let server = try MisbehavingServer("HTTP/1.1 200 Connected\r\n\r\n")
    let (verdict, report) = try verdict(OutboundProxy("http://127.0.0.1:\(server.port)"))
    #expect(verdict == .blocked(.specialPurpose(.v4(0x7F00_0001), .loopback)), "\(report)")
    #expect(server.stop().connectionCount == 0)
  }

  @Test func isNeverUsedForThisMachine() throws {
    let proxy = try OutboundProxy("http://127.0.0.1:3128")
    #expect(throws: OutboundRequest.Refusal.proxyToLoopback) { try request("https://localhost/", proxy: proxy) }
  }

  @Test(arguments: ["http://proxy.example:3128/path", "http://proxy.example/?x"])
  func hasNoPath(text: String) {
    #expect(throws: EndpointURL.Refusal.unreadable) { try OutboundProxy(text) }
  }

  @Test func isWrittenWithAndWithoutSlash() throws {
    #expect(try OutboundProxy("http://proxy.example:3128").url.port == 3128)
    #expect(try OutboundProxy("http://proxy.example:3128/").url.host == "proxy.example")
  }
}
