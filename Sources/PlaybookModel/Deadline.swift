package import CivilTime

/// A legal or contractual clock: it warns and records a breach, and never moves the run.
package struct Deadline: Hashable, Sendable {
  package let id: DeadlineID
  package let title: LocalizedText
  /// The fact, an instant, that starts it.
  package let from: FactID
  /// A fact, an instant, from which the clock counts instead once it is stated: when the company learned, later than of
  /// the incident, of what the clock is about.
  package let learned: FactID?
  package let earliest: CalendarRule?
  package let within: CalendarRule
  package let metBy: StepID?
  /// The clock exists only when this is true; unknown is shown as "may apply".
  package let onlyIf: Guard?
  package let source: String?
  /// How long before its last instant people are reminded, longest first.
  package let reminders: [Span]

  package init(
    id: DeadlineID, title: LocalizedText, from: FactID = .discovered, learned: FactID? = nil,
    earliest: CalendarRule? = nil,
    within: CalendarRule, metBy: StepID? = nil, onlyIf: Guard? = nil, source: String? = nil,
    reminders: [Span] = []
  ) {
    self.id = id
    self.title = title
    self.from = from
    self.learned = learned
    self.earliest = earliest
    self.within = within
    self.metBy = metBy
    self.onlyIf = onlyIf
    self.source = source
    self.reminders = reminders.sorted(by: >)
  }
}

/// How far a deadline lies from its anchor.
package enum CalendarRule: Hashable, Sendable {
  case span(Span)
  /// The end of the n-th calendar day after the anchor's day, in the company's zone (first day not counted).
  case days(Int)
  /// The same, moved on to a day on which Japanese authorities are open (`JapaneseOffices`).
  case officeDays(Int)
  /// The end of the same day of the month, n years on.
  case years(Int)
  /// No number of hours: as soon as it can be done.
  case withoutDelay

  /// The last instant that still keeps the rule; nil for `withoutDelay`.
  ///
  /// | rule | anchor (Tokyo) | last instant |
  /// |---|---|---|
  /// | 72 h | Fri 21:05 | Mon 21:05 |
  /// | 5 days | Fri 27 Nov 21:05 | Wed 2 Dec 23:59:59.999 |
  /// | 30 office days | Fri 27 Nov 21:05 | Mon 28 Dec 23:59:59.999 (the 30th day is a Sunday) |
  package func lastInstant(from anchor: Instant, in zone: Zone) -> Instant? {
    switch self {
    case .span(let span): anchor.advanced(by: span)
    case .days(let count): endOfDay(zone.local(at: anchor).date.advanced(byDays: count), in: zone)
    case .officeDays(let count):
      endOfDay(JapaneseOffices.openDay(from: zone.local(at: anchor).date.advanced(byDays: count)), in: zone)
    case .years(let count): endOfDay(zone.local(at: anchor).date.advanced(byMonths: 12 * count), in: zone)
    case .withoutDelay: nil
    }
  }

  private func endOfDay(_ date: CivilDate, in zone: Zone) -> Instant {
    let nextMidnight = zone.instant(of: LocalTime(date: date.advanced(byDays: 1), secondOfDay: 0))
    return nextMidnight.advanced(by: Span(milliseconds: -1))
  }
}
