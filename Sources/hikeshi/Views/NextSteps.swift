import CivilTime
import PlaybookModel
import RunEngine
import Runner

extension IncidentFile {
  /// The open steps that can be done now, most urgent first: what limits damage, then calls to those who did not answer, then by target, then in the order of
  /// the playbook.
  func readySteps(for role: RoleID? = nil, at now: Instant) -> [Step] {
    ordered(
      state.openSteps.filter { step in
        guard state.standing(of: step) == .ready else { return false }
        if case .parallel = step.form { return false }
        return role.map { step.role == $0 } ?? true
      }, at: now)
  }

  /// The open steps that wait for something.
  func heldSteps(for role: RoleID? = nil, at now: Instant) -> [Step] {
    state.openSteps.filter { step in
      guard case .held = state.standing(of: step) else { return false }
      return role.map { step.role == $0 } ?? true
    }
  }

  private func ordered(_ steps: [Step], at now: Instant) -> [Step] {
    let positions = Dictionary(
      playbook.steps.enumerated().map { ($0.element.id, $0.offset) }, uniquingKeysWith: { first, _ in first })
    return steps.sorted { left, right in
      let (leftLimits, rightLimits) = (left.kind == .mitigation, right.kind == .mitigation)
      if leftLimits != rightLimits { return leftLimits }
      let (leftCall, rightCall) = (playbook.fallback(left.id) != nil, playbook.fallback(right.id) != nil)
      if leftCall != rightCall { return leftCall }
      let (leftTarget, rightTarget) = (target(of: left), target(of: right))
      if leftTarget != rightTarget { return leftTarget < rightTarget }
      return (positions[left.id] ?? 0) < (positions[right.id] ?? 0)
    }
  }

  /// The step's own target, else that of the block it is in; far in the future when there is none.
  private func target(of step: Step) -> Instant {
    var current: Step? = step
    while let candidate = current {
      if let due = candidate.due, let anchor = state.instant(of: due.from) {
        return due.within.lastInstant(from: anchor, in: zone) ?? anchor
      }
      current = playbook.place(of: candidate.id)?.parent.flatMap { playbook.step($0) }
    }
    return Instant(milliseconds: .max)
  }
}
