/// What kind of place an address is, after the IANA special-purpose registries (RFC 6890 and its updates).
///
/// Only `global` is a receiver on the internet; every other class is refused unless the endpoint allows it.
package indirect enum AddressClass: Hashable, Sendable {
  case global
  case loopback
  case `private`
  case linkLocal
  /// Where cloud machines hand out their credentials: 169.254.169.254 and fd00:ec2::254.
  case metadata
  /// Shared address space of carriers, 100.64.0.0/10.
  case carrierNAT
  case multicast
  case unspecified
  case broadcast
  case documentation
  /// Anything else that is not routed on the internet.
  case reserved
  /// ::ffff:0:0/96: an IPv4 address dressed as IPv6, which no name server has a reason to answer with.
  case v4Mapped
  /// A 6to4 (2002::/16) or NAT64 (64:ff9b::/96) address whose IPv4 part is of this class, never `global`.
  case embedding(AddressClass)

  package init(of address: IPAddress) {
    switch address {
    case .v4(let number): self = Self.classOfV4(number)
    case .v6(let number): self = Self.classOfV6(number)
    }
  }

  private static func classOfV4(_ number: UInt32) -> AddressClass {
    if number == 0xA9FE_A9FE { return .metadata }
    return v4Ranges.first { number & (UInt32.max << (32 - $0.length)) == $0.network }?.class ?? .global
  }

  private static func classOfV6(_ number: UInt128) -> AddressClass {
    if number == 0xFD00_0EC2_0000_0000_0000_0000_0000_0254 { return .metadata }
    if let range = v6Ranges.first(where: { number & (UInt128.max << (128 - $0.length)) == $0.network }) {
      return range.class
    }
    let embedded: UInt32
    if number >> 32 == 0x0064_FF9B_0000_0000_0000_0000 {
      embedded = UInt32(truncatingIfNeeded: number)
    } else if number >> 112 == 0x2002 {
      embedded = UInt32(truncatingIfNeeded: number >> 80)
    } else {
      // Only 2000::/3 is handed out as global unicast; what is not listed above and lies outside it is not routed.
      return number >> 125 == 0b001 ? .global : .reserved
    }
    let inner = classOfV4(embedded)
    return inner == .global ? .global : .embedding(inner)
  }

  private static let v4Ranges: [(network: UInt32, length: UInt32, class: AddressClass)] = [
    (0x0000_0000, 32, .unspecified),
    (0x0000_0000, 8, .reserved),
    (0x0A00_0000, 8, .private),
    (0x6440_0000, 10, .carrierNAT),
    (0x7F00_0000, 8, .loopback),
    (0xA9FE_0000, 16, .linkLocal),
    (0xAC10_0000, 12, .private),
    (0xC000_0000, 24, .reserved),  // IETF protocol assignments
    (0xC000_0200, 24, .documentation),
    (0xC058_6300, 24, .reserved),  // former 6to4 relays
    (0xC0A8_0000, 16, .private),
    (0xC612_0000, 15, .reserved),  // benchmarking
    (0xC633_6400, 24, .documentation),
    (0xCB00_7100, 24, .documentation),
    (0xE000_0000, 4, .multicast),
    (0xFFFF_FFFF, 32, .broadcast),
    (0xF000_0000, 4, .reserved),
  ]

  private static let v6Ranges: [(network: UInt128, length: UInt128, class: AddressClass)] = [
    (0, 128, .unspecified),
    (1, 128, .loopback),
    (0xFFFF << 32, 96, .v4Mapped),
    (0x2001_0000 << 96, 23, .reserved),  // Teredo, ORCHID and other protocol assignments
    (0x2001_0DB8 << 96, 32, .documentation),
    (0x3FFF << 112, 20, .documentation),
    (0xFC00 << 112, 7, .private),
    (0xFE80 << 112, 10, .linkLocal),
    (0xFEC0 << 112, 10, .private),  // former site-local
    (0xFF00 << 112, 8, .multicast),
  ]
}
