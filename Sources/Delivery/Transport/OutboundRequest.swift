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
  package let message: OutboundMessage
  package let allowedNetworks: [CIDR]
  package let trust: ServerTrust
  package let proxy: OutboundProxy?
  package let limits: TransferLimits
  /// Whether a connection that an earlier request left open may be used, and left open again. Only for a receiver that
  /// drops a repeated message: libcurl sends a POST again by itself when such a connection turns out to be dead.
  package let reusesConnection: Bool

  package init(
    delivery: DeliveryIdentifier, url: EndpointURL, headers: [HeaderField], body: [UInt8],
    allowedNetworks: [CIDR] = [], trust: ServerTrust = ServerTrust(), proxy: OutboundProxy? = nil,
    limits: TransferLimits = TransferLimits(), reusesConnection: Bool = false
  ) throws(Refusal) {
    try self.init(
      delivery: delivery, message: .post(to: url, headers: headers, body: body), allowedNetworks: allowedNetworks,
      trust: trust, proxy: proxy, limits: limits, reusesConnection: reusesConnection)
  }

  package init(
    delivery: DeliveryIdentifier, message: OutboundMessage, allowedNetworks: [CIDR] = [],
    trust: ServerTrust = ServerTrust(), proxy: OutboundProxy? = nil, limits: TransferLimits = TransferLimits(),
    reusesConnection: Bool = false
  ) throws(Refusal) {
    let url = message.url
    guard proxy == nil || !url.isLoopback else { throw .proxyToLoopback }
    var seen: Set<String> = []
    for header in message.headers {
      let name = header.name.lowercased()
      guard !Self.reservedNames.contains(name) else { throw .reservedHeader(header.name) }
      guard seen.insert(name).inserted else { throw .repeatedHeader(header.name) }
    }
    self.delivery = delivery
    self.message = message
    self.allowedNetworks = allowedNetworks
    self.trust = trust
    self.proxy = proxy
    self.limits = limits
    self.reusesConnection = reusesConnection
  }

  package var url: EndpointURL { message.url }

  /// Nothing of a mail is handed in before TLS stands, so that its receiver needs no loopback exception.
  var isMail: Bool {
    switch message {
    case .post, .question, .probe: false
    case .mail: true
    }
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
