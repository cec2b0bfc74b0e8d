import CivilTime
import PlaybookModel

extension PlaybookReader {
  /// `15m`, `4h`: a length of time.
  func span(_ cursor: YAMLCursor) -> Span? {
    guard let rule = duration(cursor, allowed: [.minutes, .hours]), case .span(let span) = rule else { return nil }
    return span
  }

  /// `15m`, `4h`, `5d` (the end of that day), `3y` (the end of that day) or `without-delay`.
  func calendarRule(_ cursor: YAMLCursor) -> CalendarRule? {
    duration(cursor, allowed: PlaybookFault.DurationForm.allCases)
  }

  /// The start of a range, which cannot be `without-delay`.
  func countedRule(_ cursor: YAMLCursor) -> CalendarRule? {
    duration(cursor, allowed: [.minutes, .hours, .days, .years])
  }

  private func duration(_ cursor: YAMLCursor, allowed: [PlaybookFault.DurationForm]) -> CalendarRule? {
    guard let text = cursor.text() else { return nil }
    for form in allowed {
      guard let rule = form.rule(text) else { continue }
      return rule
    }
    cursor.report(.badDuration(text, allowed: allowed))
    return nil
  }
}

extension PlaybookFault.DurationForm {
  /// Nil when the text is not of this form. A count is from 1 up to what a hundred years hold, so that no deadline
  /// leaves the calendar.
  fileprivate func rule(_ text: String) -> CalendarRule? {
    switch self {
    case .minutes: count(text, unit: "m", upTo: 52_560_000).map { .span(.minutes(Int64($0))) }
    case .hours: count(text, unit: "h", upTo: 876_000).map { .span(.hours(Int64($0))) }
    case .days: count(text, unit: "d", upTo: 36_500).map(CalendarRule.days)
    case .years: count(text, unit: "y", upTo: 100).map(CalendarRule.years)
    case .withoutDelay: text == "without-delay" ? .withoutDelay : nil
    }
  }

  private func count(_ text: String, unit: Character, upTo limit: Int) -> Int? {
    let digits = text.dropLast()
    guard text.last == unit, digits.utf8.allSatisfy((UInt8(ascii: "0")...UInt8(ascii: "9")).contains),
      let count = Int(digits), (1...limit).contains(count)
    else { return nil }
    return count
  }
}
