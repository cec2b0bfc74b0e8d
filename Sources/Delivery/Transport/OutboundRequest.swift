/// One attempt to be made: everything libcurl needs, checked.
package struct OutboundRequest: Hashable, Sendable {
  package enum Refusal: Error, Equatable, Sendable {
    /// A field that the transport writes itself, or that changes how the message is framed.
    case reservedHeader(String)
    case repeatedHeader(String)
    /// A proxy would connect to its own machine instead of this one.
    case proxyToLoopback
  }

  package let delivery: DeliveryIdentifier
  package let url: EndpointURL
  package let headers: [HeaderField]
  package let body: [UInt8]
  package let allowedNetworks: [CIDR]
  package let trust: ServerTrust
  package let proxy: OutboundProxy?
  package let limits: TransferLimits

  package init(
    delivery: DeliveryIdentifier, url: EndpointURL, headers: [HeaderField], body: [UInt8],
    allowedNetworks: [CIDR] = [], trust: ServerTrust = ServerTrust(), proxy: OutboundProxy? = nil,
    limits: TransferLimits = TransferLimits()
  ) throws(Refusal) {
    guard proxy == nil || !url.isLoopback else { throw .proxyToLoopback }
    var seen: Set<String> = []
    for header in headers {
      let name = header.name.lowercased()
      guard !Self.reservedNames.contains(name) else { throw .reservedHeader(header.name) }
      guard seen.insert(name).inserted else { throw .repeatedHeader(header.name) }
    }
    self.delivery = delivery
    self.url = url
    self.headers = headers
    self.body = body
    self.allowedNetworks = allowedNetworks
    self.trust = trust
    self.proxy = proxy
    self.limits = limits
  }

  private static let reservedNames: Set<String> = [
    "connection", "content-length", "expect", "host", "keep-alive", "proxy-authorization", "proxy-connection", "te",
    "trailer", "transfer-encoding", "upgrade", "user-agent",
  ]

  /// The rule for the address that the socket connects to: the proxy's when there is one, else the receiver's.
  var firstHopRule: AddressRule {
    if let proxy { return AddressRule(allowedNetworks: proxy.allowedNetworks) }
    return receiverRule
  }

  /// The rule for the receiver's own address.
  var receiverRule: AddressRule {
    AddressRule(allowedNetworks: allowedNetworks, demandsLoopback: url.scheme == .http && !url.allowsPlainHTTP)
  }
}
