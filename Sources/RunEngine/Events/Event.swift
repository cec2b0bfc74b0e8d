/// Everything that can happen in an incident. The names are the ledger's, in the past tense, and never change.
package enum Event: Hashable, Sendable {
  case incidentStarted(IncidentStarted)
  case stepOpened(StepOpened)
  case stepFinished(StepFinished)
  case stepSkipped(StepSkipped)
  case stepPassedOver
  case stepTimedOut
  case trackFinished(TrackFinished)
  case runCompleted
  case gateOverridden(GateOverridden)
  case consentRecorded(ConsentRecorded)
  case roleDelegated(RoleDelegated)
  case playbookJoined(PlaybookJoined)
  case factStated(FactStated)
  case noteTaken(NoteTaken)
  case eventCorrected(EventCorrected)
  case attachmentCollected(AttachmentCollected)
  case custodyRecorded(CustodyRecorded)
  case noticeRequested(NoticeRequested)
  case noticeQueued(NoticeQueued)
  case attemptStarted(AttemptStarted)
  case attemptFinished(AttemptFinished)
  case deliveryEnded(DeliveryEnded)
  case deliveryAcknowledged(DeliveryAcknowledged)
  case noticeEscalated(NoticeEscalated)
  case reminderGiven(ReminderGiven)
  case deadlineMissed(DeadlineMissed)
  case clockJumped(ClockJumped)
  case checkpointAnchored(CheckpointAnchored)
  case claim(ClaimEvent)
}
