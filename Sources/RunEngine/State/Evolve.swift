import CivilTime
import PlaybookModel

extension RunState {
  /// Takes one event in. Total: an event that does not fit changes nothing but the size, since a ledger that somebody
  /// else wrote is input, and the ledger's own checks say what is wrong with it.
  package mutating func evolve(by recorded: RecordedEvent) {
    size = recorded.sequence + 1
    lastRecorded = recorded.recorded
    unanchored.take(recorded)
    let happening = recorded.happening
    switch recorded.event {
    case .incidentStarted(let started):
      guard phase == .notStarted else { return }
      start = started
      phase = .open
    case .stepOpened(let opened):
      guard let id = happening.invocation else { return }
      open(id, in: opened.track, at: recorded.recorded)
    case .stepFinished(let finished):
      noteContact(of: finished, recorded)
      close(happening, as: finished.outcome.exit, at: recorded.recorded)
    case .stepSkipped:
      close(happening, as: .skipped, at: recorded.recorded)
    case .stepPassedOver:
      close(happening, as: .passedOver, at: recorded.recorded)
    case .stepTimedOut:
      close(happening, as: .timedOut, at: recorded.recorded)
    case .trackFinished(let finished):
      guard playbook.track(finished.track) != nil else { return }
      control.tracks[finished.track] = .finished
    case .runCompleted:
      guard phase == .open else { return }
      phase = .completed(recorded.recorded)
    case .gateOverridden(let overridden):
      guard let index = openInvocation(happening.invocation) else { return }
      control.overridden[invocations[index].id.step, default: []].formUnion(overridden.consents)
      overrides.append(recorded.sequence)
    case .consentRecorded(let consent):
      control.consents[consent.consent] = consent.decision
      decisions.append(
        Decision(
          sequence: recorded.sequence, recorded: recorded.recorded,
          at: happening.occurred?.instant ?? recorded.recorded, recording: Recording(recorded), consent: consent))
    case .playbookJoined(let joined):
      join(joined.playbook)
    case .roleDelegated(let delegated):
      delegates[delegated.role] = delegated
    case .factStated(let stated):
      control.facts[stated.fact] = stated.value
      statements.append(
        Statement(
          sequence: recorded.sequence, recorded: recorded.recorded, recording: Recording(recorded), stated: stated))
    case .attachmentCollected(let attachment):
      attachments.append(attachment)
      if let step = happening.invocation?.step { stepsWithEvidence.insert(step) }
    case .checkpointAnchored(let anchored):
      anchors.append(Anchor(sequence: recorded.sequence, anchored: anchored))
    case .deadlineMissed(let deadline):
      guard missed[deadline.clock] == nil else { return }
      missed[deadline.clock] = deadline.lastInstant
    case .reminderGiven(let reminder):
      reminders[reminder.clock] = reminder
    case .noticeRequested(let request):
      take(request, recorded)
    case .noticeEscalated(let escalated):
      take(escalated, at: recorded.recorded)
    case .noticeQueued, .attemptStarted, .attemptFinished, .deliveryEnded, .deliveryAcknowledged:
      evolveDelivery(recorded.event, at: recorded.recorded)
    case .custodyRecorded(let custody):
      take(custody)
    case .claim(let event):
      take(event, recorded)
    case .eventCorrected(let correction):
      corrections.append(
        Correction(recording: Recording(recorded), event: correction.event, note: correction.note))
    case .noteTaken, .clockJumped:
      break
    }
  }

  private mutating func take(_ custody: CustodyRecorded) {
    switch custody.act {
    case .foundChanged: changedEvidence.insert(custody.item)
    case .verified: changedEvidence.remove(custody.item)
    case .transferred, .accessed, .copied, .released, .disposed: break
    }
  }

  /// Where the entry stands among all entries; nil unless it is open.
  private func openInvocation(_ id: InvocationID?) -> Int? {
    guard let id, let index = invocations.lastIndex(where: { $0.id.step == id.step }) else { return nil }
    return invocations[index].id == id && invocations[index].phase == .open ? index : nil
  }

  private mutating func open(_ id: InvocationID, in track: TrackID, at instant: Instant) {
    guard playbook.place(of: id.step)?.track == track else { return }
    control.tracks[track] = .at(id.step)
    control.overridden[id.step] = nil
    invocations.append(Invocation(id: id, opened: instant, phase: .open))
    forgetTracks(inside: id.step)
    // A new round: what was done inside the block in the last one opens nothing in this one.
    for inner in playbook.step(id.step)?.nestedSteps ?? [] { control.exits[inner.id] = nil }
  }

  private mutating func forgetTracks(inside step: StepID) {
    guard let step = playbook.step(step), case .parallel(let nested) = step.form else { return }
    for track in nested.flatMap(\.withNested) { control.tracks[track.id] = nil }
  }

  private mutating func close(_ happening: Happening, as exit: Control.Exit, at instant: Instant) {
    guard let id = happening.invocation, let index = openInvocation(id) else { return }
    control.exits[id.step] = exit
    control.overridden[id.step] = nil
    invocations[index].phase = .closed(exit, instant)
    invocations[index].occurred = happening.occurred
    invocations[index].actor = happening.actor
    switch exit {
    case .done, .answered:
      let answer: AnswerID? = if case .answered(let answer) = exit { answer } else { nil }
      guard let milestone = playbook.step(id.step)?.milestone(for: answer) else { return }
      reach(milestone, at: happening.occurred?.instant ?? instant, recorded: instant, how: .stated(id))
    case .failed, .skipped, .passedOver, .timedOut:
      forgetTracks(inside: id.step)
    }
  }

  private mutating func noteContact(of finished: StepFinished, _ recorded: RecordedEvent) {
    guard openInvocation(recorded.happening.invocation) != nil, finished.outcome != .failed,
      let role = recorded.happening.invocation.flatMap({ playbook.step($0.step)?.speaksTo })
    else { return }
    contacts[role] = Contact(
      sequence: recorded.sequence, at: recorded.happening.occurred?.instant ?? recorded.recorded)
  }

  /// The first time counts: notice given twice was given when it was first given.
  mutating func reach(_ milestone: Milestone, at instant: Instant, recorded: Instant, how: Reached.How) {
    if milestones[milestone] == nil { milestones[milestone] = Reached(at: instant, recorded: recorded, how: how) }
  }
}

extension StepFinished.Outcome {
  var exit: RunState.Control.Exit {
    switch self {
    case .done, .joined: .done
    case .answered(let answer): .answered(answer)
    case .failed: .failed
    }
  }
}

extension Step {
  /// Every step inside a block, however deep.
  fileprivate var nestedSteps: [Step] {
    switch form {
    case .task, .question: []
    case .parallel(let nested): nested.flatMap(\.allSteps)
    }
  }
}

extension Track {
  /// The track and every track inside it.
  var withNested: [Track] {
    [self]
      + steps.flatMap { step in
        switch step.form {
        case .task, .question: [Track]()
        case .parallel(let nested): nested.flatMap(\.withNested)
        }
      }
  }
}
