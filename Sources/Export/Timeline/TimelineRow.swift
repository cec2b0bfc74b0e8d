package import CivilTime
package import EventCoding
package import PlaybookModel
package import RunEngine
package import Wording

/// One entry of a timeline, in words and as facts.
package struct TimelineRow: Hashable, Sendable {
  package let sequence: Int
  package let recorded: Instant
  /// When it happened, as stated; nil when nobody stated it.
  package let occurred: StatedTime?
  package let type: EventType
  package let invocation: InvocationID?
  package let role: LocalizedText?
  package let roleID: RoleID?
  package let name: Disclosable?
  package let sentence: LocalizedText
  package let details: [EventText.Detail]
  package let standing: Standing

  /// How an entry came about.
  package enum Standing: String, Hashable, Sendable {
    /// Somebody did or said it.
    case stated
    /// It followed from the playbook's rules or from a machine.
    case automatic
    /// Somebody went on without a consent; flagged for ever.
    case override
  }
}

extension TimelineRow {
  /// - Parameter zone: the company's, for the times that a sentence names.
  package init(_ event: RecordedEvent, playbook: Playbook, zone: Zone) {
    let words = EventText(playbook: playbook, zone: zone)
    let happening = event.happening
    self.init(
      sequence: event.sequence, recorded: event.recorded, occurred: happening.occurred, type: happening.event.type,
      invocation: happening.invocation, role: happening.actor?.role.map { playbook.title(of: $0) },
      roleID: happening.actor?.role, name: happening.actor?.name, sentence: words.sentence(of: happening),
      details: words.details(of: happening.event), standing: Standing(of: happening.event))
  }
}

extension TimelineRow.Standing {
  fileprivate init(of event: Event) {
    switch event {
    case .gateOverridden: self = .override
    case .incidentStarted, .stepFinished, .stepSkipped, .consentRecorded, .roleDelegated, .playbookJoined, .factStated,
      .noteTaken,
      .eventCorrected,
      .attachmentCollected, .custodyRecorded, .deliveryAcknowledged, .claim:
      self = .stated
    case .stepOpened, .stepPassedOver, .stepTimedOut, .trackFinished, .runCompleted, .noticeRequested, .noticeQueued,
      .attemptStarted, .attemptFinished, .deliveryEnded, .noticeEscalated, .reminderGiven, .deadlineMissed,
      .clockJumped, .checkpointAnchored:
      self = .automatic
    }
  }
}
