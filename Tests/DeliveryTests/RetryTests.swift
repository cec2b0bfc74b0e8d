import Testing

@testable import Delivery

/// A generator whose every number is the same: `low` gives the lowest jitter and `high` the highest. Not zero, which the
/// standard library's rejection sampling asks again about for ever.
private struct ConstantGenerator: RandomNumberGenerator {
  static let low = ConstantGenerator(number: 1 << 40)
  static let high = ConstantGenerator(number: .max)

  let number: UInt64
  mutating func next() -> UInt64 { number }
}

@Suite struct RetryTests {
  @Test func theFullSchedule() {
    let waits = [5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400]
    var lowest = ConstantGenerator.low
    var highest = ConstantGenerator.high
    for (index, wait) in waits.enumerated() {
      #expect(RetrySchedule.full.delay(afterAttempt: index + 1, using: &lowest) == wait * 8 / 10)
      #expect(RetrySchedule.full.delay(afterAttempt: index + 1, using: &highest) == wait * 12 / 10)
    }
    #expect(RetrySchedule.full.delay(afterAttempt: 10, using: &lowest) == nil)
    #expect(RetrySchedule.full.delay(afterAttempt: 0, using: &lowest) == nil)
    #expect(RetrySchedule.full.delay(afterAttempt: .max, using: &lowest) == nil)
  }

  @Test func neverSoonerThanAsked() {
    var highest = ConstantGenerator.high
    for (asked, expected) in [(0, 6), (6, 6), (7, 7), (86_400, 86_400), (86_401, 86_400), (-5, 6), (.max, 86_400)] {
      #expect(RetrySchedule.full.delay(afterAttempt: 1, retryAfter: asked, using: &highest) == expected)
    }
  }

  @Test func schedulesByVerdict() {
    #expect(RetrySchedule.following(.accepted(nil)) == nil)
    #expect(RetrySchedule.following(.stopped) == nil)
    #expect(RetrySchedule.following(.blocked(.notInternet)) == nil)
    #expect(RetrySchedule.following(.retry(.nameNotResolved, after: nil)) == .full)
    #expect(RetrySchedule.following(.uncertain(.brokenBeforeStatus)) == .full)
    #expect(RetrySchedule.following(.alertRetry(.expired)) == .slow)
    #expect(RetrySchedule.following(.rejected(.status(422))) == .few)
  }

  @Test(
    arguments: [
      ("0", 0), ("120", 120), ("86400", 86_400), ("86401", 86_400), ("99999999999999999999", 86_400),
      ("Thu, 15 Jan 2026 00:10:00 GMT", 600), ("Thursday, 15-Jan-26 00:10:00 GMT", 600),
      ("Thu Jan 15 00:10:00 2026", 600), ("Wed, 14 Jan 2026 23:00:00 GMT", 0),
      ("Mon, 01 Jan 2029 00:00:00 GMT", 86_400),
      ("", nil), ("-5", nil), ("5.5", nil), ("5 minutes", nil), ("tomorrow", nil), ("12:00", nil),
      ("Thu, 99 Foo 2026 00:10:00 GMT", nil),
    ] as [(String, Int?)])
  func retryAfter(value: String, seconds: Int?) {
    #expect(RetryAfter.seconds(value, now: sentAt) == seconds)
  }
}
