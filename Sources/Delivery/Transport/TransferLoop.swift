import CCurl
import Foundation

/// Runs any number of requests at once over one libcurl multi handle, on a thread of its own.
///
/// Requests are handed over from any thread and wake the loop. What has finished is either taken in batches by the one
/// who drives a queue (`takeFinished`), or awaited one by one (`report(of:)`), where cancelling the task ends the
/// transfer. The last reference that goes away ends the loop and whatever still runs in it.
package final class TransferLoop: Carrying, @unchecked Sendable {
  package typealias Fault = CurlLibrary.Fault

  /// Names one request of this loop.
  package struct Ticket: Hashable, Sendable {
    package let number: Int

    package init(number: Int) { self.number = number }
  }

  package struct Finished: Sendable {
    package let ticket: Ticket
    package let report: TransferReport

    package init(ticket: Ticket, report: TransferReport) {
      self.ticket = ticket
      self.report = report
    }
  }

  private let desk: TransferDesk

  package init() throws(Fault) {
    try CurlLibrary.started.get()
    guard let multi = curl_multi_init() else { throw .noHandle }
    let desk = TransferDesk(multi: multi)
    self.desk = desk
    let thread = Thread { TransferLoopThread(desk: desk).run() }
    thread.name = "hikeshi.transfers"
    thread.start()
  }

  deinit { desk.close() }

  package func submit(_ request: OutboundRequest) -> Ticket { desk.submit(request, handler: nil) }

  package func takeFinished(within milliseconds: Int) -> [Finished] { desk.takeFinished(within: milliseconds) }

  package func interrupt() { desk.interrupt() }

  package func cancel(_ ticket: Ticket) { desk.cancel(ticket) }

  /// Sends one request and waits for its end. Cancelling the task ends the transfer and returns its report at once.
  package func report(of request: OutboundRequest) async -> TransferReport {
    let call = PendingCall()
    return await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        // Handing it over first and cancelling it then would leave the loop time to send.
        if call.isCancelledAlready {
          return continuation.resume(returning: TransferReport(cancelledUnsent: request))
        }
        let ticket = desk.submit(request) { continuation.resume(returning: $0) }
        if let ticket = call.started(ticket) { desk.cancel(ticket) }
      }
    } onCancel: {
      if let ticket = call.cancelled() { desk.cancel(ticket) }
    }
  }
}

/// Brings requests out and their reports back. The real one is `TransferLoop`.
package protocol Carrying: Sendable {
  /// Begins a request; its report comes out of `takeFinished` under this ticket.
  func submit(_ request: OutboundRequest) -> TransferLoop.Ticket
  /// Ends a transfer; its report comes like any other's and says `.cancelled`, unless it had just finished.
  func cancel(_ ticket: TransferLoop.Ticket)
  /// Everything that has finished since the last call; waits for the first of it, at most this long. Empty when nothing
  /// finished in that time or when `interrupt` was called. One thread at a time.
  func takeFinished(within milliseconds: Int) -> [TransferLoop.Finished]
  /// Makes the present or else the next `takeFinished` return at once. From any thread.
  func interrupt()
}

/// Whether a task was cancelled before or after its transfer had a ticket; either order ends with one `cancel`.
private final class PendingCall: @unchecked Sendable {
  private let lock = NSLock()
  private var ticket: TransferLoop.Ticket?
  private var isCancelled = false

  var isCancelledAlready: Bool { lock.withLock { isCancelled } }

  /// The ticket when it has to be cancelled at once.
  func started(_ ticket: TransferLoop.Ticket) -> TransferLoop.Ticket? {
    lock.withLock {
      self.ticket = ticket
      return isCancelled ? ticket : nil
    }
  }

  func cancelled() -> TransferLoop.Ticket? {
    lock.withLock {
      isCancelled = true
      return ticket
    }
  }
}
