import Delivery
import Foundation
import Synchronization

/// A machine whose network cable can be pulled: while it is out, every transfer to another machine ends as the kernel
/// would end it; while it is in, "other machines" are servers on loopback, told apart by their host names.
final class CutNetwork: Carrying {
  private struct State {
    var isCut = false
    var unreached: [TransferLoop.Finished] = []
    var reached: [String] = []
    var probes = 0
  }

  private let loop: TransferLoop
  private let state = Mutex(State())
  private let next = Mutex(1_000_000)

  init() throws { loop = try TransferLoop() }

  var isCut: Bool {
    get { state.withLock { $0.isCut } }
    set { state.withLock { $0.isCut = newValue } }
  }

  /// The ids of what was really handed to the network, in order.
  var reached: [String] { state.withLock { $0.reached } }
  var probes: Int { state.withLock { $0.probes } }

  func submit(_ request: OutboundRequest) -> TransferLoop.Ticket {
    if case .probe = request.message { state.withLock { $0.probes += 1 } }
    guard isCut else {
      if case .probe = request.message {} else { state.withLock { $0.reached.append(request.delivery.text) } }
      return loop.submit(request)
    }
    let ticket = TransferLoop.Ticket(
      number: next.withLock {
        $0 += 1
        return $0
      })
    let report = TransferReport(unreachable: request)
    state.withLock { $0.unreached.append(TransferLoop.Finished(ticket: ticket, report: report)) }
    return ticket
  }

  func cancel(_ ticket: TransferLoop.Ticket) { loop.cancel(ticket) }

  func takeFinished(within milliseconds: Int) -> [TransferLoop.Finished] {
    let unreached = state.withLock { state in
      defer { state.unreached = [] }
      return state.unreached
    }
    return unreached.isEmpty ? loop.takeFinished(within: milliseconds) : unreached
  }

  func interrupt() { loop.interrupt() }
}

extension TransferReport {
  /// What libcurl reports when the kernel says ENETUNREACH and no interface is up.
  fileprivate init(unreachable request: OutboundRequest) {
    self.init(
      delivery: request.delivery,
      firstHop: FirstHop(host: "\(request.url.port).example", isLoopback: false, isProxy: false),
      end: .ran(code: 7, message: "Network is unreachable"), connectError: ENETUNREACH, hasNetwork: false)
  }
}
