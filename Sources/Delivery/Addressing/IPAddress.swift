import Foundation

/// An IPv4 or IPv6 address as a number in network order, without port or scope.
package enum IPAddress: Hashable, Sendable {
  case v4(UInt32)
  case v6(UInt128)

  /// 4 or 16 bytes in network order; nil for any other count.
  package init?(bytes: [UInt8]) {
    switch bytes.count {
    case 4: self = .v4(bytes.reduce(0) { $0 << 8 | UInt32($1) })
    case 16: self = .v6(bytes.reduce(0) { $0 << 8 | UInt128($1) })
    default: return nil
    }
  }

  /// The strict text forms only: four decimal octets without leading zeros, or RFC 4291 (2.2). No scope, no brackets.
  package init?(_ text: String) {
    var v4 = in_addr()
    var v6 = in6_addr()
    if inet_pton(AF_INET, text, &v4) == 1 {
      self = .v4(UInt32(bigEndian: v4.s_addr))
    } else if inet_pton(AF_INET6, text, &v6) == 1 {
      self.init(bytes: withUnsafeBytes(of: &v6) { Array($0) })
    } else {
      return nil
    }
  }

  /// 32 or 128.
  package var width: Int {
    switch self {
    case .v4: 32
    case .v6: 128
    }
  }
}

extension IPAddress: CustomStringConvertible {
  /// Dotted decimal, or the short form of RFC 5952 as the C library prints it.
  package var description: String {
    var text = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
    switch self {
    case .v4(let number):
      var address = in_addr(s_addr: number.bigEndian)
      inet_ntop(AF_INET, &address, &text, socklen_t(text.count))
    case .v6(let number):
      var address = in6_addr()
      withUnsafeMutableBytes(of: &address) { target in
        withUnsafeBytes(of: number.bigEndian) { target.copyMemory(from: $0) }
      }
      inet_ntop(AF_INET6, &address, &text, socklen_t(text.count))
    }
    return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
