import Delivery

/// Tells a receiver that cannot be reached from a machine that has no network, which only several attempts together can
/// show. Attempts in doubt wait here for the answer, and as long as there is doubt nothing new begins.
struct OutageWatch {
  enum Judgement {
    /// Something is still under way that will tell.
    case undecided
    /// There is a network; these attempts count as what they are.
    case online([(Trip, TransferReport)])
    /// There is none; these attempts count for nothing.
    case down([(Trip, TransferReport)])
  }

  private var inDoubt: [(Trip, TransferReport)] = []
  /// The latest attempt that was answered by somebody, since doubt began.
  private var witness: TransferReport?

  var maySend: Bool { inDoubt.isEmpty }

  /// Takes a finished attempt in; returns it again when its outcome does not depend on the others'.
  mutating func take(_ trip: Trip, _ report: TransferReport) -> [(Trip, TransferReport)] {
    if AttemptVerdict.mayBeOutage(report) {
      inDoubt.append((trip, report))
      return []
    }
    if !report.firstHop.isLoopback { witness = report }
    return [(trip, report)]
  }

  mutating func judge(nothingUnderway: Bool) -> Judgement {
    guard !inDoubt.isEmpty else {
      // A witness speaks for its own moment only.
      if nothingUnderway { witness = nil }
      return .undecided
    }
    let isAnswered = witness != nil && !AttemptVerdict.networkIsDown(inDoubt.map(\.1) + [witness].compactMap(\.self))
    guard isAnswered || nothingUnderway else { return .undecided }
    defer {
      inDoubt = []
      witness = nil
    }
    let isDown = !isAnswered && AttemptVerdict.networkIsDown(inDoubt.map(\.1))
    return isDown ? .down(inDoubt) : .online(inDoubt)
  }
}
