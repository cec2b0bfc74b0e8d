import CivilTime
import Testing

@Suite struct CivilDateTests {
  /// Every day of a whole cycle of the calendar, counted up one by one by the rules taught at school.
  @Test func everyDayOfFourHundredYears() throws {
    var (year, month, day) = (1_900, 1, 1)
    var wrong: [String] = []
    let first = try #require(CivilDate(year: year, month: month, day: day)).daysSinceEpoch
    #expect(first == -25_567)
    for count in first..<(first + 146_097) {
      let date = CivilDate(year: year, month: month, day: day)
      if date?.daysSinceEpoch != count || CivilDate(daysSinceEpoch: count) != date
        || date.flatMap({ CivilDate(text: $0.text) }) != date
      {
        wrong.append("\(year)-\(month)-\(day)")
      }
      let isLeap = year % 400 == 0 || (year % 4 == 0 && year % 100 != 0)
      let length = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
      day += 1
      if day > length { (month, day) = (month + 1, 1) }
      if month > 12 { (year, month) = (year + 1, 1) }
    }
    #expect((year, month, day) == (2_300, 1, 1))
    #expect(wrong == [])
  }

  @Test(arguments: [
    ("1970-01-01", 0), ("2000-02-29", 11_016), ("2026-11-24", 20_781), ("1969-12-31", -1), ("0001-01-01", -719_162),
    ("9999-12-31", 2_932_896),
  ])
  func knownDays(_ text: String, days: Int) throws {
    let date = try #require(CivilDate(text: text))
    #expect(date.daysSinceEpoch == days)
    #expect(CivilDate(daysSinceEpoch: days).text == text)
  }

  @Test(arguments: [
    (2_026, 2, 29), (1_900, 2, 29), (2_000, 2, 30), (2_026, 4, 31), (2_026, 13, 1), (2_026, 0, 1), (2_026, 1, 0),
    (2_026, 1, 32), (0, 1, 1), (10_000, 1, 1), (-1, 1, 1),
  ])
  func daysThatDoNotExist(_ year: Int, _ month: Int, _ day: Int) {
    #expect(CivilDate(year: year, month: month, day: day) == nil)
  }

  @Test(arguments: [
    "", "2026-11-4", "2026-11-024", "2026/11/24", "2026-02-29", "+026-11-24", "2026-11-24 ", "２０２６-11-24", "20a6-11-24",
    "0000-01-01", "2026--1-24",
  ])
  func textsThatAreNoDate(_ text: String) {
    #expect(CivilDate(text: text) == nil)
  }

  @Test(arguments: [
    ("2026-11-24", 1, "2026-12-24"), ("2026-01-31", 1, "2026-02-28"), ("2028-01-31", 1, "2028-02-29"),
    ("2026-12-31", 2, "2027-02-28"), ("2024-02-29", 12, "2025-02-28"), ("2024-02-29", 48, "2028-02-29"),
    ("2026-03-31", -1, "2026-02-28"), ("2026-01-15", -1, "2025-12-15"), ("2026-01-15", -13, "2024-12-15"),
    ("2026-10-31", 0, "2026-10-31"), ("2026-11-24", 36, "2029-11-24"),
  ])
  func months(_ start: String, _ count: Int, _ end: String) throws {
    #expect(try #require(CivilDate(text: start)).advanced(byMonths: count).text == end)
  }

  @Test func daysAcrossTheYearAndOrder() throws {
    let date = try #require(CivilDate(text: "2027-12-30"))
    #expect(date.advanced(byDays: 3).text == "2028-01-02")
    #expect(date.advanced(byDays: -364).text == "2026-12-31")
    let days = ["2025-12-31", "2026-01-02", "2026-02-01"].compactMap(CivilDate.init(text:))
    #expect(days == days.reversed().sorted())
  }
}
