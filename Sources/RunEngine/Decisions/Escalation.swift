import CivilTime
import PlaybookModel

/// What follows when people do not answer a notice, and when a clock comes near its end. Both by the playbook and the
/// clock alone, and each on record once.
extension Draft {
  /// Opens the call to fall back on for every notice that went unanswered.
  mutating func escalate() {
    for notice in state.notices {
      guard let (fallback, why) = state.dueEscalation(of: notice, at: now) else { continue }
      conclude(
        .noticeEscalated(
          NoticeEscalated(
            request: notice.sequence, to: notice.requested.to, message: notice.requested.message, why: why,
            fallback: fallback.id)))
      if !state.isOpen(fallback.id) { enter(fallback.track) }
    }
  }

  /// Reminds of every deadline that is near. Of several reminders that are due at once only the last one is given: the
  /// earlier ones have nothing more to say.
  mutating func remind() {
    for clock in state.clocks(at: now, in: zone) {
      guard case .running(let last) = clock.standing, case .deadline(let id) = clock.id,
        let deadline = state.playbook.deadlines.first(where: { $0.id == id }),
        let lead = deadline.reminders.last(where: { last.since(now) <= $0 })
      else { continue }
      let reminder = ReminderGiven(clock: clock.id, lastInstant: last, leadMilliseconds: lead.milliseconds)
      if let given = state.reminders[clock.id], given.lastInstant == last,
        given.leadMilliseconds <= reminder.leadMilliseconds
      {
        continue
      }
      conclude(.reminderGiven(reminder))
    }
  }
}
