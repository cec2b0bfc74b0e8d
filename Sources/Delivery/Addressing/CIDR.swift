/// A network, `ADDRESS/LENGTH` (RFC 4632, RFC 4291 2.3). Contains only addresses of its own family.
package struct CIDR: Hashable, Sendable, CustomStringConvertible {
  package enum ParsingError: Error, Equatable, Sendable {
    /// A single address is written with /32 or /128, so that nobody allows a network by a slip.
    case missingLength
    case badAddress(String)
    /// Not canonical decimal, or above 32 or 128.
    case badLength(String)
    /// Bits behind the prefix are set: the address and the length contradict each other.
    case hostBitsSet
  }

  package let network: IPAddress
  package let length: Int

  package init(_ text: String) throws(ParsingError) {
    let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2 else { throw .missingLength }
    guard let network = IPAddress(String(parts[0])) else { throw .badAddress(String(parts[0])) }
    guard let length = Int(parts[1]), String(length) == parts[1], (0...network.width).contains(length) else {
      throw .badLength(String(parts[1]))
    }
    try self.init(network: network, length: length)
  }

  package init(network: IPAddress, length: Int) throws(ParsingError) {
    guard (0...network.width).contains(length) else { throw .badLength(String(length)) }
    guard Self.prefix(of: network, length: length) == network else { throw .hostBitsSet }
    self.network = network
    self.length = length
  }

  package func contains(_ address: IPAddress) -> Bool {
    address.width == network.width && Self.prefix(of: address, length: length) == network
  }

  package var description: String { "\(network)/\(length)" }

  /// The address with every bit behind `length` cleared. Swift's smart shifts give 0 when nothing is kept.
  private static func prefix(of address: IPAddress, length: Int) -> IPAddress {
    switch address {
    case .v4(let number): .v4(number & (UInt32.max << (32 - length)))
    case .v6(let number): .v6(number & (UInt128.max << (128 - length)))
    }
  }
}
