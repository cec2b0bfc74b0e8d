import CivilTime
import PlaybookModel
import RunEngine
import Runner

extension IncidentFile {
  /// The open steps that can be done now, most urgent first: what limits damage or keeps evidence, then by target, then
  /// in the order of the playbook.
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
      if left.kind.isUrgent != right.kind.isUrgent { return left.kind.isUrgent }
      let (leftTarget, rightTarget) = (target(of: left), target(of: right))
      if leftTarget != rightTarget { return leftTarget < rightTarget }
      return (positions[left.id] ?? 0) < (positions[right.id] ?? 0)
    }
  }

  /// Far in the future for a step without a target.
  private func target(of step: Step) -> Instant {
    let anchor = step.due.flatMap { state.instant(of: $0.from) }
    guard let due = step.due, let anchor else { return Instant(milliseconds: .max) }
    return due.within.lastInstant(from: anchor, in: zone) ?? anchor
  }
}
