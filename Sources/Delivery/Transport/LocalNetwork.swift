import Foundation

/// What this machine knows about its own network without sending anything.
enum LocalNetwork {
  /// Whether any interface but loopback is up and has an address beyond link-local. True when that cannot be read:
  /// "no network" is only ever claimed on evidence.
  static var isPresent: Bool {
    var first: UnsafeMutablePointer<ifaddrs>?
    guard getifaddrs(&first) == 0 else { return true }
    defer { freeifaddrs(first) }
    for interface in sequence(first: first, next: { $0?.pointee.ifa_next }) {
      guard let interface else { break }
      let flags = interface.pointee.ifa_flags
      let isRunning = flags & UInt32(IFF_UP) != 0 && flags & UInt32(IFF_RUNNING) != 0
      guard isRunning, let bytes = addressBytes(interface.pointee.ifa_addr) else { continue }
      switch IPAddress(bytes: bytes).map(AddressClass.init(of:)) {
      case nil, .loopback, .linkLocal, .unspecified: continue
      case .global, .private, .metadata, .carrierNAT, .multicast, .broadcast, .documentation, .reserved, .v4Mapped,
        .embedding:
        return true
      }
    }
    return false
  }

  private static func addressBytes(_ address: UnsafeMutablePointer<sockaddr>?) -> [UInt8]? {
    guard let address else { return nil }
    switch Int32(address.pointee.sa_family) {
    case AF_INET:
      return address.withMemoryRebound(to: sockaddr_in.self, capacity: 1) { v4 in
        withUnsafeBytes(of: v4.pointee.sin_addr) { Array($0) }
      }
    case AF_INET6:
      return address.withMemoryRebound(to: sockaddr_in6.self, capacity: 1) { v6 in
        withUnsafeBytes(of: v6.pointee.sin6_addr) { Array($0) }
      }
    default:
      return nil
    }
  }
}
