import CanonicalJSON
import Delivery
import Foundation
import RunStore
import Timestamping

/// An authority that the company asks for timestamps, as it was set up.
package struct TimestampAuthority: Hashable, Sendable {
  /// Small letters, digits, `.` and `-`: it becomes part of file names.
  package let name: String
  package let url: String
  /// The certificates that its tokens are judged by, PEM; empty when nobody gave any.
  package let certificates: String
  package let allowedNetworks: [String]
  package let allowsPlainHTTP: Bool

  package init(
    name: String, url: String, certificates: String, allowedNetworks: [String] = [], allowsPlainHTTP: Bool = false
  ) {
    self.name = name
    self.url = url
    self.certificates = certificates
    self.allowedNetworks = allowedNetworks
    self.allowsPlainHTTP = allowsPlainHTTP
  }

  var trusted: TrustedAuthorities {
    TrustedAuthorities(trusted: CertificateFile.certificates(in: Array(certificates.utf8)))
  }
}

/// An authority as somebody asks for it.
package struct AuthorityOrder: Hashable, Sendable {
  package let url: String
  /// Nil takes the host's name.
  package let name: String?
  /// A file of certificates in PEM.
  package let certificateFile: String?
  package let allowedNetworks: [String]
  package let allowsPlainHTTP: Bool

  package init(
    url: String, name: String? = nil, certificateFile: String? = nil, allowedNetworks: [String] = [],
    allowsPlainHTTP: Bool = false
  ) {
    self.url = url
    self.name = name
    self.certificateFile = certificateFile
    self.allowedNetworks = allowedNetworks
    self.allowsPlainHTTP = allowsPlainHTTP
  }
}

extension CommandPost {
  private static let authoritiesKey = "timestamp-authorities"

  /// In the order in which they were set up.
  package func authorities() throws(PostFault) -> [TimestampAuthority] {
    guard let text = try stored({ () throws(StoreError) in try store.setting(CommandPost.authoritiesKey) }),
      let rows = try? JSONValue(parsing: [UInt8](text.utf8)).array
    else { return [] }
    return rows.compactMap(TimestampAuthority.init(json:))
  }

  /// Remembers an authority, or changes the one of the same address or name.
  package func add(_ order: AuthorityOrder) throws(PostFault) -> TimestampAuthority {
    guard CurlLibrary.isThere else { throw .cannotSend }
    guard let url = try? EndpointURL(order.url, allowsPlainHTTP: order.allowsPlainHTTP),
      order.allowedNetworks.allSatisfy({ (try? CIDR($0)) != nil })
    else { throw .timestamp(.badAuthority(order.url)) }
    let known = try authorities()
    let before = known.first { $0.url == order.url }
    let name = order.name ?? before?.name ?? TimestampAuthority.name(of: url)
    guard TimestampAuthority.isName(name) else { throw .timestamp(.badAuthority(name)) }
    let certificates = try order.certificateFile.map { (path) throws(PostFault) in
      CertificateFile.pem(try CommandPost.certificates(in: path))
    }
    let authority = TimestampAuthority(
      name: name, url: order.url, certificates: certificates ?? before?.certificates ?? "",
      allowedNetworks: order.allowedNetworks, allowsPlainHTTP: order.allowsPlainHTTP)
    try save(known.filter { $0.name != name && $0.url != order.url } + [authority])
    return authority
  }

  package func removeAuthority(_ name: String) throws(PostFault) {
    let known = try authorities()
    guard known.contains(where: { $0.name == name }) else {
      throw .timestamp(.unknownAuthority(name, known: known.map(\.name)))
    }
    try save(known.filter { $0.name != name })
  }

  private func save(_ authorities: [TimestampAuthority]) throws(PostFault) {
    let json = JSONValue.array(authorities.map(\.json))
    guard let text = try? json.canonicalString() else { throw .timestamp(.badAuthority("")) }
    try stored { () throws(StoreError) in try store.set(CommandPost.authoritiesKey, text) }
  }
}

extension TimestampAuthority {
  fileprivate static func name(of url: EndpointURL) -> String {
    url.host.contains(":") ? "authority-\(url.port)" : url.isLoopback ? "\(url.host)-\(url.port)" : url.host
  }

  fileprivate static func isName(_ name: String) -> Bool {
    (1...60).contains(name.utf8.count)
      && name.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D || $0 == 0x2E }
      && !name.hasPrefix(".") && !name.hasPrefix("-")
  }

  fileprivate var json: JSONValue {
    [
      "name": .string(name), "url": .string(url), "certificates": .string(certificates),
      "networks": .array(allowedNetworks.map { .string($0) }), "plain": .bool(allowsPlainHTTP),
    ]
  }

  fileprivate init?(json: JSONValue) {
    guard let name = json["name"]?.string, let url = json["url"]?.string,
      let certificates = json["certificates"]?.string, let plain = json["plain"]?.bool
    else { return nil }
    self.init(
      name: name, url: url, certificates: certificates,
      allowedNetworks: (json["networks"]?.array ?? []).compactMap(\.string), allowsPlainHTTP: plain)
  }
}
