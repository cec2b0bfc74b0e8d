import CanonicalJSON
import CivilTime
package import Delivery
import Foundation
import PlaybookModel
package import RunStore

/// What came of a test message.
package struct EndpointTrial: Sendable {
  package let endpoint: EndpointRow
  package let verdict: AttemptVerdict
  package let report: TransferReport

  /// The word that the ledger would have for it.
  package var cause: String { verdict.cause }
  package var isAccepted: Bool { if case .accepted = verdict { true } else { false } }
}

extension CommandPost {
  /// Sends one message that says it is a test, and waits for the answer. It belongs to no incident and nothing is
  /// recorded.
  package func tryEndpoint(_ name: String, limits: TransferLimits = TransferLimits()) throws(PostFault) -> EndpointTrial
  {
    guard CurlLibrary.isThere else { throw .cannotSend }
    let endpoint = try endpoint(named: name)
    let now = clock.read().now
    let id = "msg_test_" + UUID().uuidString.lowercased().replacing("-", with: "")
    let isJapanese = endpoint.language != Language.en.rawValue
    let company = try company()
    var data: [(String, JSONValue)] = [
      ("delivery", .string(id)), ("drill", .bool(true)), ("language", .string(endpoint.language)),
      ("title", .string(isJapanese ? "接続の確認" : "Connection test")),
      (
        "text",
        .string(
          isJapanese
            ? "通知が届くかどうかの確認です。事故ではありません。何もしなくてかまいません。"
            : "This is a test of whether notices arrive. There is no incident, and nothing to do.")
      ),
    ]
    if let name = company?.name { data.append(("company", .string(name))) }
    let body: JSONValue = [
      "data": .object(JSONObject(data)), "timestamp": .string(now.utcText), "type": "endpoint.test",
    ]
    let request: OutboundRequest
    do {
      request = try endpoint.request(
        for: Notice(body: body.canonicalBytes()), id: DeliveryIdentifier(id), timestamp: Int(now.milliseconds / 1_000),
        limits: limits)
    } catch let fault as EndpointFault { throw .badEndpoint(fault) } catch { throw .cannotSend }
    guard let transport = try? CurlTransport(), let format = try? endpoint.noticeFormat() else { throw .cannotSend }
    var received: TransferReport?
    transport.send([request]) { _, report in received = report }
    guard let received else { throw .cannotSend }
    let verdict = format.verdict(of: received, now: Int(clock.read().now.milliseconds / 1_000))
    return EndpointTrial(endpoint: endpoint, verdict: verdict, report: received)
  }
}
