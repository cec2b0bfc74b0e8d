import CivilTime
import Testing

@Suite struct StatedTimeTests {
  /// 2026-11-24 22:00:00 in Tokyo.
  private let now = Instant(milliseconds: 1_795_525_200_000)

  @Test(
    arguments: [
      ("21:05", "2026-11-24T12:05:00.000Z", .minute), ("21:05:09", "2026-11-24T12:05:09.000Z", .second),
      ("9:05", "2026-11-24T00:05:00.000Z", .minute), ("2026-11-24 21:05", "2026-11-24T12:05:00.000Z", .minute),
      ("2026-11-24T21:05:09", "2026-11-24T12:05:09.000Z", .second),
      ("2026/11/23 08:00", "2026-11-22T23:00:00.000Z", .minute),
      ("２１：０５", "2026-11-24T12:05:00.000Z", .minute), ("２０２６／１１／２３　２１：０５", "2026-11-23T12:05:00.000Z", .minute),
      ("２０２６－１１－２３Ｔ２１：０５：０９", "2026-11-23T12:05:09.000Z", .second), ("  21:05　", "2026-11-24T12:05:00.000Z", .minute),
      ("~21:05", "2026-11-24T12:05:00.000Z", .about), ("～21:05", "2026-11-24T12:05:00.000Z", .about),
      ("〜 21:05", "2026-11-24T12:05:00.000Z", .about), ("約21:00頃", "2026-11-24T12:00:00.000Z", .about),
      ("約 ２１：００ ごろ", "2026-11-24T12:00:00.000Z", .about), ("21:00頃", "2026-11-24T12:00:00.000Z", .about),
      ("約2026-11-23 21:00:30", "2026-11-23T12:00:30.000Z", .about),
    ] as [(String, String, StatedTime.Precision)])
  func tokyo(_ typed: String, _ utc: String, _ precision: StatedTime.Precision) throws {
    let stated = try #require(StatedTime(typed: typed, now: now, zone: .tokyo))
    #expect(stated.instant.utcText == utc)
    #expect(stated.precision == precision)
    #expect(stated.offset == "+09:00")
    #expect(stated.zone == "Asia/Tokyo")
    #expect(stated.source == .person)
  }

  @Test(arguments: [
    ("21:05+09:00", "2026-11-24T12:05:00.000Z", "+09:00"),
    ("2026-11-24T12:05:09Z", "2026-11-24T12:05:09.000Z", "+00:00"),
    ("2026-11-24 12:05 Z", "2026-11-24T12:05:00.000Z", "+00:00"), ("12:05 Z", "2026-11-24T12:05:00.000Z", "+00:00"),
    ("2026-11-24 07:05 -05:00", "2026-11-24T12:05:00.000Z", "-05:00"),
    ("9:05+05:45", "2026-11-24T03:20:00.000Z", "+05:45"),
    ("２１：０５＋０９：００", "2026-11-24T12:05:00.000Z", "+09:00"), ("約12:05 Ｚ", "2026-11-24T12:05:00.000Z", "+00:00"),
    ("2026-11-25T02:05+14:00", "2026-11-24T12:05:00.000Z", "+14:00"),
  ])
  func withAnOffset(_ typed: String, _ utc: String, _ offset: String) throws {
    let stated = try #require(StatedTime(typed: typed, now: now, zone: .tokyo, source: .systemLog))
    #expect(stated.instant.utcText == utc)
    #expect(stated.offset == offset)
    #expect(stated.zone == "")
    #expect(stated.source == .systemLog)
  }

  /// A bare time of day is never after now.
  @Test(arguments: [
    ("22:00", "2026-11-24T13:00:00.000Z"), ("22:00:01", "2026-11-23T13:00:01.000Z"),
    ("22:01", "2026-11-23T13:01:00.000Z"),
    ("23:59", "2026-11-23T14:59:00.000Z"), ("00:00", "2026-11-23T15:00:00.000Z"), ("0:00", "2026-11-23T15:00:00.000Z"),
    // 13:00 in UTC is now, and yesterday begins a minute later.
    ("13:00Z", "2026-11-24T13:00:00.000Z"), ("13:01Z", "2026-11-23T13:01:00.000Z"),
  ])
  func yesterday(_ typed: String, _ utc: String) throws {
    #expect(try #require(StatedTime(typed: typed, now: now, zone: .tokyo)).instant.utcText == utc)
  }

  @Test func aDateIsTakenAsStatedEvenIfItIsAhead() throws {
    let stated = try #require(StatedTime(typed: "2026-12-31 23:59", now: now, zone: .tokyo))
    #expect(stated.instant.utcText == "2026-12-31T14:59:00.000Z")
  }

  @Test(arguments: [
    "", " ", "24:00", "23:60", "21:05:60", "2105", "21", "21:", ":05", "21:05:", "021:05", "21:005", "-1:05", "21:05pm",
    "2026-11-24", "2026-11-24T", "2026-02-29 10:00", "2026-11-24 24:00", "26-11-24 10:00", "2026-11-24 10:00 11:00",
    "11-24 21:05", "yesterday", "21.05", "約", "頃", "21:05+15:00", "21:05+09:60", "21:05+0900", "21:05+9", "21:05 JST",
    "21:05ZZ", "二十一時", "21:05\n22:05", "2026-11-24 21:05 +09:00 +09:00", "21:05:09.5",
  ])
  func textsThatAreNoTime(_ typed: String) {
    #expect(StatedTime(typed: typed, now: now, zone: .tokyo) == nil)
  }

  @Test func narrowing() {
    #expect("　ＡＢＣ！～〜　ｘ\n".narrowedAndTrimmed == "ABC!~~ x")
    #expect("　 \n".narrowedAndTrimmed == "")
    #expect("東京 ".narrowedAndTrimmed == "東京")
  }
}
