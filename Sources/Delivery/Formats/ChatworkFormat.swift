import Foundation

/// A Chatwork room: `POST /v2/rooms/{id}/messages` with the form field `body`, answered 200 with a `message_id`.
///
/// At most 300 messages in five minutes; 429 comes with `x-ratelimit-reset`, the Unix second from which it goes on.
package struct ChatworkFormat: NoticeFormat {
  package let name = "chatwork"
  package let needs = EndpointNeeds(carrier: .web, secret: .token)

  /// Characters; Chatwork itself takes more, and nobody reads more.
  static let limit = 10_000

  package init() {}

  package func message(
    _ notice: Notice, to endpoint: FormatEndpoint, id: DeliveryIdentifier, timestamp: Int
  ) throws(FormatRefusal) -> OutboundMessage {
    guard let token = endpoint.secrets.first else { throw .secretMissing }
    let text = NoticeText(notice, escape: Self.escaped).whole(atMost: Self.limit)
    let body = "body=" + Self.formEncoded(text) + "&self_unread=1"
    guard let tokenHeader = try? HeaderField("x-chatworktoken", token.revealed) else { throw .badSecret }
    return .post(
      to: endpoint.url,
      headers: [
        HeaderField(trustedName: "content-type", value: "application/x-www-form-urlencoded"), tokenHeader,
      ], body: Array(body.utf8))
  }

  package func verdict(of report: TransferReport, now: Int) -> AttemptVerdict {
    let verdict = verdict(of: report, now: now) { status, body in
      status == 200 && String(decoding: body, as: UTF8.self).contains("\"message_id\"")
    }
    guard case .retry(.status(429), nil) = verdict, let reset = report.header("x-ratelimit-reset").flatMap({ Int($0) })
    else { return verdict }
    return .retry(.status(429), after: min(max(reset - now, 0), RetryAfter.limit))
  }

  /// Chatwork has no escape: `[toall]`, `[To:1]` and `[info]` lose their brackets' meaning as full-width ones.
  static func escaped(_ text: String) -> String {
    text.replacing("[", with: "\u{FF3B}").replacing("]", with: "\u{FF3D}")
  }

  /// application/x-www-form-urlencoded (WHATWG URL, 5.2).
  static func formEncoded(_ text: String) -> String {
    let kept = CharacterSet(charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789*-._")
    return text.addingPercentEncoding(withAllowedCharacters: kept) ?? ""
  }
}
