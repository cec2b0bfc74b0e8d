import CanonicalJSON

/// A Discord webhook: `{"content":…}` to `…?wait=true`, which is answered 200 once the message stands.
package struct DiscordFormat: NoticeFormat {
  package let name = "discord"
  package let needs = EndpointNeeds(carrier: .web, secret: .inAddress)

  static let limit = 2_000

  package init() {}

  package func message(
    _ notice: Notice, to endpoint: FormatEndpoint, id: DeliveryIdentifier, timestamp: Int
  ) throws(FormatRefusal) -> OutboundMessage {
    guard let url = endpoint.url.adding(query: "wait", "true") else { throw .tooLarge(limit: EndpointURL.longest) }
    let text = NoticeText(notice, escape: Self.escaped).whole(atMost: Self.limit)
    return .json(
      ["content": .string(text), "allowed_mentions": ["parse": .array([])]], to: url)
  }

  package func verdict(of report: TransferReport, now: Int) -> AttemptVerdict {
    verdict(of: report, now: now) { status, _ in status == 200 }
  }

  /// `allowed_mentions` already keeps everybody asleep; an invisible space keeps it so where the text is copied to.
  static func escaped(_ text: String) -> String { text.replacing("@", with: "@\u{200B}") }
}
