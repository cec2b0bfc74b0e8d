import CCurl

/// The address of an endpoint, checked and normalised by the same parser that later connects to it, so that the two can
/// never read it differently: 0x7f.1 and 2130706433 become 127.0.0.1 here, and the address rule sees that.
///
/// Path and query of a chat tool's URL are its password: descriptions show scheme, host and port only.
package struct EndpointURL: Hashable, Sendable {
  package enum Scheme: String, Sendable {
    case https
    case http
    /// TLS from the first byte.
    case smtps
    /// Begins in the clear; nothing of ours is said before STARTTLS.
    case smtp
  }

  /// What an address is for: each kind of endpoint takes its own schemes only.
  package enum Carrier: Hashable, Sendable {
    case web, mail

    var schemes: [Scheme] {
      switch self {
      case .web: [.https, .http]
      case .mail: [.smtps, .smtp]
      }
    }
  }

  /// In bytes.
  package static let longest = 2_048

  package enum Refusal: Error, Equatable, Sendable {
    /// White space, control characters or anything outside ASCII; a Japanese host name is written as punycode.
    case forbiddenCharacter
    case unreadable
    case schemeNotAllowed(String)
    /// http to a host that is not this machine, without the endpoint's explicit setting.
    case plainHTTP
    case userInformation
    case fragment
    /// A host that is neither a plain name nor an address, or an IPv6 address with a zone.
    case badHost
    case badPort
  }

  package let scheme: Scheme
  /// Lower case; an IPv6 address without brackets.
  package let host: String
  package let port: Int
  /// Whether plain HTTP was allowed by the endpoint's setting, and not because the host is this machine.
  package let allowsPlainHTTP: Bool
  /// The whole URL, which may hold a secret.
  package let revealed: String

  package init(_ text: String, for carrier: Carrier = .web, allowsPlainHTTP: Bool = false) throws(Refusal) {
    guard text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }), text.utf8.count <= Self.longest else {
      throw .forbiddenCharacter
    }
    guard let parts = URLParts(text) else { throw .unreadable }
    guard let scheme = Scheme(rawValue: parts[CURLUPART_SCHEME]?.lowercased() ?? ""), carrier.schemes.contains(scheme)
    else {
      throw .schemeNotAllowed(parts[CURLUPART_SCHEME] ?? "")
    }
    guard parts[CURLUPART_USER] == nil, parts[CURLUPART_PASSWORD] == nil, !Self.authority(of: text).contains("@") else {
      throw .userInformation
    }
    guard parts[CURLUPART_FRAGMENT] == nil, !text.contains("#") else { throw .fragment }
    guard let host = parts[CURLUPART_HOST].flatMap(Self.checkedHost), parts[CURLUPART_ZONEID] == nil else {
      throw .badHost
    }
    guard let port = parts.port, (1...65535).contains(port) else { throw .badPort }
    guard let normalized = parts[CURLUPART_URL] else { throw .unreadable }
    self.scheme = scheme
    self.host = host
    self.port = port
    self.allowsPlainHTTP = allowsPlainHTTP
    self.revealed = normalized
    guard scheme != .http || isLoopback || allowsPlainHTTP else { throw .plainHTTP }
  }

  /// The same address with one more field in its query, unless the query says so already; nil when that is too long.
  package func adding(query name: String, _ value: String) -> EndpointURL? {
    let field = "\(name)=\(value)"
    let fields = revealed.drop { $0 != "?" }.dropFirst().split(separator: "&")
    if fields.contains(Substring(field)) { return self }
    return try? EndpointURL(
      revealed + (revealed.contains("?") ? "&" : "?") + field, allowsPlainHTTP: allowsPlainHTTP)
  }

  /// The host when it is written as an address.
  package var literalAddress: IPAddress? { IPAddress(host) }

  /// Whether the host names this machine: 127.0.0.0/8, ::1 or localhost.
  package var isLoopback: Bool {
    literalAddress.map { AddressClass(of: $0) == .loopback } ?? (host == "localhost")
  }

  /// Names of letters, digits, "-", "_" and "."; addresses in strict form. One dot at the end is dropped by nobody, so
  /// "localhost." is a different name and gets no favours.
  private static func checkedHost(_ host: String) -> String? {
    let bare = host.hasPrefix("[") && host.hasSuffix("]") ? String(host.dropFirst().dropLast()) : host
    if bare.contains(":") {
      return IPAddress(bare).map(\.description)
    }
    let isName = bare.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."):
        true
      default:
        false
      }
    }
    return isName && !bare.isEmpty && bare.utf8.count <= 253 ? bare.lowercased() : nil
  }

  /// What stands between "://" and the next "/", "?", "#" or "\"; an empty user name ("https://@host") hides there.
  private static func authority(of text: String) -> Substring {
    guard let slashes = text.utf8.indices.first(where: { text[$0...].hasPrefix("://") }) else { return "" }
    return text[slashes...].dropFirst(3).prefix { $0 != "/" && $0 != "?" && $0 != "#" && $0 != "\\" }
  }
}

extension EndpointURL: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  package var description: String {
    "\(scheme.rawValue)://\(host.contains(":") ? "[\(host)]" : host):\(port)/…"
  }
  package var debugDescription: String { description }
  package var customMirror: Mirror { Mirror(self, children: [], displayStyle: .struct) }
}
