/// The days on which Japanese authorities are closed: Saturdays, Sundays, national holidays, and 29 December to
/// 3 January.
///
/// Source: 国民の祝日に関する法律 (Act No. 178 of 1948, as in force since 2020) and 行政機関の休日に関する法律 (Act No. 91 of
/// 1988); checked 2026-11-25. The two equinoxes follow the almanac formula that holds from 1980 to 2099; the official
/// days are announced each February for the year after.
package enum JapaneseOffices {
  package static func isClosed(on date: CivilDate) -> Bool {
    let turnOfYear = date.month == 12 && date.day >= 29 || date.month == 1 && date.day <= 3
    return date.weekday == 0 || date.weekday == 6 || turnOfYear || isHoliday(date)
  }

  /// The date itself, or the first day after it that is open.
  package static func openDay(from date: CivilDate) -> CivilDate {
    var day = date
    while isClosed(on: day) { day = day.advanced(byDays: 1) }
    return day
  }

  /// A holiday by name, the substitute for one that fell on a Sunday (article 3, 2), or a day between two of them
  /// (article 3, 3).
  package static func isHoliday(_ date: CivilDate) -> Bool {
    if isNamedHoliday(date) { return true }
    var before = date.advanced(byDays: -1)
    while isNamedHoliday(before) {
      if before.weekday == 0 { return true }
      before = before.advanced(byDays: -1)
    }
    return isNamedHoliday(date.advanced(byDays: -1)) && isNamedHoliday(date.advanced(byDays: 1))
  }

  private static func isNamedHoliday(_ date: CivilDate) -> Bool {
    switch (date.month, date.day) {
    case (1, 1), (2, 11), (2, 23), (4, 29), (5, 3), (5, 4), (5, 5), (8, 11), (11, 3), (11, 23): true
    case (1, 8...14), (10, 8...14): date.weekday == 1
    case (7, 15...21), (9, 15...21): date.weekday == 1
    case (3, let day): day == equinox(20.8431, date.year)
    case (9, let day): day == equinox(23.2488, date.year)
    default: false
    }
  }

  private static func equinox(_ base: Double, _ year: Int) -> Int {
    Int(base + 0.242194 * Double(year - 1980)) - (year - 1980) / 4
  }
}

extension CivilDate {
  /// 0 for Sunday up to 6 for Saturday.
  package var weekday: Int { ((daysSinceEpoch + 4) % 7 + 7) % 7 }
}
