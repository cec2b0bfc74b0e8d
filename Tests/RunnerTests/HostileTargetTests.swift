import Delivery
import LoopbackServers
import PlaybookModel
import RunEngine
import RunStore
import Testing

@testable import Runner

/// Addresses that somebody could talk us into, refused before a byte of a message leaves.
@Suite struct HostileTargetTests {
  @Test(arguments: [
    "http://127.0.0.1/", "https://127.1/", "https://2130706433/", "https://0x7f000001/", "https://0x7f.1/",
    "https://0177.0.0.1/", "https://017700000001/", "https://[::1]/", "https://[::ffff:127.0.0.1]/",
    "https://[::ffff:7f00:1]/", "https://[64:ff9b::7f00:1]/", "https://[2002:7f00:1::]/", "https://0/",
    "https://0.0.0.0/",
    "https://10.0.0.1/", "https://172.16.0.1/", "https://192.168.0.1/", "https://100.64.0.1/",
    "https://169.254.169.254/",
    "https://[fd00:ec2::254]/", "https://[fe80::1]/", "https://[fc00::1]/", "https://224.0.0.1/",
    "https://255.255.255.255/", "https://0xA9FEA9FE/latest/meta-data/", "https://[::]/", "https://[ff02::1]/",
    "file:///etc/passwd", "gopher://127.0.0.1/", "dict://127.0.0.1/", "ftp://127.0.0.1/", "ldap://127.0.0.1/",
    "smtp://127.0.0.1/", "javascript:alert(1)", "//127.0.0.1/", "https://user:pass@example.com/", "https://@127.0.0.1/",
    "https://example.com#@127.0.0.1/", "https://example.com\\@127.0.0.1/", "https://exa mple.com/",
    "https://example.com/\r\nHost:127.0.0.1", "http://example.com/", "https://[fe80::1%25eth0]/",
    "https://127.0.0.1.:0/",
  ])
  func isRefusedWhenItIsSaved(url: String) throws {
    let office = try Office()
    #expect(throws: PostFault.self) { try office.endpoint("agent", at: url, networks: [], plain: false) }
    #expect(try office.post.endpoints().isEmpty)
  }

  /// A name says nothing about where it leads: that shows at the socket, and no request is written.
  @Test(arguments: ["localhost", "LOCALHOST", "ip6-localhost"])
  func aNameThatLeadsInsideIsBlocked(host: String) throws {
    let office = try Office()
    let server = try MisbehavingServer("HTTP/1.1 204 No Content\r\n\r\n")
    try office.endpoint("agent", at: "http://\(host):\(server.port)/", networks: [], plain: true)
    let delivery = try office.notify("agent")
    let pass = try office.send()
    #expect(pass.attempts.allSatisfy { $0.verdict != .accepted })
    if pass.attempts.first?.cause != "name-not-found" {
      #expect(pass.attempts.map(\.cause) == ["address-forbidden"])
      #expect(pass.ended.map(\.why) == [.blocked])
      #expect(try office.record(delivery).standing == .ended(.blocked))
    }
    #expect(server.stop().connectionCount == 0)
  }
}

extension Office {
  func endpoint(_ name: String, at url: String, networks: [String], plain: Bool) throws {
    _ = try post.add(
      EndpointOrder(name: name, url: url, language: .ja, allowedNetworks: networks, allowsPlainHTTP: plain))
  }
}
