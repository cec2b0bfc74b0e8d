import CanonicalJSON

/// A Slack incoming webhook: `{"text":…}`, answered 200 `ok`.
package struct SlackFormat: NoticeFormat {
  package let name = "slack"
  package let needs = EndpointNeeds(carrier: .web, secret: .inAddress)

  /// Slack cuts a text of more than 40,000 characters and asks for no more than 4,000.
  static let limit = 4_000

  package init() {}

  package func message(
    _ notice: Notice, to endpoint: FormatEndpoint, id: DeliveryIdentifier, timestamp: Int
  ) throws(FormatRefusal) -> OutboundMessage {
    let text = NoticeText(notice, escape: Self.escaped).whole(atMost: Self.limit)
    return .json(["text": .string(text)], to: endpoint.url)
  }

  package func verdict(of report: TransferReport, now: Int) -> AttemptVerdict {
    verdict(of: report, now: now) { status, body in status == 200 && body == Array("ok".utf8) }
  }

  /// The three characters of Slack's control sequences, `<!channel>` and `<@U…>` among them.
  static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
  }
}
