import PlaybookModel

/// A notice that somebody has to confirm leads to a call to the same people when nobody does, and the call says what to
/// say. That the end stays in reach needs no exploring: a call waits for nothing and leads nowhere else.
struct NoticesAreFollowedUp: CheckRule {
  static let id = RuleID("notices-are-followed-up")

  func faults(in examination: Examination) -> [Fault] {
    let playbook = examination.playbook
    let notices = playbook.steps.flatMap { step in step.notices.map { (step: step.id, notice: $0) } }
    let used = playbook.reachableFallbacks
    return notices.flatMap { faults(of: $0.notice, at: $0.step, in: playbook) }
      + playbook.fallbacks.filter { $0.instructions.phone.isEmpty }.map { .callSaysNothing($0.id) }
      + playbook.fallbacks.filter { !used.contains($0.id) }.map { .unused(.step($0.id)) }
  }

  private func faults(of notice: Notice, at step: StepID, in playbook: Playbook) -> [Fault] {
    guard let fallback = playbook.fallback(for: notice) else {
      return notice.acknowledgeWithin == nil ? [] : [.nobodyToTelephone(step, notice.to)]
    }
    return fallback.reaches == notice.to ? [] : [.callReachesOthers(step, fallback.id)]
  }
}
