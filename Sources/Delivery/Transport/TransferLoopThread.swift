import CCurl

/// The work of a loop's own thread: the only code that touches the multi handle and its transfers.
final class TransferLoopThread {
  /// Milliseconds after which the loop looks again even when nothing happened; libcurl's own timers shorten it.
  private static let longestWait: Int32 = 1_000

  private let desk: TransferDesk
  private var running: [UnsafeMutableRawPointer: Transfer] = [:]
  private var finished: [TransferLoop.Finished] = []

  init(desk: TransferDesk) { self.desk = desk }

  /// Returns when the loop is closed. Whatever still runs then is reported as cancelled.
  func run() {
    while true {
      let orders = desk.takeOrders()
      if orders.isClosing {
        for transfer in running.values { end(transfer, with: transfer.cancelledReport()) }
        for (ticket, request) in orders.arrivals { finish(ticket, TransferReport(cancelledUnsent: request)) }
        desk.deliver(finished)
        return
      }
      for (ticket, request) in orders.arrivals { start(request, ticket) }
      for ticket in orders.cancellations { cancel(ticket) }
      let fault = turn()
      if fault != CURLM_OK { abandonAll(fault) }
      desk.deliver(finished)
      finished = []
      // Orders that came meanwhile woke the handle, and end this wait at once.
      let waited = curl_multi_poll(desk.multi, nil, 0, Self.longestWait, nil)
      if waited != CURLM_OK { abandonAll(waited) }
    }
  }

  private func start(_ request: OutboundRequest, _ ticket: TransferLoop.Ticket) {
    do throws(SetupFault) {
      let transfer = try Transfer(ticket: ticket, request: request)
      let code = curl_multi_add_handle(desk.multi, transfer.easy)
      guard code == CURLM_OK else { throw .multi(code: Int(code.rawValue)) }
      running[transfer.easy] = transfer
    } catch {
      finish(ticket, TransferReport(notStarted: request, fault: error))
    }
  }

  private func cancel(_ ticket: TransferLoop.Ticket) {
    // One that has finished is no longer here; its report is on its way.
    guard let transfer = running.values.first(where: { $0.ticket == ticket }) else { return }
    end(transfer, with: transfer.cancelledReport())
  }

  /// Lets libcurl work and takes every finished transfer off its queue. Waiting with unread messages would sit out the
  /// whole wait, since nothing on a socket announces them.
  private func turn() -> CURLMcode {
    var active: Int32 = 0
    let performed = curl_multi_perform(desk.multi, &active)
    guard performed == CURLM_OK else { return performed }
    var easy: UnsafeMutableRawPointer?
    var result = CURLE_OK
    while ccurl_next_finished(desk.multi, &easy, &result) {
      guard let done = easy, let transfer = running[done] else { continue }
      end(transfer, with: transfer.report(code: result))
    }
    // Transfers without a message and without activity cannot make progress any more.
    return running.isEmpty || active > 0 ? CURLM_OK : CURLM_INTERNAL_ERROR
  }

  private func end(_ transfer: Transfer, with report: TransferReport) {
    running[transfer.easy] = nil
    // The handle is freed next; a failure to take it out leaves nothing more to do.
    _ = curl_multi_remove_handle(desk.multi, transfer.easy)
    finish(transfer.ticket, report)
  }

  private func finish(_ ticket: TransferLoop.Ticket, _ report: TransferReport) {
    finished.append(TransferLoop.Finished(ticket: ticket, report: report))
  }

  /// The multi handle broke. What may have been sent must not be reported as unsent: such transfers end as libcurl's
  /// CURLE_FAILED_INIT with whatever facts they have.
  private func abandonAll(_ fault: CURLMcode) {
    for transfer in running.values {
      let report =
        transfer.releasedRequest
        ? transfer.report(code: CURLE_FAILED_INIT)
        : TransferReport(notStarted: transfer.request, fault: .multi(code: Int(fault.rawValue)))
      end(transfer, with: report)
    }
  }
}
