import CanonicalJSON

/// A Teams workflow ("post to a channel when a webhook request is received"): an Adaptive Card 1.4, under 28,672 bytes.
///
/// Answered 202. That is a promise of the workflow to try; it can still fail later, and the verdict says so.
package struct TeamsFormat: NoticeFormat {
  package let name = "teams"
  package let needs = EndpointNeeds(carrier: .web, secret: .inAddress)

  /// Bytes of the whole request body.
  static let limit = 28_671

  package init() {}

  package func message(
    _ notice: Notice, to endpoint: FormatEndpoint, id: DeliveryIdentifier, timestamp: Int
  ) throws(FormatRefusal) -> OutboundMessage {
    let text = NoticeText(notice, escape: Self.escaped)
    let fixed = Self.card(heading: text.heading, body: "").formatted().count
    guard fixed < Self.limit else { throw .tooLarge(limit: Self.limit) }
    let body = text.body(atMost: Self.limit - fixed) { words in
      // What the words take inside a JSON string, without the quotes.
      ((try? JSONValue.string(words).canonicalBytes().count) ?? .max) - 2
    }
    return .json(Self.card(heading: text.heading, body: body), to: endpoint.url)
  }

  package func verdict(of report: TransferReport, now: Int) -> AttemptVerdict {
    switch verdict(of: report, now: now, acceptedIf: { status, _ in status == 202 }) {
    case .accepted(nil): .accepted(.mayStillFail)
    case let other: other
    }
  }

  private static func card(heading: String, body: String) -> JSONValue {
    let blocks: [JSONValue] = [
      ["type": "TextBlock", "text": .string(heading), "weight": "Bolder", "size": "Medium", "wrap": .bool(true)],
      ["type": "TextBlock", "text": .string(body), "wrap": .bool(true)],
    ]
    let card: JSONValue = [
      "$schema": "http://adaptivecards.io/schemas/adaptive-card.json", "type": "AdaptiveCard", "version": "1.4",
      "body": .array(blocks),
    ]
    return [
      "type": "message",
      "attachments": .array([["contentType": "application/vnd.microsoft.card.adaptive", "content": card]]),
    ]
  }

  /// Cards read character references, and Markdown links and emphasis; a line break is a paragraph there.
  static func escaped(_ text: String) -> String {
    var escaped = text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
    for mark in ["\\", "*", "_", "[", "]", "~", "`"] { escaped = escaped.replacing(mark, with: "\\" + mark) }
    return escaped.replacing("\n", with: "\n\n")
  }
}
