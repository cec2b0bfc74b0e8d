import CanonicalJSON
import RunEngine

/// The name of an event in a leaf. Frozen: a name is never changed and never used for anything else.
package enum EventType: String, CaseIterable, Sendable {
  case incidentStarted = "incident-started"
  case stepOpened = "step-opened"
  case stepFinished = "step-finished"
  case stepSkipped = "step-skipped"
  case stepPassedOver = "step-passed-over"
  case stepTimedOut = "step-timed-out"
  case trackFinished = "track-finished"
  case runCompleted = "run-completed"
  case gateOverridden = "gate-overridden"
  case consentRecorded = "consent-recorded"
  case roleDelegated = "role-delegated"
  case playbookJoined = "playbook-joined"
  case factStated = "fact-stated"
  case noteTaken = "note-taken"
  case eventCorrected = "event-corrected"
  case attachmentCollected = "attachment-collected"
  case custodyRecorded = "custody-recorded"
  case noticeRequested = "notice-requested"
  case noticeQueued = "notice-queued"
  case attemptStarted = "attempt-started"
  case attemptFinished = "attempt-finished"
  case deliveryEnded = "delivery-ended"
  case deliveryAcknowledged = "delivery-acknowledged"
  case noticeEscalated = "notice-escalated"
  case reminderGiven = "reminder-given"
  case deadlineMissed = "deadline-missed"
  case clockJumped = "clock-jumped"
  case checkpointAnchored = "checkpoint-anchored"
  case costRecorded = "cost-recorded"
  case outageBegan = "outage-began"
  case outageEnded = "outage-ended"
  case salesStated = "sales-stated"
  case policyStated = "policy-stated"
  case claimItemWithdrawn = "claim-item-withdrawn"
}

extension Event {
  package var type: EventType {
    switch self {
    case .incidentStarted: .incidentStarted
    case .stepOpened: .stepOpened
    case .stepFinished: .stepFinished
    case .stepSkipped: .stepSkipped
    case .stepPassedOver: .stepPassedOver
    case .stepTimedOut: .stepTimedOut
    case .trackFinished: .trackFinished
    case .runCompleted: .runCompleted
    case .gateOverridden: .gateOverridden
    case .consentRecorded: .consentRecorded
    case .roleDelegated: .roleDelegated
    case .playbookJoined: .playbookJoined
    case .factStated: .factStated
    case .noteTaken: .noteTaken
    case .eventCorrected: .eventCorrected
    case .attachmentCollected: .attachmentCollected
    case .custodyRecorded: .custodyRecorded
    case .noticeRequested: .noticeRequested
    case .noticeQueued: .noticeQueued
    case .attemptStarted: .attemptStarted
    case .attemptFinished: .attemptFinished
    case .deliveryEnded: .deliveryEnded
    case .deliveryAcknowledged: .deliveryAcknowledged
    case .noticeEscalated: .noticeEscalated
    case .reminderGiven: .reminderGiven
    case .deadlineMissed: .deadlineMissed
    case .clockJumped: .clockJumped
    case .checkpointAnchored: .checkpointAnchored
    case .claim(let event): event.type
    }
  }

  /// The event's data; nil for an event that has none.
  var payload: (any Encodable)? {
    switch self {
    case .incidentStarted(let data): data
    case .stepOpened(let data): data
    case .stepFinished(let data): data
    case .stepSkipped(let data): data
    case .stepPassedOver, .stepTimedOut, .runCompleted: nil
    case .trackFinished(let data): data
    case .gateOverridden(let data): data
    case .consentRecorded(let data): data
    case .roleDelegated(let data): data
    case .playbookJoined(let data): data
    case .factStated(let data): data
    case .noteTaken(let data): data
    case .eventCorrected(let data): data
    case .attachmentCollected(let data): data
    case .custodyRecorded(let data): data
    case .noticeRequested(let data): data
    case .noticeQueued(let data): data
    case .attemptStarted(let data): data
    case .attemptFinished(let data): data
    case .deliveryEnded(let data): data
    case .deliveryAcknowledged(let data): data
    case .noticeEscalated(let data): data
    case .reminderGiven(let data): data
    case .deadlineMissed(let data): data
    case .clockJumped(let data): data
    case .checkpointAnchored(let data): data
    case .claim(let event): event.payload
    }
  }

  init(_ type: EventType, from decoder: PayloadDecoder) throws {
    self =
      switch type {
      case .incidentStarted: .incidentStarted(try .init(from: decoder))
      case .stepOpened: .stepOpened(try .init(from: decoder))
      case .stepFinished: .stepFinished(try .init(from: decoder))
      case .stepSkipped: .stepSkipped(try .init(from: decoder))
      case .stepPassedOver: try decoder.only(.stepPassedOver)
      case .stepTimedOut: try decoder.only(.stepTimedOut)
      case .trackFinished: .trackFinished(try .init(from: decoder))
      case .runCompleted: try decoder.only(.runCompleted)
      case .gateOverridden: .gateOverridden(try .init(from: decoder))
      case .consentRecorded: .consentRecorded(try .init(from: decoder))
      case .roleDelegated: .roleDelegated(try .init(from: decoder))
      case .playbookJoined: .playbookJoined(try .init(from: decoder))
      case .factStated: .factStated(try .init(from: decoder))
      case .noteTaken: .noteTaken(try .init(from: decoder))
      case .eventCorrected: .eventCorrected(try .init(from: decoder))
      case .attachmentCollected: .attachmentCollected(try .init(from: decoder))
      case .custodyRecorded: .custodyRecorded(try .init(from: decoder))
      case .noticeRequested: .noticeRequested(try .init(from: decoder))
      case .noticeQueued: .noticeQueued(try .init(from: decoder))
      case .attemptStarted: .attemptStarted(try .init(from: decoder))
      case .attemptFinished: .attemptFinished(try .init(from: decoder))
      case .deliveryEnded: .deliveryEnded(try .init(from: decoder))
      case .deliveryAcknowledged: .deliveryAcknowledged(try .init(from: decoder))
      case .noticeEscalated: .noticeEscalated(try .init(from: decoder))
      case .reminderGiven: .reminderGiven(try .init(from: decoder))
      case .deadlineMissed: .deadlineMissed(try .init(from: decoder))
      case .clockJumped: .clockJumped(try .init(from: decoder))
      case .checkpointAnchored: .checkpointAnchored(try .init(from: decoder))
      case .costRecorded: .claim(.costRecorded(try .init(from: decoder)))
      case .outageBegan: .claim(.outageBegan(try .init(from: decoder)))
      case .outageEnded: .claim(.outageEnded(try .init(from: decoder)))
      case .salesStated: .claim(.salesStated(try .init(from: decoder)))
      case .policyStated: .claim(.policyStated(try .init(from: decoder)))
      case .claimItemWithdrawn: .claim(.claimItemWithdrawn(try .init(from: decoder)))
      }
  }
}

extension ClaimEvent {
  fileprivate var type: EventType {
    switch self {
    case .costRecorded: .costRecorded
    case .outageBegan: .outageBegan
    case .outageEnded: .outageEnded
    case .salesStated: .salesStated
    case .policyStated: .policyStated
    case .claimItemWithdrawn: .claimItemWithdrawn
    }
  }

  fileprivate var payload: any Encodable {
    switch self {
    case .costRecorded(let data): data
    case .outageBegan(let data): data
    case .outageEnded(let data): data
    case .salesStated(let data): data
    case .policyStated(let data): data
    case .claimItemWithdrawn(let data): data
    }
  }
}
