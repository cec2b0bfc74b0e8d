package import CivilTime
package import PlaybookModel

/// Everything that is known of a run: the fold of its ledger and of nothing else.
package struct RunState: Hashable, Sendable {
  package enum Phase: Hashable, Sendable {
    case notStarted
    case open
    /// Every track is finished. Notes, evidence, decisions and notices may still follow.
    case completed(Instant)
  }

  /// The pinned playbook, with those that were taken in.
  package private(set) var playbook: Playbook
  package internal(set) var phase: Phase = .notStarted
  package internal(set) var start: IncidentStarted?
  /// The part that decides what can happen next.
  package internal(set) var control = Control()
  /// Every entry into a step, in the order of the ledger.
  package internal(set) var invocations: [Invocation] = []
  package internal(set) var statements: [Statement] = []
  package internal(set) var decisions: [Decision] = []
  package internal(set) var corrections: [Correction] = []
  /// Who acts in a role now, where somebody was named.
  package internal(set) var delegates: [RoleID: RoleDelegated] = [:]
  package internal(set) var attachments: [AttachmentCollected] = []
  /// Steps for which somebody kept evidence.
  package internal(set) var stepsWithEvidence: Set<StepID> = []
  package internal(set) var deliveries: [DeliveryRecord] = []
  package internal(set) var notices: [NoticeRecord] = []
  /// When somebody last spoke to a role.
  package internal(set) var contacts: [RoleID: Contact] = [:]
  /// The reminder that was given last, for each clock.
  package internal(set) var reminders: [ClockID: ReminderGiven] = [:]
  package internal(set) var milestones: [Milestone: Reached] = [:]
  package internal(set) var missed: [ClockID: Instant] = [:]
  package internal(set) var overrides: [Int] = []
  package internal(set) var claim = ClaimRecord()
  package internal(set) var anchors: [Anchor] = []
  /// Evidence that was found not to be what was recorded when it was hashed anew last.
  package internal(set) var changedEvidence: Set<String> = []
  var unanchored = Unanchored()
  /// How many entries the copy of the ledger at hand leaves out whole.
  package internal(set) var withheld = 0
  /// How many events the ledger has; the sequence of the next one.
  package internal(set) var size = 0
  package internal(set) var lastRecorded: Instant?

  package init(playbook: Playbook) { self.playbook = playbook }

  /// The state after `events`, from the beginning.
  package init(playbook: Playbook, events: some Sequence<RecordedEvent>) {
    self.init(playbook: playbook)
    for event in events { evolve(by: event) }
  }
}

extension RunState {
  /// Where the tracks stand and what their guards can see. Two runs with the same control can do the same things.
  package struct Control: Hashable, Sendable {
    package enum Position: Hashable, Sendable {
      case at(StepID)
      case finished
    }

    /// A latest way out of a step.
    package enum Exit: Hashable, Sendable {
      case done, answered(AnswerID), failed, skipped, passedOver, timedOut
    }

    /// Tracks of a nested block are absent until the block is opened.
    package internal(set) var tracks: [TrackID: Position] = [:]
    package internal(set) var facts: [FactID: FactValue] = [:]
    package internal(set) var consents: [ConsentID: ConsentRecorded.Decision] = [:]
    /// The consents that open steps went on without, in their present invocation.
    package internal(set) var overridden: [StepID: Set<ConsentID>] = [:]
    package internal(set) var exits: [StepID: Exit] = [:]
  }

  package struct Invocation: Hashable, Sendable {
    package enum Phase: Hashable, Sendable {
      case open
      case closed(Control.Exit, Instant)
    }

    package let id: InvocationID
    package let opened: Instant
    package internal(set) var phase: Phase
    /// When it was finished as stated, and by whom.
    package internal(set) var occurred: StatedTime?
    package internal(set) var actor: Actor?
  }

  /// A fact as last stated; an earlier statement stays in the ledger.
  package struct Statement: Hashable, Sendable {
    package let sequence: Int
    package let recorded: Instant
    package let recording: Recording
    package let stated: FactStated
  }

  package struct Decision: Hashable, Sendable {
    package let sequence: Int
    package let recorded: Instant
    /// When it was given, as stated or else as recorded.
    package let at: Instant
    package let recording: Recording
    package let consent: ConsentRecorded
  }

  package struct Reached: Hashable, Sendable {
    package enum How: Hashable, Sendable {
      case stated(InvocationID)
      /// A machine of the receiver took the message. Not that anybody read it.
      case accepted(DeliveryID)
    }

    package let at: Instant
    /// When the ledger took it.
    package let recorded: Instant
    package let how: How
  }

  package struct DeliveryRecord: Hashable, Sendable {
    package enum Standing: Hashable, Sendable {
      case waiting
      case sending
      case accepted(Instant)
      case uncertain
      case ended(DeliveryEnded.Why)
      case acknowledged(Instant)
    }

    package let queued: NoticeQueued
    package let at: Instant
    package internal(set) var standing: Standing
    package internal(set) var attempts: [AttemptFinished] = []
    /// Attempts begun, finished or not.
    package internal(set) var begun = 0
  }
}

extension RunState {
  /// Takes a playbook in that came with this one.
  mutating func join(_ id: PlaybookID) {
    guard let other = playbook.others.first(where: { $0.id == id }) else { return }
    playbook = playbook.joined(with: other)
  }

  package func latestInvocation(of step: StepID) -> Invocation? { invocations.last { $0.id.step == step } }

  package func latestStatement(of fact: FactID) -> Statement? { statements.last { $0.stated.fact == fact } }

  package func delivery(_ id: DeliveryID) -> DeliveryRecord? { deliveries.first { $0.queued.delivery == id } }

  /// Steps where a track stands now, in the order of the playbook; then the calls that have to be made.
  package var openSteps: [Step] { openSteps(in: playbook.tracks + playbook.fallbacks.map(\.track)) }

  private func openSteps(in tracks: [Track]) -> [Step] {
    tracks.flatMap { track -> [Step] in
      guard case .at(let id) = control.tracks[track.id], let step = playbook.step(id) else { return [] }
      switch step.form {
      case .task, .question: return [step]
      case .parallel(let nested): return [step] + openSteps(in: nested)
      }
    }
  }

  package func isOpen(_ id: StepID) -> Bool {
    guard let place = playbook.place(of: id) else { return false }
    return control.tracks[place.track] == .at(id)
  }

  /// The value of a fact that is an instant.
  package func instant(of fact: FactID) -> Instant? {
    guard case .instant(let instant) = control.facts[fact] else { return nil }
    return instant
  }
}
