package import CivilTime
package import PlaybookModel

/// Nobody on the other side is known to have a notice, and there is no more waiting for it: somebody telephones.
package struct NoticeEscalated: Hashable, Sendable, Codable {
  package enum Why: String, Hashable, Sendable, Codable, CaseIterable {
    /// The time that the step allows is over. Their machine may have taken it; no person has said so.
    case unacknowledged
    /// Every try failed.
    case exhausted
    /// The receiver is closed (410).
    case stopped
    /// The receiver does not take it.
    case refused
    /// Our own rules forbid the address.
    case blocked
  }

  /// The sequence of the entry that asked for the notice.
  package let request: Int
  package let to: RoleID
  /// Nil when a person wrote the message.
  package let message: MessageID?
  package let why: Why
  /// The call that has to be made.
  package let fallback: StepID

  package init(request: Int, to: RoleID, message: MessageID?, why: Why, fallback: StepID) {
    self.request = request
    self.to = to
    self.message = message
    self.why = why
    self.fallback = fallback
  }
}

/// A deadline is near, and people were reminded of it.
package struct ReminderGiven: Hashable, Sendable, Codable {
  package let clock: ClockID
  package let lastInstant: Instant
  /// Which of the deadline's reminders it is: so long before the last instant.
  package let leadMilliseconds: Int64

  package init(clock: ClockID, lastInstant: Instant, leadMilliseconds: Int64) {
    self.clock = clock
    self.lastInstant = lastInstant
    self.leadMilliseconds = leadMilliseconds
  }
}
