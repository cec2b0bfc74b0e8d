import CanonicalJSON

/// A LINE WORKS incoming webhook: `{"title":…,"body":{"text":…}}`, answered 200.
package struct LineWorksFormat: NoticeFormat {
  package let name = "line-works"
  package let needs = EndpointNeeds(carrier: .web, secret: .inAddress)

  /// Characters of the text. The checkpoint alone takes some 300 of them.
  static let limit = 2_000
  static let titleLimit = 100

  package init() {}

  package func message(
    _ notice: Notice, to endpoint: FormatEndpoint, id: DeliveryIdentifier, timestamp: Int
  ) throws(FormatRefusal) -> OutboundMessage {
    let text = NoticeText(notice, escape: Self.escaped)
    return .json(
      [
        "title": .string(String(text.heading.prefix(Self.titleLimit))),
        "body": ["text": .string(text.body(atMost: Self.limit))],
      ], to: endpoint.url)
  }

  package func verdict(of report: TransferReport, now: Int) -> AttemptVerdict {
    verdict(of: report, now: now) { status, _ in status == 200 }
  }

  /// A mention is `<m userId="…">`.
  static func escaped(_ text: String) -> String {
    text.replacing("<", with: "\u{FF1C}").replacing(">", with: "\u{FF1E}")
  }
}
