import CivilTime
import Foundation
import Testing

@Suite struct InstantTests {
  @Test(
    arguments: [
      (0, "1970-01-01T00:00:00.000Z"), (-1, "1969-12-31T23:59:59.999Z"),
      (1_795_521_909_000, "2026-11-24T12:05:09.000Z"),
      (951_782_400_007, "2000-02-29T00:00:00.007Z"), (-62_135_596_800_000, "0001-01-01T00:00:00.000Z"),
      (253_402_300_799_999, "9999-12-31T23:59:59.999Z"),
    ] as [(Int64, String)])
  func texts(_ milliseconds: Int64, _ text: String) {
    #expect(Instant(milliseconds: milliseconds).utcText == text)
    #expect(Instant(utcText: text) == Instant(milliseconds: milliseconds))
  }

  @Test(arguments: [
    "", "2026-11-24T12:05:09Z", "2026-11-24T12:05:09.00Z", "2026-11-24T12:05:09.0000Z", "2026-11-24t12:05:09.000z",
    "2026-11-24 12:05:09.000Z", "2026-11-24T12:05:09.000+00:00", "2026-11-24T12:05:09,000Z", "2026-02-29T12:05:09.000Z",
    "2026-11-24T24:00:00.000Z", "2026-11-24T12:60:00.000Z", "2026-11-24T12:05:60.000Z", "2026-11-24T12:05:-9.000Z",
    "2026-11-24T+2:05:09.000Z", "0000-01-01T00:00:00.000Z", "2026-13-01T00:00:00.000Z", " 2026-11-24T12:05:09.00Z",
    "2026-11-24T12:05:09.00０Z", "2026-11-24T12:05:09.000Z\n",
  ])
  func otherForms(_ text: String) {
    #expect(Instant(utcText: text) == nil)
  }

  /// A fixed walk through ten thousand years, of about forty thousand steps of unequal size.
  @Test func roundTrip() {
    var milliseconds: Int64 = -62_135_596_800_000
    var wrong: [Int64] = []
    while milliseconds < 253_402_300_800_000 {
      let instant = Instant(milliseconds: milliseconds)
      if Instant(utcText: instant.utcText) != instant { wrong.append(milliseconds) }
      milliseconds += 7_888_999_777
    }
    #expect(wrong == [])
  }

  @Test func spans() {
    let noon = Instant(milliseconds: 1_000)
    #expect(noon.advanced(by: .seconds(2)).milliseconds == 3_000)
    #expect(noon.advanced(by: .minutes(-1)).since(noon) == Span(milliseconds: -60_000))
    #expect(Span.hours(1) == .minutes(60))
    #expect(Span.zero < .seconds(1))
    #expect(noon < noon.advanced(by: Span(milliseconds: 1)))
  }

  @Test func isCodedAsItsText() throws {
    let instant = Instant(milliseconds: 1_795_521_909_000)
    let json = try JSONEncoder().encode([instant])
    #expect(String(decoding: json, as: UTF8.self) == "[\"2026-11-24T12:05:09.000Z\"]")
    #expect(try JSONDecoder().decode([Instant].self, from: json) == [instant])
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode([Instant].self, from: Data("[\"2026-11-24\"]".utf8))
    }
  }
}
