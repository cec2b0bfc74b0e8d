import PlaybookModel

/// No step that limits the damage or keeps evidence waits for a consent: not at a gate of its own, and not behind one
/// in its track, in its block or in another track.
///
/// Of all states that a run comes to when nobody agrees to anything, before the step was first come to: if the step can
/// be come to at all from there, by the book, then also without any consent. This finds the branch on which it
/// waits even when another branch leads to it at once. What happens after its first time is left out: that it may be
/// done again after a step with a gate (the damage shows again after recovery) makes nobody wait.
///
/// Only the tracks that decide about the step are explored. What the others do makes no difference to these: facts and
/// consents can be put on record at any time without them.
struct UrgentStepsNeverWait: CheckRule {
  static let id = RuleID("urgent-steps-never-wait")

  func faults(in examination: Examination) throws(Unproven) -> [Fault] {
    let playbook = examination.playbook
    var urgent: [(step: Step, tracks: Set<TrackID>)] = []
    for step in playbook.steps where step.kind.isUrgent && !isFree(step, in: playbook) {
      urgent.append((step, playbook.topTracksDeciding(about: step.id)))
    }
    var faults: [StepID: Fault] = [:]
    for tracks in Set(urgent.map(\.tracks)) {
      let alone = examination.narrowed(to: tracks)
      for (step, _) in urgent.filter({ $0.tracks == tracks }) {
        faults[step.id] = try fault(of: step, in: alone)
      }
    }
    return urgent.compactMap { faults[$0.step.id] }
  }

  private func fault(of step: Step, in examination: Examination) throws(Unproven) -> Fault? {
    let (store, sets) = (examination.store, examination.sets)
    let goal = sets.ready(step)
    let silent = try examination.exploration(.nobodyAgrees)
    let doubtful = store.minus(silent.reachable, try silent.states(thatCanReach: goal))
    let any = try examination.exploration(.anything)
    let withConsent = store.and(any.reachable, try any.states(thatCanReach: goal, by: .byTheBook))
    if store.isDisjoint(doubtful, withConsent) { return nil }
    let before = try Exploration(sets, conduct: .nobodyAgrees, without: goal)
    let waiting = store.and([before.reachable, doubtful, withConsent])
    guard !waiting.isEmpty, let (walk, state) = try before.shortestWalk(to: waiting) else { return nil }
    let (onward, end) = try shortestWalk(from: state, to: goal, sets)
    let given = sets.granted(in: end).filter { !sets.granted(in: state).contains($0) }
    return .urgentStepWaits(step.id, for: given, walk: walk, onward: onward)
  }

  /// Rather by a consent than by waiting until the clock frees the step that is held.
  private func shortestWalk(
    from state: Diagram, to goal: Diagram, _ sets: StateSets
  ) throws(Unproven) -> (moves: [Move], end: Diagram) {
    for conduct in [Conduct.byConsent, .byTheBook] {
      let onward = try Exploration(sets, conduct: conduct, from: state)
      if let walk = try onward.shortestWalk(to: goal) { return walk }
    }
    return ([], state)
  }

  /// Nothing that the step's track, the tracks around it or those they look at could wait for is a consent, so that
  /// nothing needs to be explored.
  private func isFree(_ step: Step, in playbook: Playbook) -> Bool {
    let tracks = playbook.tracksDeciding(about: step.id)
    return tracks.flatMap(\.steps).allSatisfy { step in
      step.gates.isEmpty
        && step.guards.flatMap(\.atoms).allSatisfy { atom in
          if case .consentGranted = atom { false } else { true }
        }
    }
  }
}

extension Playbook {
  fileprivate func topTracksDeciding(about step: StepID) -> Set<TrackID> {
    let deciding = Set(tracksDeciding(about: step).map(\.id))
    return Set(tracks.filter { track in track.withNestedTracks.contains { deciding.contains($0.id) } }.map(\.id))
  }

  /// The tracks that decide when a step is come to: its own, those around it, those inside them, and whatever their
  /// guards look at.
  fileprivate func tracksDeciding(about step: StepID) -> [Track] {
    var found: Set<TrackID> = []
    var pending = [place(of: step)?.track].compactMap(\.self)
    while let id = pending.popLast() {
      guard let track = track(id), found.insert(id).inserted else { continue }
      pending += track.withNestedTracks.map(\.id)
      pending += track.steps.flatMap(\.guards).flatMap(\.atoms).compactMap { $0.track(in: self) }
      if let first = track.steps.first, let parent = place(of: first.id)?.parent {
        pending += [place(of: parent)?.track].compactMap(\.self)
      }
    }
    return found.sorted().compactMap(track)
  }
}
