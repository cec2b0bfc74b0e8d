import CivilTime
import Testing

@Suite struct ZoneTests {
  @Test(arguments: [
    ("2026-11-24T12:05:09.000Z", "2026-11-24", "21:05:09"), ("2026-11-24T14:59:59.999Z", "2026-11-24", "23:59:59"),
    ("2026-11-24T15:00:00.000Z", "2026-11-25", "00:00:00"), ("1969-12-31T14:59:59.999Z", "1969-12-31", "23:59:59"),
  ])
  func tokyo(_ utc: String, _ date: String, _ time: String) throws {
    let instant = try #require(Instant(utcText: utc))
    let local = Zone.tokyo.local(at: instant)
    #expect(local.date.text == date)
    #expect(local.timeText(withSeconds: true) == time)
    #expect(local.timeText(withSeconds: false) == String(time.prefix(5)))
    #expect(Zone.tokyo.offsetText(at: instant) == "+09:00")
  }

  @Test func offsetTexts() {
    for (seconds, text) in [(0, "+00:00"), (-12_600, "-03:30"), (20_700, "+05:45"), (-36_000, "-10:00")] {
      #expect(Zone(name: "", firstOffset: seconds).offsetText(at: Instant(milliseconds: 0)) == text)
    }
  }

  @Test func theOffsetChangesAtTheInstantItself() throws {
    let spring = try #require(Instant(utcText: "2026-03-08T07:00:00.000Z"))
    #expect(newYork.offsetText(at: spring.advanced(by: Span(milliseconds: -1))) == "-05:00")
    #expect(newYork.offsetText(at: spring) == "-04:00")
  }

  @Test(arguments: [
    // An hour that does not exist: the moment of the jump.
    ("2026-03-08", "01:59", "2026-03-08T06:59:00.000Z"), ("2026-03-08", "02:00", "2026-03-08T07:00:00.000Z"),
    ("2026-03-08", "02:30", "2026-03-08T07:00:00.000Z"), ("2026-03-08", "02:59", "2026-03-08T07:00:00.000Z"),
    ("2026-03-08", "03:00", "2026-03-08T07:00:00.000Z"), ("2026-07-01", "12:00", "2026-07-01T16:00:00.000Z"),
    // An hour that comes twice: the first.
    ("2026-11-01", "00:59", "2026-11-01T04:59:00.000Z"), ("2026-11-01", "01:00", "2026-11-01T05:00:00.000Z"),
    ("2026-11-01", "01:59", "2026-11-01T05:59:00.000Z"), ("2026-11-01", "02:00", "2026-11-01T07:00:00.000Z"),
    // Before the first change of the table.
    ("1850-01-01", "12:00", "1850-01-01T16:56:02.000Z"),
    // The first change of the table leaves nothing out: the clock is put back.
    ("1883-11-18", "12:00", "1883-11-18T16:56:02.000Z"),
  ])
  func wallClock(_ date: String, _ time: String, _ utc: String) throws {
    #expect(newYork.instant(of: try local(date, time)).utcText == utc)
  }

  @Test func anOffsetOfAnotherCenturyDoesNotMoveAGap() throws {
    let start = try #require(Instant(utcText: "2026-03-29T01:00:00.000Z"))
    let early = try #require(Instant(utcText: "1950-01-01T00:00:00.000Z"))
    let zone = Zone(
      name: "Test/Zone", firstOffset: -8 * 3_600,
      changes: [.init(start: start, offsetSeconds: 7_200), .init(start: early, offsetSeconds: 3_600)])
    #expect(zone.instant(of: try local("2026-03-29", "02:30")) == start)
    #expect(zone.instant(of: try local("2026-03-29", "03:00")) == start)
    #expect(zone.instant(of: try local("2026-03-29", "01:59")) == start.advanced(by: .minutes(-1)))
  }

  /// Every half hour of a year goes there and back, but for the second passing of the repeated hour.
  @Test func everyHalfHourOfAYear() throws {
    let start = try #require(Instant(utcText: "2026-01-01T00:00:00.000Z"))
    var changed: [Instant] = []
    for count in 0..<Int64(365 * 24 * 2) {
      let instant = start.advanced(by: .minutes(30 * count))
      if newYork.instant(of: newYork.local(at: instant)) != instant { changed.append(instant) }
    }
    #expect(changed.map(\.utcText) == ["2026-11-01T06:00:00.000Z", "2026-11-01T06:30:00.000Z"])
  }

  private var newYork: Zone {
    let changes = [
      ("1883-11-18T17:00:00.000Z", -18_000), ("2026-03-08T07:00:00.000Z", -14_400),
      ("2026-11-01T06:00:00.000Z", -18_000),
    ]
    return Zone(
      name: "America/New_York", firstOffset: -17_762,
      changes: changes.compactMap { text, offset in
        Instant(utcText: text).map { Zone.Change(start: $0, offsetSeconds: offset) }
      })
  }

  private func local(_ date: String, _ time: String) throws -> LocalTime {
    let parts = time.split(separator: ":").compactMap { Int($0) }
    return LocalTime(date: try #require(CivilDate(text: date)), secondOfDay: parts[0] * 3_600 + parts[1] * 60)
  }
}
