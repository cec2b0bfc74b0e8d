package import CivilTime
package import PlaybookModel

/// One clock of a run: a deadline of the playbook or the target of a step.
package struct RunClock: Hashable, Sendable {
  package enum Standing: Hashable, Sendable {
    /// Its anchor fact has not been stated; or, where it only may apply, whether it exists is not known.
    case notStarted(mayApply: Bool)
    /// No number of hours: as soon as it can be done.
    case withoutDelay(since: Instant)
    case running(last: Instant)
    case met(at: Instant)
    /// Ran out unmet at `last`.
    case missed(last: Instant)
    /// Met, but after `last`.
    case metLate(at: Instant, last: Instant)
  }

  package let id: ClockID
  package let title: LocalizedText
  /// The end of the first day of a range; people do well to be done by then.
  package let earliest: Instant?
  package let standing: Standing
}

extension RunState {
  /// Every clock that exists or may exist, deadlines first, each in the order of the playbook. Targets are shown for
  /// steps that are open or were finished.
  package func clocks(at now: Instant, in zone: Zone) -> [RunClock] {
    playbook.deadlines.compactMap { clock(of: $0, at: now, in: zone) }
      + playbook.steps.compactMap { target(of: $0, at: now, in: zone) }
  }

  private func clock(of deadline: Deadline, at now: Instant, in zone: Zone) -> RunClock? {
    let applies = deadline.onlyIf.map { control.value(of: $0) } ?? true
    if applies == false { return nil }
    let met = deadline.metBy.flatMap(firstFinish(of:))
    if met == nil, let step = deadline.metBy, latestExit(of: step) == .passedOver { return nil }
    guard applies == true else {
      return RunClock(
        id: .deadline(deadline.id), title: deadline.title, earliest: nil, standing: .notStarted(mayApply: true))
    }
    let anchor = deadline.learned.flatMap(instant) ?? instant(of: deadline.from)
    return RunClock(
      id: .deadline(deadline.id), title: deadline.title,
      earliest: anchor.flatMap { anchor in deadline.earliest?.lastInstant(from: anchor, in: zone) },
      standing: standing(
        of: deadline.within, from: anchor, met: met, at: now, in: zone))
  }

  private func target(of step: Step, at now: Instant, in zone: Zone) -> RunClock? {
    guard let due = step.due, latestInvocation(of: step.id) != nil else { return nil }
    let met = firstFinish(of: step.id)
    switch latestExit(of: step.id) {
    case .passedOver where met == nil, .skipped where met == nil: return nil
    case .passedOver, .skipped, .done, .answered, .failed, .timedOut, nil: break
    }
    return RunClock(
      id: .target(step.id), title: step.title, earliest: nil,
      standing: standing(
        of: due.within, from: instant(of: due.from), met: met, at: now, in: zone))
  }

  /// How a step was left when it was entered last; nil while it is open, and before.
  private func latestExit(of step: StepID) -> Control.Exit? {
    guard case .closed(let exit, _) = latestInvocation(of: step)?.phase else { return nil }
    return exit
  }

  private func standing(
    of rule: CalendarRule, from anchor: Instant?, met: Instant?, at now: Instant, in zone: Zone
  ) -> RunClock.Standing {
    guard let anchor else { return .notStarted(mayApply: false) }
    guard let last = rule.lastInstant(from: anchor, in: zone) else {
      return met.map { .met(at: $0) } ?? .withoutDelay(since: anchor)
    }
    if let met { return met <= last ? .met(at: met) : .metLate(at: met, last: last) }
    return now <= last ? .running(last: last) : .missed(last: last)
  }

  /// When a step was first done, as stated or else as recorded.
  private func firstFinish(of step: StepID) -> Instant? {
    for invocation in invocations where invocation.id.step == step {
      switch invocation.phase {
      case .closed(.done, let at), .closed(.answered, let at): return invocation.occurred?.instant ?? at
      case .open, .closed(.failed, _), .closed(.skipped, _), .closed(.passedOver, _), .closed(.timedOut, _): continue
      }
    }
    return nil
  }
}
