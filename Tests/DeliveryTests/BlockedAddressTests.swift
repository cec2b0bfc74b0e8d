import CCurl
import LoopbackServers
import Testing

@testable import Delivery

/// Addresses that an endpoint does not allow are never connected to, however they are spelled.
@Suite struct BlockedAddressTests {
  @Test(arguments: [
    "127.0.0.1", "2130706433", "0x7f000001", "0x7f.0.0.1", "0177.0.0.1", "017700000001", "127.1", "%31%32%37.0.0.1",
    "localhost", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]",
  ])
  func nothingReachesTheServer(host: String) throws {
    let server = try MisbehavingServer("HTTP/1.1 204 No Content\r\n\r\n")
    let report = try report(of: request("https://\(host):\(server.port)/", allowed: []))
    let seen = server.stop()
    guard case .blocked(.specialPurpose(_, let addressClass)) = AttemptVerdict(of: report, now: sentAt) else {
      Issue.record("\(report)")
      return
    }
    #expect(addressClass == (host.hasPrefix("[") ? .v4Mapped : .loopback))
    #expect(seen.connectionCount == 0)
    #expect(!report.sentAnyByte)
    #expect(!AttemptVerdict.networkIsDown([report]))
  }

  /// The same spellings do arrive once the network is allowed, so the test above does not pass for another reason.
  @Test(arguments: ["127.0.0.1", "2130706433", "0177.0.0.1", "localhost", "[::ffff:127.0.0.1]"])
  func anAllowedNetworkIsReached(host: String) throws {
    let server = try MisbehavingServer("HTTP/1.1 204 No Content\r\n\r\n")
    let mapped = try CIDR("::ffff:127.0.0.0/104")
    let url = try EndpointURL("http://\(host):\(server.port)/", allowsPlainHTTP: true)
    let request = try OutboundRequest(
      delivery: DeliveryIdentifier("msg_1"), url: url, headers: [], body: [],
      allowedNetworks: loopbackNetworks + [mapped])
    let report = try report(of: request)
    #expect(server.stop().connectionCount == 1)
    #expect(AttemptVerdict(of: report, now: sentAt) == .accepted(nil), "\(report)")
  }

  @Test(arguments: ["169.254.169.254", "0xA9FEA9FE", "10.0.0.1", "[fd00:ec2::254]", "[64:ff9b::7f00:1]", "0.0.0.0"])
  func otherSpecialAddresses(host: String) throws {
    let report = try report(of: request("https://\(host)/"))
    guard case .blocked(.specialPurpose) = AttemptVerdict(of: report, now: sentAt) else {
      Issue.record("\(report)")
      return
    }
    #expect(!report.openedSocket)
  }

  /// A proxy would resolve and connect for us, so the receiver's address is judged before the proxy hears of it.
  @Test func aProxyDoesNotLeadAroundTheRule() throws {
    let server = try MisbehavingServer("HTTP/1.1 200 OK\r\n\r\n")
    let proxy = try OutboundProxy("http://127.0.0.1:\(server.port)", allowedNetworks: loopbackNetworks)
    let report = try report(of: request("https://169.254.169.254/", proxy: proxy))
    #expect(server.stop().connectionCount == 0)
    #expect(
      AttemptVerdict(of: report, now: sentAt) == .blocked(.specialPurpose(.v4(0xA9FE_A9FE), .metadata)), "\(report)")
  }

  /// The second check by itself: a pooled connection would come to it without the first.
  @Test(arguments: [
    ("127.0.0.1", CURL_PREREQFUNC_OK), ("8.8.8.8", CURL_PREREQFUNC_OK), ("10.0.0.1", CURL_PREREQFUNC_ABORT),
    ("::ffff:127.0.0.1", CURL_PREREQFUNC_ABORT), ("fe80::1%eth0", CURL_PREREQFUNC_ABORT), ("", CURL_PREREQFUNC_ABORT),
  ])
  func theRequestIsReleasedOnlyToAnAllowedAddress(remote: String, expected: Int32) throws {
    let transfer = try Transfer(ticket: TransferLoop.Ticket(number: 1), request: request("https://receiver.example/"))
    let answer = remote.withCString { text in
      checkBeforeRequest(transfer.context, UnsafeMutablePointer(mutating: text), nil, 443, 0)
    }
    #expect(answer == expected)
    #expect(transfer.releasedRequest == (expected == CURL_PREREQFUNC_OK))
    #expect((transfer.refusedAddress == nil) == (expected == CURL_PREREQFUNC_OK))
  }
}
