import CivilTime
package import Delivery
import RunEngine
package import RunStore

extension EndpointRow {
  /// Throws for a format that this program does not know, which only a newer one can have stored.
  func noticeFormat() throws(EndpointFault) -> any NoticeFormat {
    guard let format = NoticeFormats.named(self.format) else {
      throw .unknownFormat(self.format, known: NoticeFormats.all.map(\.name))
    }
    return format
  }

  /// The address, which may hold a secret; printing it shows no more than the host.
  package func address() throws(EndpointFault) -> EndpointURL {
    let carrier = try noticeFormat().needs.carrier
    do throws(EndpointURL.Refusal) {
      return try EndpointURL(url, for: carrier, allowsPlainHTTP: allowsPlainHTTP)
    } catch { throw .badURL(url, error) }
  }

  /// One attempt to tell this endpoint, begun at `timestamp` (Unix seconds).
  func request(
    for notice: Notice, id: DeliveryIdentifier, timestamp: Int, limits: TransferLimits
  ) throws -> OutboundRequest {
    let format = try noticeFormat()
    let endpoint = FormatEndpoint(url: try address(), secrets: secrets.map(EndpointSecret.init))
    let message = try format.message(notice, to: endpoint, id: id, timestamp: timestamp)
    return try OutboundRequest(
      delivery: id, message: message, allowedNetworks: allowedNetworks.map { try CIDR($0) },
      trust: ServerTrust(caFile: caFile), proxy: outboundProxy(), limits: limits,
      reusesConnection: format.isIdempotent)
  }

  /// The proxy may lie where the endpoint may; one that is given by its address is allowed by that.
  func outboundProxy() throws -> OutboundProxy? {
    guard let proxy else { return nil }
    let networks = try allowedNetworks.map { try CIDR($0) }
    let own = try OutboundProxy(proxy).url.literalAddress.flatMap { try? CIDR(network: $0, length: $0.width) }
    return try OutboundProxy(proxy, allowedNetworks: networks + [own].compactMap(\.self))
  }

  /// Asks whether somebody there has confirmed a message that was taken.
  func receiptQuestion(_ delivery: DeliveryID, at now: Instant, limits: TransferLimits) throws -> OutboundRequest {
    let id = try DeliveryIdentifier(delivery.rawValue)
    let keys = try secrets.map { try SigningKey($0) }
    let headers = StandardWebhook.headers(id: id, timestamp: Int(now.milliseconds / 1_000), body: [], keys: keys)
    return try OutboundRequest(
      delivery: id, message: .question(to: address(), headers: headers.filter { !$0.isNamed("content-type") }),
      allowedNetworks: allowedNetworks.map { try CIDR($0) }, trust: ServerTrust(caFile: caFile), proxy: outboundProxy(),
      limits: limits, reusesConnection: true)
  }

  /// Connects to it and says nothing.
  func probe(limits: TransferLimits) throws -> OutboundRequest {
    try OutboundRequest(
      delivery: DeliveryIdentifier("probe"), message: .probe(address()),
      allowedNetworks: allowedNetworks.map { try CIDR($0) }, trust: ServerTrust(caFile: caFile), proxy: outboundProxy(),
      limits: limits)
  }

  /// The same endpoint after it answered 410: nothing more is sent there by itself.
  var stopped: EndpointRow {
    var row = self
    row.isStopped = true
    return row
  }

  var resumed: EndpointRow {
    var row = self
    row.isStopped = false
    return row
  }

  /// The same endpoint with other secrets, the newest first.
  func with(secrets: [String]) -> EndpointRow {
    EndpointRow(
      name: name, url: url, format: format, language: language, role: role, secrets: secrets,
      allowedNetworks: allowedNetworks, caFile: caFile, allowsPlainHTTP: allowsPlainHTTP, isStopped: isStopped,
      proxy: proxy,
      receivesWarnings: receivesWarnings, createdMilliseconds: createdMilliseconds)
  }
}
