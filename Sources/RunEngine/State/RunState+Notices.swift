package import CivilTime
package import PlaybookModel

extension RunState {
  /// A notice that the run or a person asked for, and what came of it.
  package struct NoticeRecord: Hashable, Sendable {
    /// Of the entry that asks for it.
    package let sequence: Int
    package let at: Instant
    /// The step that asks for it; nil when a person did.
    package let step: StepID?
    package let requested: NoticeRequested
    /// One for each endpoint of the role; none when nobody had set one up.
    package internal(set) var deliveries: [DeliveryID] = []
    package internal(set) var escalated: Escalation?
  }

  package struct Escalation: Hashable, Sendable {
    package let at: Instant
    package let why: NoticeEscalated.Why
    package let fallback: StepID
  }

  /// Somebody spoke to a role.
  package struct Contact: Hashable, Sendable {
    /// Of the entry that says so.
    package let sequence: Int
    package let at: Instant
  }

  /// How a person on the other side came to know of a notice.
  package enum Answer: Hashable, Sendable {
    case acknowledged(DeliveryID, Instant)
    case spokenTo(Instant)
  }

  /// Nil as long as nobody there is known to have it. That a machine took it is no answer.
  package func answer(to notice: NoticeRecord) -> Answer? {
    for id in notice.deliveries {
      if case .acknowledged(let at) = delivery(id)?.standing { return .acknowledged(id, at) }
    }
    guard let contact = contacts[notice.requested.to], contact.sequence > notice.sequence else { return nil }
    return .spokenTo(contact.at)
  }

  /// The notices for which a call was opened and has not been made, oldest first.
  package func escalations(leadingTo fallback: StepID) -> [NoticeRecord] {
    let opened = latestInvocation(of: fallback)?.opened
    return notices.filter { notice in
      guard let escalated = notice.escalated, escalated.fallback == fallback, let opened else { return false }
      return escalated.at >= opened
    }
  }

  /// The call that has to be opened for a notice at this instant, and why; nil when there is none, or it was opened.
  func dueEscalation(of notice: NoticeRecord, at now: Instant) -> (Fallback, NoticeEscalated.Why)? {
    guard notice.escalated == nil, answer(to: notice) == nil else { return nil }
    let definition = notice.step.flatMap { playbook.step($0) }?.notices.first {
      $0.to == notice.requested.to && $0.message == notice.requested.message
    }
    let fallback = definition.map { playbook.fallback(for: $0) } ?? playbook.fallback(reaching: notice.requested.to)
    guard let fallback else { return nil }
    if let why = undeliverable(notice) { return (fallback, why) }
    guard let patience = definition?.acknowledgeWithin, now.since(notice.at) >= patience else { return nil }
    return (fallback, .unacknowledged)
  }

  /// Why nothing of it will get through by itself any more; nil as long as something may.
  private func undeliverable(_ notice: NoticeRecord) -> NoticeEscalated.Why? {
    var latest: NoticeEscalated.Why?
    for id in notice.deliveries {
      guard case .ended(let why) = delivery(id)?.standing else { return nil }
      latest = NoticeEscalated.Why(why)
    }
    return latest
  }

  mutating func take(_ request: NoticeRequested, _ recorded: RecordedEvent) {
    notices.append(
      NoticeRecord(
        sequence: recorded.sequence, at: recorded.recorded, step: recorded.happening.invocation?.step,
        requested: request))
  }

  /// A message belongs to the newest request for the same.
  mutating func take(_ queued: NoticeQueued) {
    guard queued.warning == nil,
      let index = notices.lastIndex(where: { $0.requested.to == queued.to && $0.requested.message == queued.message })
    else { return }
    notices[index].deliveries.append(queued.delivery)
  }

  mutating func take(_ escalated: NoticeEscalated, at instant: Instant) {
    guard let index = notices.firstIndex(where: { $0.sequence == escalated.request }), notices[index].escalated == nil
    else { return }
    notices[index].escalated = Escalation(at: instant, why: escalated.why, fallback: escalated.fallback)
  }
}

extension NoticeEscalated.Why {
  fileprivate init(_ why: DeliveryEnded.Why) {
    self =
      switch why {
      case .exhausted: .exhausted
      case .stopped: .stopped
      case .refused: .refused
      case .blocked: .blocked
      }
  }
}
