import Delivery

/// Decides about each message and keeps it; no network and no clock.
struct NoticeInbox {
  /// More than this many requests are answered 507 and not kept: the receiver's memory is bounded.
  static let capacity = 1_000

  enum Answer: Equatable {
    case status(Int)
    case later(status: Int, retryAfter: Int?)
  }

  let secrets: [WebhookSecret]
  let script: ReceiverScript
  private(set) var notices: [ReceivedNotice] = []
  private var acceptedIdentifiers: Set<DeliveryIdentifier> = []

  init(secrets: [WebhookSecret], script: ReceiverScript) {
    self.secrets = secrets
    self.script = script
  }

  mutating func take(headers: [HeaderField], body: [UInt8], now: Int) -> Answer {
    guard notices.count < Self.capacity else { return .status(507) }
    let verification = StandardWebhook.verify(headers: headers, body: body, secrets: secrets, now: now)
    let (handling, answer) = handle(verification)
    let stated = headers.first { $0.isNamed("webhook-id") }.flatMap { try? DeliveryIdentifier($0.value) }
    notices.append(
      ReceivedNotice(id: stated, receivedAt: now, verification: verification, handling: handling, body: body))
    return answer
  }

  private mutating func handle(_ verification: WebhookVerification) -> (ReceivedNotice.Handling, Answer) {
    if notices.count < script.putOffFirst {
      return (.putOff(status: script.status), .later(status: script.status, retryAfter: script.retryAfter))
    }
    switch verification {
    case .valid(let id, _):
      return (acceptedIdentifiers.insert(id).inserted ? .accepted : .duplicate, .status(200))
    case .refused(.noMatchingSignature), .refused(.tooOld), .refused(.tooNew):
      return (.refused, .status(401))
    case .refused(.missingHeader), .refused(.repeatedHeader), .refused(.badIdentifier), .refused(.badTimestamp):
      return (.refused, .status(400))
    }
  }
}
