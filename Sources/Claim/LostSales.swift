package import CivilTime
package import RunEngine

/// The loss from work that stood still, worked out so that every figure can be followed.
///
/// Of each day with figures, the drop in sales counts by the share of the day's standstill that lies after the waiting
/// period. What was caught up on other days is taken off; the insured share of the rest is the lost profit; what did not
/// have to be paid is taken off, and the limit applies.
package struct LostSales: Hashable, Sendable {
  /// Where a policy's mode is not stated, the one that asks for less.
  package static let usualWaitingMode = PolicyStated.WaitingMode.deducted

  package struct Day: Hashable, Sendable {
    package let date: CivilDate
    package let sales: SalesStated
    /// In seconds.
    package let stopped: Int
    package let counted: Int
    /// The part of the drop that counts.
    package let lostYen: Int
    /// More was sold than usual.
    package let caughtUpYen: Int
  }

  package struct Sum: Hashable, Sendable {
    package let lostYen: Int
    package let caughtUpYen: Int
    /// The insured share of what is left.
    package let profitYen: Int
    package let savedYen: Int
    /// Before the policy's limit.
    package let beforeLimitYen: Int
    package let yen: Int

    package init(lost: Int, caughtUp: Int, profit: Int, saved: Int, beforeLimit: Int, yen: Int) {
      lostYen = lost
      caughtUpYen = caughtUp
      profitYen = profit
      savedYen = saved
      beforeLimitYen = beforeLimit
      self.yen = yen
    }
  }

  /// Without these there is no sum.
  package enum Missing: Hashable, Sendable {
    case waitingHours, profitRate, sales
  }

  package enum Result: Hashable, Sendable {
    /// No outage is on record.
    case nothing
    case incomplete([Missing])
    case sum(Sum)
  }

  package let standstills: [Standstill]
  /// Days with figures that bear on it, by date.
  package let days: [Day]
  /// Days that count and have no figures; at most a year of them.
  package let daysWithoutSales: [CivilDate]
  package let result: Result

  init(of state: RunState, under terms: PolicyStated, zone: Zone) {
    let calendar = DayCalendar(zone: zone)
    let last = state.lastRecorded ?? Instant(milliseconds: 0)
    standstills = Standstill.all(of: state.claim.outages, until: last, under: terms)
    guard let first = standstills.first else {
      (days, daysWithoutSales, result) = ([], [], .nothing)
      return
    }
    let begin = calendar.date(of: first.span.lowerBound)
    let latest = terms.lossDays.map { begin.advanced(byDays: $0) }
    let stops = standstills
    var days: [Day] = []
    for entry in state.claim.sales.values {
      guard let date = CivilDate(text: entry.stated.day), date >= begin, date <= latest ?? date else { continue }
      days.append(Day(date, entry.stated, stops, calendar))
    }
    self.days = days.sorted { $0.date < $1.date }
    let known = Set(days.map(\.date))
    daysWithoutSales = calendar.days(of: standstills.compactMap(\.counted)).filter { !known.contains($0) }
    var missing: [Missing] = []
    if terms.waitingHours == nil { missing.append(.waitingHours) }
    if terms.profitPerMille == nil { missing.append(.profitRate) }
    if days.isEmpty, terms.waitingHours == nil || standstills.contains(where: { $0.counted != nil }) {
      missing.append(.sales)
    }
    result = missing.isEmpty ? .sum(Sum(days, terms)) : .incomplete(missing)
  }
}

extension LostSales.Day {
  fileprivate init(_ date: CivilDate, _ sales: SalesStated, _ stops: [Standstill], _ calendar: DayCalendar) {
    let day = calendar.span(of: date)
    let stopped = stops.reduce(0) { $0 + day.overlap(with: $1.span) }
    let counted = stops.compactMap(\.counted).reduce(0) { $0 + day.overlap(with: $1) }
    let drop = Yen.bounded(sales.usualYen) - Yen.bounded(sales.actualYen)
    self.init(
      date: date, sales: sales, stopped: stopped, counted: counted,
      lostYen: Yen.share(max(0, drop), counted, of: stopped), caughtUpYen: max(0, -drop))
  }
}

extension LostSales.Sum {
  fileprivate init(_ days: [LostSales.Day], _ terms: PolicyStated) {
    let (lost, caughtUp) = (Yen.sum(days.map(\.lostYen)), Yen.sum(days.map(\.caughtUpYen)))
    let profit = Yen.share(max(0, lost - caughtUp), terms.profitPerMille ?? 0, of: 1_000)
    let saved = Yen.sum(days.map { Yen.bounded($0.sales.savedYen ?? 0) })
    let beforeLimit = max(0, profit - saved)
    self.init(
      lost: lost, caughtUp: caughtUp, profit: profit, saved: saved, beforeLimit: beforeLimit,
      yen: min(beforeLimit, terms.lossLimitYen ?? beforeLimit))
  }
}

/// Days in the company's zone.
private struct DayCalendar {
  let zone: Zone

  func date(of instant: Instant) -> CivilDate { zone.local(at: instant).date }

  func span(of date: CivilDate) -> Range<Instant> {
    let start = zone.instant(of: LocalTime(date: date, secondOfDay: 0))
    let end = zone.instant(of: LocalTime(date: date.advanced(byDays: 1), secondOfDay: 0))
    return start..<max(start, end)
  }

  /// In order, each once; at most a year of them.
  func days(of spans: [Range<Instant>]) -> [CivilDate] {
    var days: [CivilDate] = []
    for span in spans {
      let last = date(of: Instant(milliseconds: span.upperBound.milliseconds - 1))
      var day = date(of: span.lowerBound)
      while day <= last, days.count < 366 {
        if day != days.last { days.append(day) }
        day = day.advanced(byDays: 1)
      }
    }
    return days
  }
}

extension Range<Instant> {
  /// In whole seconds.
  fileprivate func overlap(with other: Range<Instant>) -> Int {
    let (start, end) = (Swift.max(lowerBound, other.lowerBound), Swift.min(upperBound, other.upperBound))
    return start < end ? Int(end.since(start).milliseconds / 1_000) : 0
  }
}
