import CivilTime
import PlaybookModel

extension RunState {
  /// The part of the fold that concerns what was sent.
  mutating func evolveDelivery(_ event: Event, at instant: Instant) {
    switch event {
    case .noticeQueued(let queued):
      guard delivery(queued.delivery) == nil else { return }
      deliveries.append(DeliveryRecord(queued: queued, at: instant, standing: .waiting))
      take(queued)
    case .attemptStarted(let started):
      change(started.delivery) {
        $0.begun = started.number
        $0.become(.sending)
      }
    case .attemptFinished(let finished):
      change(finished.delivery) {
        $0.attempts.append(finished)
        $0.become(finished.verdict.standing(at: instant))
      }
      if finished.verdict == .accepted, delivery(finished.delivery)?.queued.to == .agent {
        reach(.agentNotified, at: instant, recorded: instant, how: .accepted(finished.delivery))
      }
    case .deliveryEnded(let ended):
      change(ended.delivery) { $0.become(.ended(ended.why)) }
    case .deliveryAcknowledged(let acknowledged):
      change(acknowledged.delivery) { $0.become(.acknowledged(instant)) }
    case .incidentStarted, .stepOpened, .stepFinished, .stepSkipped, .stepPassedOver, .stepTimedOut, .trackFinished,
      .runCompleted, .gateOverridden, .consentRecorded, .roleDelegated, .playbookJoined, .factStated, .noteTaken,
      .eventCorrected,
      .attachmentCollected, .custodyRecorded, .noticeRequested, .noticeEscalated, .reminderGiven, .deadlineMissed,
      .clockJumped,
      .checkpointAnchored, .claim:
      break
    }
  }

  private mutating func change(_ id: DeliveryID, _ body: (inout DeliveryRecord) -> Void) {
    guard let index = deliveries.firstIndex(where: { $0.queued.delivery == id }) else { return }
    body(&deliveries[index])
  }
}

extension RunState.DeliveryRecord {
  /// What was accepted or acknowledged once stays so, whatever further attempts come to: only a person's word goes beyond
  /// a machine's.
  fileprivate mutating func become(_ next: Standing) {
    switch (standing, next) {
    case (.acknowledged, _): return
    case (.accepted, .acknowledged): standing = next
    case (.accepted, _): return
    case (.waiting, _), (.sending, _), (.uncertain, _), (.ended, _): standing = next
    }
  }
}

extension AttemptFinished.Verdict {
  fileprivate func standing(at instant: Instant) -> RunState.DeliveryRecord.Standing {
    switch self {
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
