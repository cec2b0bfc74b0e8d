import CanonicalJSON
import Foundation
import Testing

@testable import Delivery

/// A notice as the outbox keeps it.
enum SampleNotice {
  static let checkpoint = "hikeshi/test/20261124-7k3f/v1\n12\nq0x6\n\n— hikeshi/test AAAA\n"

  static func body(
    title: String = "第一報", text: String = "株式会社火消し製作所です。サーバーが暗号化されました。", drill: Bool = false, language: String = "ja"
  ) throws -> [UInt8] {
    let notice: JSONValue = [
      "data": [
        "callerName": "火消 太郎", "callerPhone": "03-0000-0000", "checkpoint": .string(checkpoint),
        "company": "株式会社火消し製作所", "delivery": "msg_1", "drill": .bool(drill), "incident": "20261124-7k3f",
        "language": .string(language), "text": .string(text), "title": .string(title),
      ],
      "timestamp": "2026-11-24T12:05:00.000Z", "type": "incident.notice",
    ]
    return try notice.canonicalBytes()
  }

  static func notice(
    title: String = "第一報", text: String = "株式会社火消し製作所です。サーバーが暗号化されました。", drill: Bool = false, language: String = "ja"
  ) throws -> Notice {
    try Notice(body: body(title: title, text: text, drill: drill, language: language))
  }

  /// What a format makes of it for an endpoint on loopback.
  static func message(
    _ format: any NoticeFormat, _ notice: Notice, to url: String, secrets: [String] = []
  ) throws -> OutboundMessage {
    let endpoint = FormatEndpoint(
      url: try EndpointURL(url, for: format.needs.carrier), secrets: secrets.map(EndpointSecret.init))
    return try format.message(notice, to: endpoint, id: DeliveryIdentifier("msg_1"), timestamp: sentAt)
  }
}

extension OutboundMessage {
  /// The text of a POST's body.
  var bodyText: String {
    switch self {
    case .post(_, _, let body), .mail(_, let body): String(decoding: body, as: UTF8.self)
    case .probe, .question: ""
    }
  }

  func header(_ name: String) -> String? { headers.first { $0.isNamed(name) }?.value }
}
