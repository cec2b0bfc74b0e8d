import Delivery

/// Decides about each message and keeps it; no network and no clock.
struct NoticeInbox {
  /// More than this many requests are answered 507 and not kept: the receiver's memory is bounded.
  static let capacity = 1_000

  enum Answer: Equatable {
    case status(Int)
    case later(status: Int, retryAfter: Int?)
  }

  let keys: [CheckingKey]
  /// Where accepted notices are kept; nil for memory only.
  let archive: NoticeArchive?
  let script: ReceiverScript
  private(set) var notices: [ReceivedNotice] = []
  private var acceptedIdentifiers: Set<DeliveryIdentifier> = []

  init(keys: [CheckingKey], script: ReceiverScript, archive: NoticeArchive?) {
    self.keys = keys
    self.archive = archive
    self.script = script
  }

  mutating func take(headers: [HeaderField], body: [UInt8], now: Int) -> Answer {
    if notices.count >= Self.capacity {
      // What is on disk need not stay in memory.
      guard archive != nil else { return .status(507) }
      notices.removeFirst(Self.capacity / 2)
    }
    let verification = StandardWebhook.verify(headers: headers, body: body, keys: keys, now: now)
    let (handling, answer): (ReceivedNotice.Handling, Answer)
    do throws(NoticeArchive.Fault) { (handling, answer) = try handle(verification, body) } catch { return .status(500) }
    let stated = headers.first { $0.isNamed("webhook-id") }.flatMap { try? DeliveryIdentifier($0.value) }
    notices.append(
      ReceivedNotice(id: stated, receivedAt: now, verification: verification, handling: handling, body: body))
    return answer
  }

  /// What the sender may know about one of its messages: 200 with the number under which it was confirmed, 204 when it was
  /// not yet, 404 when it never came.
  func receipt(headers: [HeaderField], now: Int) -> Receipt {
    switch StandardWebhook.verify(headers: headers, body: [], keys: keys, now: now) {
    case .valid(let id, _):
      if let reference = archive?.reference(of: id) { return .confirmed(reference) }
      let isKnown = archive?.holds(id) ?? acceptedIdentifiers.contains(id)
      return .none(status: isKnown ? 204 : 404)
    case .refused: return .none(status: 401)
    }
  }

  enum Receipt: Equatable {
    case confirmed(String)
    case none(status: Int)
  }

  private mutating func handle(
    _ verification: WebhookVerification, _ body: [UInt8]
  ) throws(NoticeArchive.Fault) -> (ReceivedNotice.Handling, Answer) {
    if notices.count < script.putOffFirst {
      return (.putOff(status: script.status), .later(status: script.status, retryAfter: script.retryAfter))
    }
    switch verification {
    case .valid(let id, _):
      // On disk before the sender is told that it was taken.
      let isFirst =
        if let archive { try archive.keep(body, as: id) == .first } else { acceptedIdentifiers.insert(id).inserted }
      return (isFirst ? .accepted : .duplicate, .status(200))
    case .refused(.noMatchingSignature), .refused(.tooOld), .refused(.tooNew):
      return (.refused, .status(401))
    case .refused(.missingHeader), .refused(.repeatedHeader), .refused(.badIdentifier), .refused(.badTimestamp):
      return (.refused, .status(400))
    }
  }
}
