import CivilTime
import PlaybookModel
import RunEngine

/// What holds in every run, whatever was asked of it; nil when it does.
enum Invariants {
  /// A track that is not finished is at one step of its own, and only tracks of open blocks are at any.
  static func positions(_ state: RunState) -> String? {
    for track in state.playbook.tracks where state.control.tracks[track.id] == nil { return "\(track.id) is nowhere" }
    for (track, position) in state.control.tracks {
      guard case .at(let step) = position else { continue }
      guard let place = state.playbook.place(of: step), place.track == track else { return "\(track) is at \(step)" }
      if let parent = place.parent, !state.isOpen(parent) { return "\(step) is open in \(parent), which is not" }
    }
    return nil
  }

  /// What is open by the tracks is open by the entries.
  static func entries(_ state: RunState) -> String? {
    let entries = state.invocations.filter { $0.phase == .open }.map(\.id.step).sorted()
    let steps = state.openSteps.map(\.id).sorted()
    guard entries == steps else { return "entries \(entries), steps \(steps)" }
    for (step, all) in Dictionary(grouping: state.invocations, by: \.id.step) {
      guard all.map(\.id.number) == Array(1...all.count) else { return "\(step) is numbered \(all.map(\.id.number))" }
    }
    return nil
  }

  static func completion(_ state: RunState) -> String? {
    let isDone =
      state.playbook.tracks.allSatisfy { state.control.tracks[$0.id] == .finished }
      && !state.playbook.fallbacks.contains { state.isOpen($0.id) }
    let isCompleted = if case .completed = state.phase { true } else { false }
    return isDone == isCompleted ? nil : "tracks finished: \(isDone), run completed: \(isCompleted)"
  }

  /// No step behind a gate is finished without every consent, or an override in the same entry that names it; no step
  /// that waits is finished before its time.
  static func gates(_ playbook: Playbook, _ events: [RecordedEvent]) -> String? {
    var granted: Set<ConsentID> = []
    var overridden: [InvocationID: Set<ConsentID>] = [:]
    for event in events {
      switch event.event {
      case .consentRecorded(let consent):
        if consent.decision == .granted { granted.insert(consent.consent) } else { granted.remove(consent.consent) }
      case .gateOverridden(let override):
        guard let id = event.happening.invocation else { return "an override of nothing" }
        overridden[id, default: []].formUnion(override.consents)
      case .stepFinished(let finished):
        guard let id = event.happening.invocation, let step = playbook.step(id.step) else {
          return "a finish of nothing"
        }
        let missing = Set(step.gates).subtracting(granted).subtracting(overridden[id] ?? [])
        // What is inside a failed block fails with it, whatever it waits for.
        if !missing.isEmpty, finished.outcome != .failed { return "\(id) finished without \(missing)" }
      case .incidentStarted, .stepOpened, .stepSkipped, .stepPassedOver, .stepTimedOut, .trackFinished, .runCompleted,
        .roleDelegated, .playbookJoined, .factStated, .noteTaken, .eventCorrected, .attachmentCollected,
        .noticeRequested, .noticeQueued,
        .attemptStarted, .attemptFinished, .deliveryEnded, .deliveryAcknowledged, .noticeEscalated, .reminderGiven,
        .deadlineMissed, .clockJumped,
        .custodyRecorded, .checkpointAnchored, .claim:
        continue
      }
    }
    return nil
  }

  static func all(_ state: RunState, _ events: [RecordedEvent]) -> String? {
    if events.map(\.sequence) != Array(0..<state.size) { return "the sequence has gaps" }
    if RunState(playbook: state.playbook, events: events) != state { return "the fold differs" }
    return positions(state) ?? entries(state) ?? completion(state) ?? gates(state.playbook, events)
  }
}
