import Testing

@testable import Delivery

@Suite struct AddressRuleTests {
  struct Range: Sendable {
    let first: String
    let last: String
    let addressClass: AddressClass

    init(_ first: String, _ last: String, _ addressClass: AddressClass) {
      self.first = first
      self.last = last
      self.addressClass = addressClass
    }
  }

  /// Both ends of every special-purpose range, and the addresses just outside it.
  static let ranges = [
    Range("0.0.0.0", "0.0.0.0", .unspecified), Range("0.0.0.1", "0.255.255.255", .reserved),
    Range("1.0.0.0", "9.255.255.255", .global), Range("10.0.0.0", "10.255.255.255", .private),
    Range("11.0.0.0", "100.63.255.255", .global), Range("100.64.0.0", "100.127.255.255", .carrierNAT),
    Range("100.128.0.0", "126.255.255.255", .global), Range("127.0.0.0", "127.255.255.255", .loopback),
    Range("128.0.0.0", "169.253.255.255", .global), Range("169.254.0.0", "169.254.169.253", .linkLocal),
    Range("169.254.169.254", "169.254.169.254", .metadata), Range("169.254.169.255", "169.254.255.255", .linkLocal),
    Range("169.255.0.0", "172.15.255.255", .global), Range("172.16.0.0", "172.31.255.255", .private),
    Range("172.32.0.0", "191.255.255.255", .global), Range("192.0.0.0", "192.0.0.255", .reserved),
    Range("192.0.1.0", "192.0.1.255", .global), Range("192.0.2.0", "192.0.2.255", .documentation),
    Range("192.0.3.0", "192.88.98.255", .global), Range("192.88.99.0", "192.88.99.255", .reserved),
    Range("192.88.100.0", "192.167.255.255", .global), Range("192.168.0.0", "192.168.255.255", .private),
    Range("192.169.0.0", "198.17.255.255", .global), Range("198.18.0.0", "198.19.255.255", .reserved),
    Range("198.20.0.0", "198.51.99.255", .global), Range("198.51.100.0", "198.51.100.255", .documentation),
    Range("198.51.101.0", "203.0.112.255", .global), Range("203.0.113.0", "203.0.113.255", .documentation),
    Range("203.0.114.0", "223.255.255.255", .global), Range("224.0.0.0", "239.255.255.255", .multicast),
    Range("240.0.0.0", "255.255.255.254", .reserved), Range("255.255.255.255", "255.255.255.255", .broadcast),
    Range("::", "::", .unspecified), Range("::1", "::1", .loopback), Range("::2", "::fffe:ffff:ffff", .reserved),
    Range("::ffff:0.0.0.0", "::ffff:255.255.255.255", .v4Mapped),
    Range("::ffff:127.0.0.1", "::ffff:8.8.8.8", .v4Mapped),
    Range("64:ff9b::8.8.8.8", "64:ff9b::8.8.8.8", .global),
    Range("64:ff9b::10.0.0.0", "64:ff9b::10.255.255.255", .embedding(.private)),
    Range("64:ff9b::169.254.169.254", "64:ff9b::a9fe:a9fe", .embedding(.metadata)),
    Range("64:ff9b:1::", "64:ff9b:1:ffff:ffff:ffff:ffff:ffff", .reserved),
    Range("100::", "100::ffff:ffff:ffff:ffff", .reserved),
    Range("1fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "1fff::", .reserved), Range("2000::", "2000:ffff::", .global),
    Range("2001::", "2001:1ff:ffff:ffff:ffff:ffff:ffff:ffff", .reserved),
    Range("2001:200::", "2001:db7:ffff::", .global),
    Range("2001:db8::", "2001:db8:ffff:ffff:ffff:ffff:ffff:ffff", .documentation),
    Range("2001:db9::", "2001:ffff::", .global), Range("2002:808:808::", "2002:808:808:ffff::1", .global),
    Range("2002:7f00:1::", "2002:7fff:ffff::", .embedding(.loopback)),
    Range("2002:c0a8::", "2002:c0a8:ffff::", .embedding(.private)),
    Range("2003::", "3ffe:ffff:ffff:ffff:ffff:ffff:ffff:ffff", .global),
    Range("3fff::", "3fff:fff:ffff:ffff:ffff:ffff:ffff:ffff", .documentation),
    Range("3fff:1000::", "3fff:ffff::", .global),
    Range("4000::", "fbff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", .reserved),
    Range("fc00::", "fd00:ec2::253", .private), Range("fd00:ec2::254", "fd00:ec2::254", .metadata),
    Range("fd00:ec2::255", "fdff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", .private),
    Range("fe00::", "fe7f:ffff::", .reserved),
    Range("fe80::", "febf:ffff:ffff:ffff:ffff:ffff:ffff:ffff", .linkLocal),
    Range("fec0::", "feff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", .private),
    Range("ff00::", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", .multicast),
  ]

  @Test(arguments: ranges)
  func classes(range: Range) throws {
    for text in [range.first, range.last] {
      let address = try #require(IPAddress(text))
      #expect(AddressClass(of: address) == range.addressClass, "\(text)")
      let expected: AddressRule.Decision =
        range.addressClass == .global ? .allowed : .refused(.specialPurpose(address, range.addressClass))
      #expect(AddressRule().decide(address) == expected)
      let alone = try CIDR(network: address, length: address.width)
      #expect(AddressRule(allowedNetworks: [alone]).decide(address) == .allowed)
    }
  }

  /// The IPv4 ranges above leave no gap and do not overlap.
  @Test func rangesCoverIPv4() throws {
    var next: UInt64 = 0
    for range in Self.ranges {
      guard case .v4(let first) = IPAddress(range.first), case .v4(let last) = IPAddress(range.last) else { continue }
      #expect(UInt64(first) == next)
      next = UInt64(last) + 1
    }
    #expect(next == 1 << 32)
  }

  @Test func aNetworkAllowsOnlyItsOwnFamily() throws {
    let rule = AddressRule(allowedNetworks: [try CIDR("127.0.0.0/8"), try CIDR("0.0.0.0/0")])
    #expect(rule.decide(bytes: [127, 9, 9, 9]) == .allowed)
    let mapped = try #require(IPAddress("::ffff:127.0.0.1"))
    #expect(rule.decide(mapped) == .refused(.specialPurpose(mapped, .v4Mapped)))
    #expect(AddressRule(allowedNetworks: [try CIDR("::ffff:127.0.0.0/104")]).decide(mapped) == .allowed)
    let v6Loopback = try #require(IPAddress("::1"))
    #expect(rule.decide(v6Loopback) == .refused(.specialPurpose(v6Loopback, .loopback)))
  }

  @Test func plainHTTPDemandsLoopback() throws {
    let rule = AddressRule(allowedNetworks: [try CIDR("0.0.0.0/0")], demandsLoopback: true)
    #expect(rule.decide(bytes: [127, 0, 0, 1]) == .allowed)
    #expect(rule.decide(bytes: [8, 8, 8, 8]) == .refused(.plainHTTPBeyondLoopback(.v4(0x0808_0808))))
    #expect(
      AddressRule(demandsLoopback: true).decide(bytes: [127, 0, 0, 1])
        == .refused(.specialPurpose(.v4(0x7F00_0001), .loopback)))
  }

  @Test func otherThanAnInternetAddress() {
    for count in [0, 1, 3, 5, 8, 15, 17] {
      #expect(AddressRule().decide(bytes: Array(repeating: 8, count: count)) == .refused(.notInternet))
    }
  }

  @Test func networksAreReadStrictly() throws {
    #expect(try CIDR("10.0.0.0/8").description == "10.0.0.0/8")
    #expect(try CIDR("2001:DB8::/32").description == "2001:db8::/32")
    #expect(throws: CIDR.ParsingError.missingLength) { try CIDR("10.0.0.0") }
    #expect(throws: CIDR.ParsingError.hostBitsSet) { try CIDR("10.0.0.1/8") }
    for length in ["", "33", "-1", "08", "+8", "8 ", "8/8", "٨"] {
      #expect(throws: CIDR.ParsingError.badLength(length)) { try CIDR("10.0.0.0/\(length)") }
    }
    #expect(throws: CIDR.ParsingError.badLength("129")) { try CIDR("::/129") }
    for address in ["", "10", "10.0.0", "010.0.0.0", "0x0a.0.0.0", "10.0.0.0.0", "[::1]", "fe80::%eth0", "localhost"] {
      #expect(throws: CIDR.ParsingError.badAddress(address)) { try CIDR("\(address)/8") }
    }
  }

  @Test func wholeSpaces() throws {
    let everything = [try CIDR("0.0.0.0/0"), try CIDR("::/0")]
    for text in ["0.0.0.0", "255.255.255.255"] {
      let address = try #require(IPAddress(text))
      #expect(everything.map { $0.contains(address) } == [true, false])
    }
    for text in ["::", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"] {
      let address = try #require(IPAddress(text))
      #expect(everything.map { $0.contains(address) } == [false, true])
    }
  }
}
