/// How long to wait after each attempt, until the attempts are used up.
///
/// | after attempt | wait | with jitter | since the first, without jitter |
/// |---|---|---|---|
/// | (first) | 0 s | 0 s | 0 s |
/// | 1 | 5 s | 4 s to 6 s | 5 s |
/// | 2 | 5 min | 4 min to 6 min | 5 min 5 s |
/// | 3 | 30 min | 24 min to 36 min | 35 min 5 s |
/// | 4 | 2 h | 1 h 36 min to 2 h 24 min | 2 h 35 min |
/// | 5 | 5 h | 4 h to 6 h | 7 h 35 min |
/// | 6 | 10 h | 8 h to 12 h | 17 h 35 min |
/// | 7 | 14 h | 11 h 12 min to 16 h 48 min | 31 h 35 min |
/// | 8 | 20 h | 16 h to 24 h | 51 h 35 min |
/// | 9 | 24 h | 19 h 12 min to 28 h 48 min | 75 h 35 min |
/// | 10 | none: exhausted | | |
package struct RetrySchedule: Hashable, Sendable {
  /// Seconds to wait after the first attempt, the second, and so on.
  package let waits: [Int]

  /// For failures that pass by themselves: ten attempts over three days.
  package static let full = RetrySchedule(waits: [
    5, 5 * 60, 30 * 60, 2 * 3600, 5 * 3600, 10 * 3600, 14 * 3600, 20 * 3600, 24 * 3600,
  ])
  /// For 4xx and redirects, where a person has to decide: four attempts within about 35 minutes.
  package static let few = RetrySchedule(waits: [5, 5 * 60, 30 * 60])
  /// For certificate trouble, which a person has to repair: nothing sooner than half an hour, seven attempts.
  package static let slow = RetrySchedule(waits: [
    30 * 60, 2 * 3600, 5 * 3600, 10 * 3600, 14 * 3600, 24 * 3600,
  ])

  /// The schedule after a verdict; nil when no further attempt is made by itself.
  package static func following(_ verdict: AttemptVerdict) -> RetrySchedule? {
    switch verdict {
    case .accepted, .blocked, .stopped: nil
    case .retry, .uncertain: .full
    case .alertRetry: .slow
    case .rejected: .few
    }
  }

  /// Seconds to wait after attempt number `attempt` (the first is 1), or nil when that was the last one.
  ///
  /// `wait × (0.8 … 1.2)`, evenly spread and in whole seconds, but never less than `retryAfter`, which counts within
  /// 0...86,400.
  package func delay(
    afterAttempt attempt: Int, retryAfter: Int? = nil, using generator: inout some RandomNumberGenerator
  ) -> Int? {
    guard attempt >= 1, attempt <= waits.count else { return nil }
    let wait = waits[attempt - 1]
    let jittered = Int.random(in: wait * 4 / 5...wait * 6 / 5, using: &generator)
    return max(jittered, min(max(retryAfter ?? 0, 0), RetryAfter.limit))
  }
}
