import LoopbackServers
import Testing

@testable import Delivery

/// What each kind of receiver has to answer for a message to count as taken, against a server that answers just that.
@Suite struct SuccessRuleTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let format: any NoticeFormat
    let reply: String
    let verdict: AttemptVerdict
    var testDescription: String { "\(format.name): \(reply.prefix(24).split(separator: "\r").first ?? "")" }

    init(_ format: any NoticeFormat, _ status: Int, _ body: String, _ verdict: AttemptVerdict, headers: String = "") {
      self.format = format
      reply = "HTTP/1.1 \(status) X\r\n\(headers)Content-Length: \(body.utf8.count)\r\n\r\n\(body)"
      self.verdict = verdict
    }
  }

  static let rows = [
    Row(SlackFormat(), 200, "ok", .accepted(nil)),
    Row(SlackFormat(), 200, "<html>Please log in to the hotel's network</html>", .rejected(.unexpectedAnswer(200))),
    Row(SlackFormat(), 204, "", .rejected(.unexpectedAnswer(204))),
    Row(SlackFormat(), 404, "no_service", .rejected(.status(404))),
    Row(SlackFormat(), 410, "channel_is_archived", .stopped),
    Row(TeamsFormat(), 202, "", .accepted(.mayStillFail)),
    Row(TeamsFormat(), 200, "1", .rejected(.unexpectedAnswer(200))),
    Row(ChatworkFormat(), 200, #"{"message_id":"1234"}"#, .accepted(nil)),
    Row(ChatworkFormat(), 200, "{}", .rejected(.unexpectedAnswer(200))),
    Row(ChatworkFormat(), 401, #"{"errors":["Invalid API token"]}"#, .rejected(.status(401))),
    Row(ChatworkFormat(), 429, "", .retry(.status(429), after: 60), headers: "x-ratelimit-reset: \(sentAt + 60)\r\n"),
    Row(ChatworkFormat(), 429, "", .retry(.status(429), after: 0), headers: "x-ratelimit-reset: 1\r\n"),
    Row(LineWorksFormat(), 200, "{}", .accepted(nil)),
    Row(LineWorksFormat(), 201, "", .rejected(.unexpectedAnswer(201))),
    Row(GoogleChatFormat(), 200, #"{"name":"spaces/A/messages/B"}"#, .accepted(nil)),
    Row(DiscordFormat(), 200, #"{"id":"1"}"#, .accepted(nil)),
    Row(DiscordFormat(), 204, "", .rejected(.unexpectedAnswer(204))),
    Row(DiscordFormat(), 429, "{}", .retry(.status(429), after: 2), headers: "Retry-After: 2\r\n"),
    Row(StandardWebhookFormat(), 204, "", .accepted(nil)),
    Row(CloudEventsFormat(), 202, "", .accepted(nil)),
  ]

  @Test(arguments: rows)
  func verdict(row: Row) throws {
    let server = try MisbehavingServer(row.reply)
    let secrets: [String] =
      switch row.format.needs.secret {
      case .signingKey: [try WebhookSecret(bytes: Array(repeating: 7, count: 32)).revealed]
      case .token: ["token"]
      case .login, .inAddress: []
      }
    let message = try SampleNotice.message(
      row.format, SampleNotice.notice(), to: "http://127.0.0.1:\(server.port)/hook", secrets: secrets)
    let request = try OutboundRequest(
      delivery: DeliveryIdentifier("msg_1"), message: message, allowedNetworks: loopbackNetworks)
    let report = try report(of: request)
    #expect(row.format.verdict(of: report, now: sentAt) == row.verdict, "\(report)")
    let seen = server.stop()
    #expect(seen.requests.count == 1)
    #expect(seen.texts.first?.contains("\r\n\r\n" + message.bodyText) == true)
  }

  /// Only what drops a repetition may use a connection again.
  @Test func reuseIsForIdempotentReceivers() {
    #expect(NoticeFormats.all.filter(\.isIdempotent).map(\.name) == ["standard-webhooks", "cloudevents"])
  }
}
