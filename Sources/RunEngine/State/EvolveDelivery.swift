import CivilTime
import PlaybookModel

extension RunState {
  /// The part of the fold that concerns what was sent.
  mutating func evolveDelivery(_ event: Event, at instant: Instant) {
    switch event {
    case .noticeQueued(let queued):
      deliveries.append(DeliveryRecord(queued: queued, at: instant, standing: .waiting))
    case .attemptStarted(let started):
      change(started.delivery) {
        $0.begun = started.number
        $0.standing = .sending
      }
    case .attemptFinished(let finished):
      change(finished.delivery) {
        $0.attempts.append(finished)
        $0.standing = $0.standing(after: finished, at: instant)
      }
      if finished.verdict == .accepted, delivery(finished.delivery)?.queued.to == .agent {
        reach(.agentNotified, at: instant, how: .accepted(finished.delivery))
      }
    case .deliveryEnded(let ended):
      change(ended.delivery) { $0.standing = .ended(ended.why) }
    case .deliveryAcknowledged(let acknowledged):
      change(acknowledged.delivery) { $0.standing = .acknowledged(instant) }
    case .incidentStarted, .stepOpened, .stepFinished, .stepSkipped, .stepPassedOver, .stepTimedOut, .trackFinished,
      .runCompleted, .gateOverridden, .consentRecorded, .factStated, .noteTaken, .eventCorrected,
      .attachmentCollected, .noticeRequested, .deadlineMissed, .clockJumped:
      break
    }
  }

  private mutating func change(_ id: DeliveryID, _ body: (inout DeliveryRecord) -> Void) {
    guard let index = deliveries.firstIndex(where: { $0.queued.delivery == id }) else { return }
    body(&deliveries[index])
  }
}

extension RunState.DeliveryRecord {
  fileprivate func standing(after attempt: AttemptFinished, at instant: Instant) -> Standing {
    if case .acknowledged = standing { return standing }
    return switch attempt.verdict {
    case .accepted: .accepted(instant)
    case .uncertain: .uncertain
    case .retrying, .refused, .blocked: .waiting
    }
  }
}

extension RoleID {
  /// The role whose acceptance of a message counts as the agent having been notified.
  static let agent = RoleID("agent")
}
