import Foundation
import Testing

@testable import Delivery

/// A fixed instant, 2026-01-15 00:00:00 UTC.
let sentAt = 1_768_435_200

let loopbackNetworks = ["127.0.0.0/8", "::1/128"].compactMap { try? CIDR($0) }

/// A signed request to a test server.
func request(
  _ url: String, allowed: [CIDR] = loopbackNetworks, trust: ServerTrust = ServerTrust(), proxy: OutboundProxy? = nil,
  limits: TransferLimits = TransferLimits(), body: [UInt8] = Array(#"{"type":"test"}"#.utf8),
  reusesConnection: Bool = false
) throws -> OutboundRequest {
  let id = try DeliveryIdentifier("msg_1")
  let secret = try WebhookSecret(bytes: Array(repeating: 7, count: 32))
  return try OutboundRequest(
    delivery: id, url: EndpointURL(url),
    headers: StandardWebhook.headers(id: id, timestamp: sentAt, body: body, secret: secret), body: body,
    allowedNetworks: allowed, trust: trust, proxy: proxy, limits: limits, reusesConnection: reusesConnection)
}

/// Sends one request over a transport of its own.
func report(of request: OutboundRequest) throws -> TransferReport {
  try #require(try reports(of: [request]).first)
}

func reports(of batch: [OutboundRequest]) throws -> [TransferReport] {
  var reports: [Int: TransferReport] = [:]
  try CurlTransport().send(batch) { index, report in
    #expect(reports[index] == nil)
    reports[index] = report
  }
  return try batch.indices.map { try #require(reports[$0]) }
}
