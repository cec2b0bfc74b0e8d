import CivilTime
import PlaybookModel
import Testing

@Suite struct CalendarRuleTests {
  /// | rule | anchor | last instant |, both in UTC; Tokyo is nine hours ahead.
  @Test(
    arguments: [
      (.span(.hours(72)), "2026-11-27T12:05:00.000Z", "2026-11-30T12:05:00.000Z"),
      (.span(.minutes(15)), "2026-11-27T14:59:00.000Z", "2026-11-27T15:14:00.000Z"),
      (.days(5), "2026-11-27T12:05:00.000Z", "2026-12-02T14:59:59.999Z"),
      // The first instant of a day and the last one have the same deadline; a millisecond later it is a day later.
      (.days(3), "2026-11-26T15:00:00.000Z", "2026-11-30T14:59:59.999Z"),
      (.days(3), "2026-11-27T14:59:59.999Z", "2026-11-30T14:59:59.999Z"),
      (.days(3), "2026-11-27T15:00:00.000Z", "2026-12-01T14:59:59.999Z"),
      (.days(30), "2028-01-30T03:00:00.000Z", "2028-02-29T14:59:59.999Z"),
      (.days(60), "2026-11-24T03:00:00.000Z", "2027-01-23T14:59:59.999Z"),
      (.years(3), "2026-11-24T12:05:00.000Z", "2029-11-24T14:59:59.999Z"),
      (.years(1), "2028-02-29T03:00:00.000Z", "2029-02-28T14:59:59.999Z"),
      (.years(4), "2028-02-28T15:00:00.000Z", "2032-02-29T14:59:59.999Z"),
      // The 30th day is a Sunday; the 35th falls into the closed days of the turn of the year, with a weekend behind.
      (.officeDays(30), "2026-11-27T12:05:00.000Z", "2026-12-28T14:59:59.999Z"),
      (.officeDays(35), "2026-11-27T12:05:00.000Z", "2027-01-04T14:59:59.999Z"),
      (.officeDays(3), "2026-11-24T12:05:00.000Z", "2026-11-27T14:59:59.999Z"),
      (.withoutDelay, "2026-11-24T12:05:00.000Z", nil),
    ] as [(CalendarRule, String, String?)])
  func tokyo(_ rule: CalendarRule, _ anchor: String, _ last: String?) throws {
    let anchor = try #require(Instant(utcText: anchor))
    #expect(rule.lastInstant(from: anchor, in: .tokyo)?.utcText == last)
  }

  /// A day that summer time shortens ends when the clock on the wall says so.
  @Test func aDayEndsByTheClockOnTheWall() throws {
    let spring = try #require(Instant(utcText: "2026-03-29T01:00:00.000Z"))
    let paris = Zone(name: "Europe/Paris", firstOffset: 3_600, changes: [.init(start: spring, offsetSeconds: 7_200)])
    let anchor = try #require(Instant(utcText: "2026-03-28T12:00:00.000Z"))
    #expect(CalendarRule.days(1).lastInstant(from: anchor, in: paris)?.utcText == "2026-03-29T21:59:59.999Z")
    #expect(CalendarRule.span(.hours(24)).lastInstant(from: anchor, in: paris)?.utcText == "2026-03-29T12:00:00.000Z")
  }

  /// Where midnight itself is left out, the day ends at the jump.
  @Test func aMidnightThatDoesNotExist() throws {
    let jump = try #require(Instant(utcText: "2026-03-28T22:00:00.000Z"))
    let beirut = Zone(name: "Asia/Beirut", firstOffset: 7_200, changes: [.init(start: jump, offsetSeconds: 10_800)])
    let anchor = try #require(Instant(utcText: "2026-03-27T12:00:00.000Z"))
    #expect(CalendarRule.days(1).lastInstant(from: anchor, in: beirut)?.utcText == "2026-03-28T21:59:59.999Z")
  }
}
