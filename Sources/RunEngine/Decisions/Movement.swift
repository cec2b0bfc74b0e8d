import CivilTime
import PlaybookModel

/// How tracks move. Everything here follows from the playbook; nobody decides it.
extension Draft {
  mutating func enter(_ track: Track) {
    guard let first = track.steps.first else { return }
    open(first, in: track.id)
  }

  mutating func move(from step: Step, by route: Route) {
    guard let place = state.playbook.place(of: step.id) else { return }
    let taken = route.branches.first { state.control.value(of: $0.guardCondition) == true }
    switch taken?.target ?? route.otherwise {
    case .step(let next):
      guard let next = state.playbook.step(next) else { return }
      open(next, in: place.track)
    case .end:
      conclude(.trackFinished(TrackFinished(track: place.track)))
    }
  }

  /// Closes a step otherwise than by finishing its work. What is open inside a block is closed before it and in the same
  /// way, so that nothing goes on in a block that the run has left.
  mutating func leave(
    _ step: Step, in invocation: InvocationID, as event: Event, inside: Event? = nil, by cause: Cause
  ) {
    if case .parallel(let nested) = step.form {
      for track in nested {
        guard case .at(let id) = state.control.tracks[track.id], let inner = state.playbook.step(id),
          let innerInvocation = state.latestInvocation(of: id)?.id
        else { continue }
        leave(inner, in: innerInvocation, as: inside ?? event, by: cause)
      }
    }
    put(event, in: invocation, by: cause)
  }

  private mutating func open(_ step: Step, in track: TrackID) {
    let number = (state.latestInvocation(of: step.id)?.id.number ?? 0) + 1
    conclude(.stepOpened(StepOpened(track: track)), in: InvocationID(step: step.id, number: number))
    if case .parallel = step.form, !applies(step) { return }
    openNested(of: step)
  }

  /// A block opens its tracks when it is ready itself, so that nothing inside it runs ahead of its guards.
  private mutating func openNested(of step: Step) {
    guard case .parallel(let nested) = step.form, state.standing(of: step) == .ready else { return }
    for track in nested where state.control.tracks[track.id] == nil { enter(track) }
  }

  private func applies(_ step: Step) -> Bool {
    step.onlyIf.map { state.control.value(of: $0) != false } ?? true
  }

  /// Repeats until nothing moves by itself any more: steps that do not apply are passed over, blocks join.
  ///
  /// A playbook in which steps that never apply form a ring would go round for ever. What comes back to where it was
  /// is taken back, and the step that began the round is left standing; the checker reports it.
  mutating func settle() {
    var origins: [RunState.Control: (draft: Draft, moved: StepID)] = [:]
    var standing: Set<StepID> = []
    while true {
      let before = self
      guard let moved = settleOnce(except: standing) else { break }
      origins[before.state.control] = (before, moved)
      guard let origin = origins[state.control] else { continue }
      self = origin.draft
      standing.insert(origin.moved)
    }
    let isDone = state.playbook.tracks.allSatisfy { state.control.tracks[$0.id] == .finished }
    if case .open = state.phase, isDone, !state.playbook.fallbacks.contains(where: { state.isOpen($0.id) }) {
      conclude(.runCompleted)
    }
  }

  /// The step that moved; nil when none does.
  private mutating func settleOnce(except standing: Set<StepID>) -> StepID? {
    for step in state.openSteps where !standing.contains(step.id) {
      guard let invocation = state.latestInvocation(of: step.id)?.id else { continue }
      if !applies(step) {
        leave(step, in: invocation, as: .stepPassedOver, by: .playbook)
        move(from: step, by: step.routes.done)
        return step.id
      }
      guard case .parallel(let nested) = step.form else { continue }
      let sizeBefore = state.size
      openNested(of: step)
      if state.size > sizeBefore { return step.id }
      // A consent withdrawn in the meantime holds the join, as it would hold any other finish.
      let isJoined = nested.allSatisfy { state.control.tracks[$0.id] == .finished }
      if isJoined, state.standing(of: step) == .ready {
        conclude(.stepFinished(StepFinished(outcome: .joined)), in: invocation)
        followFinish(of: step, answer: nil, in: invocation, by: .playbook)
        move(from: step, by: step.routes.done)
        return step.id
      }
    }
    return nil
  }

  /// Lets time move the run on, and records clocks that ran out or are about to.
  mutating func observeClocks() {
    letTimeOut()
    escalate()
    // Last, so that the clocks of what was opened just now are among them.
    for clock in state.clocks(at: now, in: zone) {
      guard case .missed(let last) = clock.standing, state.missed[clock.id] == nil else { continue }
      conclude(.deadlineMissed(DeadlineMissed(clock: clock.id, lastInstant: last)))
    }
    remind()
  }

  /// Each timeout that is due, the one that was due first first, and what follows from it before the next: a look that
  /// comes late finds the run where looking all the time would have brought it. What opens only now has its own time.
  private mutating func letTimeOut() {
    let due = state.openSteps.compactMap { step -> (step: Step, entry: RunState.Invocation, timeout: Timeout)? in
      guard let timeout = step.routes.timeout, let entry = state.latestInvocation(of: step.id),
        now.since(entry.opened) >= timeout.after
      else { return nil }
      return (step, entry, timeout)
    }
    // The sort keeps the order of the playbook among equals.
    for (step, entry, timeout) in due.sorted(by: {
      $0.entry.opened.advanced(by: $0.timeout.after) < $1.entry.opened.advanced(by: $1.timeout.after)
    }) {
      guard state.latestInvocation(of: step.id) == entry else { continue }
      leave(step, in: entry.id, as: .stepTimedOut, by: .playbook)
      move(from: step, by: timeout.route)
      settle()
    }
  }
}
