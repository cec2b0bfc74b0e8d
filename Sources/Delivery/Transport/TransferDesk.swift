import CCurl
import Foundation
import Glibc

/// Where a loop's thread and everybody else meet. Everything in it is guarded by one POSIX mutex; the multi handle is
/// touched by the loop's thread alone, but for `curl_multi_wakeup`, which libcurl allows from anywhere.
final class TransferDesk: @unchecked Sendable {
  typealias Handler = @Sendable (TransferReport) -> Void

  /// What the loop's thread has to do next.
  struct Orders {
    var arrivals: [(TransferLoop.Ticket, OutboundRequest)] = []
    var cancellations: [TransferLoop.Ticket] = []
    var isClosing = false
  }

  let multi: UnsafeMutableRawPointer
  private let mutex: UnsafeMutablePointer<pthread_mutex_t>
  private let hasFinished: UnsafeMutablePointer<pthread_cond_t>
  private var orders = Orders()
  private var finished: [TransferLoop.Finished] = []
  private var handlers: [TransferLoop.Ticket: Handler] = [:]
  private var nextNumber = 1
  private var isInterrupted = false

  init(multi: UnsafeMutableRawPointer) {
    self.multi = multi
    mutex = .allocate(capacity: 1)
    pthread_mutex_init(mutex, nil)
    hasFinished = .allocate(capacity: 1)
    var attributes = pthread_condattr_t()
    pthread_condattr_init(&attributes)
    pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC)
    pthread_cond_init(hasFinished, &attributes)
    pthread_condattr_destroy(&attributes)
  }

  deinit {
    pthread_cond_destroy(hasFinished)
    pthread_mutex_destroy(mutex)
    hasFinished.deallocate()
    mutex.deallocate()
    // The thread holds this object as long as it runs, so that the handle is free of transfers by now.
    curl_multi_cleanup(multi)
  }

  private func locked<Value>(_ body: () -> Value) -> Value {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    return body()
  }

  // MARK: from any thread

  /// The report goes to `handler`, or else to `takeFinished`.
  func submit(_ request: OutboundRequest, handler: Handler?) -> TransferLoop.Ticket {
    let ticket = locked {
      let ticket = TransferLoop.Ticket(number: nextNumber)
      nextNumber += 1
      handlers[ticket] = handler
      orders.arrivals.append((ticket, request))
      return ticket
    }
    curl_multi_wakeup(multi)
    return ticket
  }

  func cancel(_ ticket: TransferLoop.Ticket) {
    locked { orders.cancellations.append(ticket) }
    curl_multi_wakeup(multi)
  }

  func close() {
    locked { orders.isClosing = true }
    curl_multi_wakeup(multi)
  }

  func interrupt() {
    locked {
      isInterrupted = true
      _ = pthread_cond_broadcast(hasFinished)
    }
  }

  func takeFinished(within milliseconds: Int) -> [TransferLoop.Finished] {
    var end = timespec()
    clock_gettime(CLOCK_MONOTONIC, &end)
    let nanoseconds = end.tv_nsec + (milliseconds % 1_000) * 1_000_000
    end.tv_sec += milliseconds / 1_000 + nanoseconds / 1_000_000_000
    end.tv_nsec = nanoseconds % 1_000_000_000
    return locked {
      while finished.isEmpty, !isInterrupted {
        if pthread_cond_timedwait(hasFinished, mutex, &end) == ETIMEDOUT { break }
      }
      isInterrupted = false
      defer { finished = [] }
      return finished
    }
  }

  // MARK: from the loop's thread

  func takeOrders() -> Orders {
    locked {
      defer { orders = Orders(isClosing: orders.isClosing) }
      return orders
    }
  }

  func deliver(_ reports: [TransferLoop.Finished]) {
    guard !reports.isEmpty else { return }
    let awaited = locked {
      var awaited: [(Handler, TransferReport)] = []
      for report in reports {
        if let handler = handlers.removeValue(forKey: report.ticket) {
          awaited.append((handler, report.report))
        } else {
          finished.append(report)
        }
      }
      pthread_cond_broadcast(hasFinished)
      return awaited
    }
    for (handler, report) in awaited { handler(report) }
  }
}
