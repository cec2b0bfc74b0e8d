/// Sends batches of requests at the same time and waits for them in the calling thread, over a `TransferLoop`.
///
/// Not `Sendable`: one thread at a time.
package final class CurlTransport {
  package typealias Fault = TransferLoop.Fault

  /// Longer than any transfer's own limit; the wait starts again as long as something runs.
  private static let longestWait = 60_000

  private let loop: TransferLoop
  private var isSending = false

  package init() throws(Fault) { loop = try TransferLoop() }

  /// Sends all requests concurrently. `finished` is called once for each, in this thread, as soon as that one has
  /// finished, with its place in the batch; never before the call and never after it. It must not call `send`.
  package func send(_ batch: [OutboundRequest], finished: (Int, TransferReport) -> Void) {
    precondition(!isSending, "send was called from inside its own callback")
    isSending = true
    defer { isSending = false }
    var running: [TransferLoop.Ticket: Int] = [:]
    for (index, request) in batch.enumerated() { running[loop.submit(request)] = index }
    while !running.isEmpty {
      for done in loop.takeFinished(within: Self.longestWait) {
        guard let index = running.removeValue(forKey: done.ticket) else { continue }
        finished(index, done.report)
      }
    }
  }
}
