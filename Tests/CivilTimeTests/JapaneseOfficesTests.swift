import CivilTime
import OutsideTools
import Testing

@Suite struct JapaneseOfficesTests {
  private func holidays(of year: Int) -> [String] {
    (0..<366).compactMap { day in
      let date = CivilDate(year: year, month: 1, day: 1)?.advanced(byDays: day)
      guard let date, date.year == year, JapaneseOffices.isHoliday(date) else { return nil }
      return date.text
    }
  }

  /// With a substitute (6 May), a day between two holidays (22 September) and both equinoxes.
  @Test func theHolidaysOf2026() {
    #expect(
      holidays(of: 2026) == [
        "2026-01-01", "2026-01-12", "2026-02-11", "2026-02-23", "2026-03-20", "2026-04-29", "2026-05-03", "2026-05-04",
        "2026-05-05", "2026-05-06", "2026-07-20", "2026-08-11", "2026-09-21", "2026-09-22", "2026-09-23", "2026-10-12",
        "2026-11-03", "2026-11-23",
      ])
  }

  /// Somebody else's table of the same law, for as long as the law has been as it is.
  @Test(.enabled(if: ExternalTool.isDue("python3", "-c", "import jpholiday")))
  func anotherProgramFindsTheSameDays() throws {
    let script = """
      import jpholiday
      for year in range(2022, 2051):
        for day, _ in jpholiday.year_holidays(year): print(day)
      """
    let result = try ExternalTool.run("python3", "-c", script)
    #expect(result.status == 0)
    let ours = (2022...2050).flatMap(holidays(of:))
    #expect(result.output.split(separator: "\n").map(String.init) == ours)
  }

  @Test(arguments: [
    ("2026-12-28", "2026-12-28"), ("2026-12-29", "2027-01-04"), ("2027-01-01", "2027-01-04"),
    ("2026-05-02", "2026-05-07"), ("2026-11-21", "2026-11-24"), ("2026-11-24", "2026-11-24"),
  ])
  func theFirstOpenDay(from: String, to: String) throws {
    #expect(JapaneseOffices.openDay(from: try #require(CivilDate(text: from))).text == to)
  }

  @Test func weekdaysAreCountedFromSunday() throws {
    #expect(try #require(CivilDate(text: "2026-11-22")).weekday == 0)
    #expect(try #require(CivilDate(text: "1969-12-31")).weekday == 3)
  }
}
