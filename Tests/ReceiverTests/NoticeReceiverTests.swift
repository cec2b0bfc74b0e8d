import Delivery
import Foundation
import Receiver
import Testing

/// The receiver over real sockets, with the transport that talks to it in production.
@Suite struct NoticeReceiverTests {
  let secret: WebhookSecret
  let body = Array(#"{"type":"incident.started"}"#.utf8)
  /// The receiver's fixed clock, Unix seconds.
  let now = 1_768_435_200

  /// The receiver answers from the threads that all tests share, and has to wait until they leave it one.
  private static let limits = TransferLimits(
    connectMilliseconds: 1_800_000, totalMilliseconds: 1_800_000, slowSeconds: 1_800)

  init() throws {
    secret = try WebhookSecret(bytes: Array(1...32))
  }

  /// Sends in a thread of its own: the transport blocks, and the receiver needs the others.
  private func send(_ requests: [OutboundRequest]) async throws -> [TransferReport] {
    try await withCheckedThrowingContinuation { continuation in
      Thread {
        continuation.resume(
          with: Result {
            var reports: [TransferReport] = []
            // One at a time, so that the order of arrival is the order of the list.
            let transport = try CurlTransport()
            for request in requests {
              transport.send([request]) { _, report in reports.append(report) }
            }
            return reports
          })
      }.start()
    }
  }

  private func request(
    _ url: String?, id: String, timestamp: Int? = nil, secret: WebhookSecret? = nil, body: [UInt8]? = nil,
    dropping dropped: String? = nil
  ) throws -> OutboundRequest {
    let id = try DeliveryIdentifier(id)
    let headers = StandardWebhook.headers(
      id: id, timestamp: timestamp ?? now, body: body ?? self.body, secret: secret ?? self.secret)
    return try OutboundRequest(
      delivery: id, url: EndpointURL(#require(url)), headers: headers.filter { $0.name != dropped },
      body: body ?? self.body, allowedNetworks: [CIDR("127.0.0.0/8")], limits: Self.limits)
  }

  private func receiver(_ script: ReceiverScript = .accepting) async throws -> NoticeReceiver {
    let now = now
    let receiver = NoticeReceiver(secret: secret, script: script, now: { now })
    #expect(try await receiver.start() > 0)
    return receiver
  }

  @Test func acceptsOnceAndMarksDuplicates() async throws {
    let receiver = try await receiver()
    let url = await receiver.url
    let batch = try ["msg_1", "msg_2", "msg_1"].map { try request(url, id: $0) }
    let reports = try await send(batch)
    await receiver.stop()
    #expect(reports.map(\.status) == [200, 200, 200], "\(reports)")
    let notices = await receiver.notices
    #expect(notices.map(\.handling) == [.accepted, .accepted, .duplicate])
    #expect(notices.map(\.id?.text) == ["msg_1", "msg_2", "msg_1"])
    #expect(notices.map(\.body) == [body, body, body])
    #expect(notices.map(\.receivedAt) == [now, now, now])
    #expect(notices.first?.verification == .valid(id: try DeliveryIdentifier("msg_1"), timestamp: now))
  }

  @Test func putsOffByScript() async throws {
    let receiver = try await receiver(ReceiverScript(putOffFirst: 2, status: 503, retryAfter: 5))
    let url = await receiver.url
    let one = try request(url, id: "msg_1")
    let reports = try await send([one, one, one, one])
    await receiver.stop()
    #expect(
      reports.map { AttemptVerdict(of: $0, now: now) } == [
        .retry(.status(503), after: 5), .retry(.status(503), after: 5), .accepted(nil), .accepted(nil),
      ])
    let handlings = await receiver.notices.map(\.handling)
    #expect(handlings == [.putOff(status: 503), .putOff(status: 503), .accepted, .duplicate])
  }

  @Test func refusesWhatIsNotGenuine() async throws {
    let receiver = try await receiver()
    let url = await receiver.url
    let stranger = try WebhookSecret(bytes: Array(repeating: 9, count: 32))
    let reports = try await send([
      request(url, id: "msg_1", secret: stranger), request(url, id: "msg_1", timestamp: now - 301),
      request(url, id: "msg_1", timestamp: now + 301), request(url, id: "msg_1", dropping: "webhook-signature"),
      request(url, id: "msg_1", timestamp: now - 300),
    ])
    await receiver.stop()
    #expect(reports.map(\.status) == [401, 401, 401, 400, 200])
    let notices = await receiver.notices
    #expect(
      notices.dropLast().map(\.verification) == [
        .refused(.noMatchingSignature), .refused(.tooOld(301)), .refused(.tooNew(301)),
        .refused(.missingHeader("webhook-signature")),
      ])
    // What was refused under an id does not use it up.
    #expect(notices.map(\.handling) == [.refused, .refused, .refused, .refused, .accepted])
  }

  @Test func bodiesAreLimited() async throws {
    let receiver = try await receiver()
    let url = await receiver.url
    let limit = NoticeReceiver.bodyLimit
    let reports = try await send([
      request(url, id: "msg_1", body: Array(repeating: 0x20, count: limit)),
      request(url, id: "msg_2", body: Array(repeating: 0x20, count: limit + 1)),
    ])
    await receiver.stop()
    #expect(reports.map(\.status) == [200, 413], "\(reports)")
    #expect(await receiver.notices.map(\.body.count) == [limit])
  }

  @Test func otherPathsAreUnknown() async throws {
    let receiver = try await receiver()
    let url = await receiver.url
    let other = url?.replacingOccurrences(of: "/webhook", with: "/other")
    let reports = try await send([request(other, id: "msg_1")])
    await receiver.stop()
    #expect(reports.map(\.status) == [404])
    #expect(await receiver.notices.isEmpty)
  }

  @Test func stopsListening() async throws {
    let receiver = try await receiver()
    let url = await receiver.url
    await receiver.stop()
    #expect(await receiver.url == nil)
    let reports = try await send([request(url, id: "msg_1")])
    #expect(reports.map { AttemptVerdict(of: $0, now: now) } == [.retry(.connectionRefused, after: nil)])
    await #expect(throws: NoticeReceiver.Fault.alreadyStarted) { try await receiver.start() }
  }

  @Test func aTakenPortIsAnError() async throws {
    let first = try await receiver()
    let port = try #require(await first.url.flatMap { URL(string: $0)?.port })
    let second = NoticeReceiver(secret: secret)
    await #expect(throws: NoticeReceiver.Fault.self) { try await second.start(port: port) }
    await first.stop()
  }

  @Test func acceptsBothKeysDuringRotation() async throws {
    let next = try WebhookSecret(bytes: Array(repeating: 9, count: 32))
    let now = now
    let receiver = NoticeReceiver(secrets: [next, secret], now: { now })
    try await receiver.start()
    let url = await receiver.url
    let reports = try await send([request(url, id: "msg_1"), request(url, id: "msg_2", secret: next)])
    await receiver.stop()
    #expect(reports.map(\.status) == [200, 200])
  }
}
