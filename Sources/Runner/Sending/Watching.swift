import CivilTime
package import Delivery
import Foundation

extension CommandPost {
  /// Sends whatever becomes due, from now until the task is cancelled: what is queued by this process or by another,
  /// and what comes to its time. Blocking work is done in a thread of its own; cancelling calls off what is under way
  /// and returns when that is on record.
  ///
  /// - Parameter tell: called in that thread, after what it tells is on disk.
  package func keepSending(
    limits: TransferLimits = TransferLimits(), tell: @escaping @Sendable (SendingNews) -> Void
  ) async throws(PostFault) {
    let carrier = try ownCarrier()
    let stop = StopSign()
    let result: Result<Void, PostFault> = await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let thread = Thread {
          do throws(PostFault) {
            try watch(over: carrier, limits: limits, until: stop, tell: tell)
            continuation.resume(returning: .success(()))
          } catch {
            continuation.resume(returning: .failure(error))
          }
        }
        thread.name = "hikeshi.sender"
        thread.start()
      }
    } onCancel: {
      stop.set()
      carrier.interrupt()
    }
    try result.get()
  }

  private func watch(
    over carrier: any Carrying, limits: TransferLimits, until stop: StopSign,
    tell: @escaping @Sendable (SendingNews) -> Void
  ) throws(PostFault) {
    guard let lock = try SendingLock(home) else { throw .anotherSends }
    try lock.held { () throws(PostFault) in
      let sender = Sender(post: self, carrier: carrier, limits: limits, tell: tell)
      try sender.recoverHalfSent()
      var nextRound = clock.read().now
      while !stop.isSet {
        try sender.sendWhatIsDue(isStopped: { stop.isSet })
        sender.forgetPass()
        if !stop.isSet, clock.read().now >= nextRound {
          nextRound = clock.read().now.advanced(by: .seconds(Sender.roundInterval))
          sender.forgetBroken()
          try sender.observeRuns()
          try sender.askForReceipts()
        }
        // Nothing is under way: this waits until the next look, or until somebody interrupts.
        if !stop.isSet { _ = carrier.takeFinished(within: Sender.shortestLook) }
      }
    }
  }
}

/// Set once, from any thread.
private final class StopSign: @unchecked Sendable {
  private let lock = NSLock()
  private var isUp = false

  var isSet: Bool { lock.withLock { isUp } }
  func set() { lock.withLock { isUp = true } }
}
