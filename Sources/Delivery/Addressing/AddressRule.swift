/// Decides whether a connection to an address may be opened, and again whether a request may be sent over it.
///
/// Global addresses are allowed, all others only inside a network that the endpoint allows. A network of one family never
/// allows an address of the other: 127.0.0.0/8 does not allow ::ffff:127.0.0.1.
package struct AddressRule: Hashable, Sendable {
  package enum Decision: Equatable, Sendable {
    case allowed
    case refused(AddressRefusal)
  }

  package let allowedNetworks: [CIDR]
  /// For plain HTTP that was permitted only because the host is this machine: nothing but loopback will do then.
  package let demandsLoopback: Bool

  package init(allowedNetworks: [CIDR] = [], demandsLoopback: Bool = false) {
    self.allowedNetworks = allowedNetworks
    self.demandsLoopback = demandsLoopback
  }

  /// `bytes` in network order, 4 or 16 of them; any other count is no internet address.
  package func decide(bytes: [UInt8]) -> Decision {
    guard let address = IPAddress(bytes: bytes) else { return .refused(.notInternet) }
    return decide(address)
  }

  package func decide(_ address: IPAddress) -> Decision {
    let addressClass = AddressClass(of: address)
    if demandsLoopback, addressClass != .loopback { return .refused(.plainHTTPBeyondLoopback(address)) }
    if addressClass == .global || allowedNetworks.contains(where: { $0.contains(address) }) { return .allowed }
    return .refused(.specialPurpose(address, addressClass))
  }
}

/// Why an address was not connected to.
package enum AddressRefusal: Error, Hashable, Sendable {
  /// A class other than `global`, in no allowed network.
  case specialPurpose(IPAddress, AddressClass)
  case plainHTTPBeyondLoopback(IPAddress)
  /// Neither IPv4 nor IPv6, or unreadable.
  case notInternet
}
