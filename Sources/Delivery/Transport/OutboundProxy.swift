/// An HTTP proxy that a request is tunnelled through. Only ever a setting: the environment's proxies are ignored.
package struct OutboundProxy: Hashable, Sendable, CustomStringConvertible {
  package let url: EndpointURL
  /// Networks in which the proxy itself may lie; a proxy is usually inside the company.
  package let allowedNetworks: [CIDR]

  /// `http://host:port` or `https://host:port`; a path is refused as `.unreadable`.
  package init(_ text: String, allowedNetworks: [CIDR] = []) throws(EndpointURL.Refusal) {
    let url = try EndpointURL(text, allowsPlainHTTP: true)
    guard let slashes = url.revealed.firstIndex(of: "/") else { throw .unreadable }
    let behindAuthority = url.revealed[slashes...].dropFirst(2).drop { $0 != "/" && $0 != "?" }
    guard behindAuthority == "/" || behindAuthority.isEmpty else { throw .unreadable }
    self.url = url
    self.allowedNetworks = allowedNetworks
  }

  package var description: String { url.description }
}
