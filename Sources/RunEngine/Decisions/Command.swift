package import CivilTime
package import PlaybookModel

/// A request to a run: what is asked, by whom, and when it happened if it already has.
package struct Command: Hashable, Sendable {
  package let action: Action
  package let actor: Actor?
  package let occurred: StatedTime?

  package init(_ action: Action, actor: Actor? = nil, occurred: StatedTime? = nil) {
    self.action = action
    self.actor = actor
    self.occurred = occurred
  }

  package enum Action: Hashable, Sendable {
    case start(StartOrder)
    case finish(FinishOrder)
    case skip(StepID, reason: String)
    case override(StepID, reason: String)
    case decide(DecisionOrder)
    case delegate(RoleID, to: String, contact: String?)
    case join(PlaybookID, reason: String)
    case state([FactID: String])
    case note(String)
    case correct(CorrectionOrder)
    case collect(CollectOrder, for: StepID?)
    case keepCustody(CustodyRecorded)
    case notify(NoticeOrder)
    case queue(NoticeQueued)
    case beginAttempt(AttemptStarted)
    case endAttempt(AttemptFinished)
    case endDelivery(DeliveryEnded)
    case acknowledge(DeliveryID, reference: String, note: String?)
    case reportClockJump(ClockJumped)
    case anchor(CheckpointAnchored)
    case claim(ClaimOrder)
    /// Looks at the clock only: records missed deadlines and lets timeouts move the run.
    case observe
  }
}

package struct StartOrder: Hashable, Sendable {
  package let started: IncidentStarted
  /// When anybody in the company first knew; nil means now.
  package let discovered: StatedTime?

  package init(started: IncidentStarted, discovered: StatedTime?) {
    self.started = started
    self.discovered = discovered
  }
}

package struct FinishOrder: Hashable, Sendable {
  package enum Outcome: Hashable, Sendable {
    case done
    case answered(AnswerID)
    case failed
  }

  package let step: StepID
  package let outcome: Outcome
  /// Facts as typed by the person.
  package let facts: [FactID: String]
  package let note: String?

  package init(step: StepID, outcome: Outcome, facts: [FactID: String] = [:], note: String? = nil) {
    self.step = step
    self.outcome = outcome
    self.facts = facts
    self.note = note
  }
}

package struct DecisionOrder: Hashable, Sendable {
  package let consent: ConsentID
  package let from: RoleID
  package let decision: ConsentRecorded.Decision
  package let givenBy: String
  package let limitYen: Int?
  package let reference: String?
  package let note: String?

  package init(
    consent: ConsentID, from: RoleID, decision: ConsentRecorded.Decision, givenBy: String, limitYen: Int? = nil,
    reference: String? = nil, note: String? = nil
  ) {
    self.consent = consent
    self.from = from
    self.decision = decision
    self.givenBy = givenBy
    self.limitYen = limitYen
    self.reference = reference
    self.note = note
  }
}

package struct CorrectionOrder: Hashable, Sendable {
  /// The sequence of the entry that was wrong.
  package let event: Int
  package let note: String
  package let facts: [FactID: String]

  package init(event: Int, note: String, facts: [FactID: String] = [:]) {
    self.event = event
    self.note = note
    self.facts = facts
  }
}

package struct NoticeOrder: Hashable, Sendable {
  package let to: RoleID
  package let words: String

  package init(to: RoleID, words: String) {
    self.to = to
    self.words = words
  }
}

/// A file that is kept as evidence. Its number follows from what the ledger holds when it is recorded: two people may
/// hand files in at the same moment.
package struct CollectOrder: Hashable, Sendable {
  /// In bytes.
  package let size: Int
  package let sha256: Disclosable
  package let fileName: Disclosable
  package let custody: AttachmentCollected.Custody

  package init(size: Int, sha256: Disclosable, fileName: Disclosable, custody: AttachmentCollected.Custody = .init()) {
    self.size = size
    self.sha256 = sha256
    self.fileName = fileName
    self.custody = custody
  }

  func attachment(_ item: String) -> AttachmentCollected {
    AttachmentCollected(item: item, size: size, sha256: sha256, fileName: fileName, custody: custody)
  }
}
