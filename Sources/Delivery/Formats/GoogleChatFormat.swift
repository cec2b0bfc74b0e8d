import CanonicalJSON

/// A Google Chat webhook: `{"text":…}`, answered 200 with the message.
package struct GoogleChatFormat: NoticeFormat {
  package let name = "google-chat"
  package let needs = EndpointNeeds(carrier: .web, secret: .inAddress)

  /// Characters of a text message.
  static let limit = 4_096

  package init() {}

  package func message(
    _ notice: Notice, to endpoint: FormatEndpoint, id: DeliveryIdentifier, timestamp: Int
  ) throws(FormatRefusal) -> OutboundMessage {
    let text = NoticeText(notice, escape: Self.escaped).whole(atMost: Self.limit)
    return .json(["text": .string(text)], to: endpoint.url)
  }

  package func verdict(of report: TransferReport, now: Int) -> AttemptVerdict {
    verdict(of: report, now: now) { status, _ in status == 200 }
  }

  /// `<users/all>` calls everybody and there is no escape: the brackets become full-width.
  static func escaped(_ text: String) -> String {
    text.replacing("<", with: "\u{FF1C}").replacing(">", with: "\u{FF1E}")
  }
}
