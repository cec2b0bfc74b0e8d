import CTimex
package import CivilTime
package import EventCoding
import Foundation
import Glibc

/// The only place where the program learns what time it is.
package protocol MachineClock: Sendable {
  func read() -> ClockReading
}

package struct ClockReading: Hashable, Sendable {
  package let now: Instant
  package let facts: ClockFacts

  package init(now: Instant, facts: ClockFacts) {
    self.now = now
    self.facts = facts
  }
}

package struct KernelClock: MachineClock {
  package init() {}

  package func read() -> ClockReading {
    var maximumError = 0
    let state = hikeshi_clock_state(&maximumError)
    return ClockReading(
      now: Instant(milliseconds: milliseconds(of: CLOCK_REALTIME)),
      facts: ClockFacts(
        bootID: KernelClock.bootID, sinceBootMilliseconds: milliseconds(of: CLOCK_BOOTTIME),
        isSynchronised: state < 0 ? nil : state == 1, maximumErrorMicroseconds: state < 0 ? nil : maximumError))
  }

  private func milliseconds(of clock: clockid_t) -> Int64 {
    var time = timespec()
    clock_gettime(clock, &time)
    return Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000
  }

  private static let bootID: String? = {
    guard let text = try? String(contentsOfFile: "/proc/sys/kernel/random/boot_id", encoding: .utf8) else { return nil }
    return text.trimmingCharacters(in: .whitespacesAndNewlines)
  }()
}
