import CCurl

/// Sends batches of requests at the same time over one libcurl multi handle.
///
/// The thread that calls `send` owns the handle for the call and is blocked until the last request has finished; the
/// limits of the requests bound that. Not `Sendable`: one thread at a time.
package final class CurlTransport {
  package enum Fault: Error, Equatable, Sendable {
    /// libcurl cannot be used here: it failed to start (its code), resolves names in the calling thread, or has no TLS.
    case initialization(code: Int)
    case blockingResolver
    case noTLS
    case noHandle
  }

  /// Milliseconds after which the loop looks again even when nothing happened; libcurl's own timers shorten it.
  private static let longestWait: Int32 = 1_000

  private let multi: UnsafeMutableRawPointer
  private var running: [UnsafeMutableRawPointer: Transfer] = [:]
  private var isSending = false

  package init() throws(Fault) {
    do {
      try CurlLibrary.started.get()
    } catch {
      switch error {
      case .initialization(let code): throw .initialization(code: code)
      case .blockingResolver: throw .blockingResolver
      case .noTLS: throw .noTLS
      }
    }
    guard let multi = curl_multi_init() else { throw .noHandle }
    self.multi = multi
  }

  deinit {
    // `send` leaves no transfer behind, so the handle is empty and nothing can fail here.
    curl_multi_cleanup(multi)
  }

  /// Sends all requests concurrently. `finished` is called once for each, in this thread, as soon as that one has
  /// finished, with its place in the batch; never before the call and never after it. It must not call `send`.
  package func send(_ batch: [OutboundRequest], finished: (Int, TransferReport) -> Void) {
    precondition(!isSending, "send was called from inside its own callback")
    isSending = true
    defer { isSending = false }

    for (index, request) in batch.enumerated() {
      do throws(SetupFault) {
        try start(Transfer(index: index, request: request))
      } catch {
        finished(index, TransferReport(notStarted: request, fault: error))
      }
    }
    while !running.isEmpty {
      let fault = turn(finished)
      guard fault == CURLM_OK else { return abandonAll(fault, finished) }
    }
  }

  private func start(_ transfer: Transfer) throws(SetupFault) {
    let code = curl_multi_add_handle(multi, transfer.easy)
    guard code == CURLM_OK else { throw .multi(code: Int(code.rawValue)) }
    running[transfer.easy] = transfer
  }

  /// One round: let libcurl work, take every finished transfer off the queue, and only then wait. Waiting with unread
  /// messages would sit out the whole wait, since nothing on a socket announces them.
  private func turn(_ finished: (Int, TransferReport) -> Void) -> CURLMcode {
    var active: Int32 = 0
    let performed = curl_multi_perform(multi, &active)
    guard performed == CURLM_OK else { return performed }

    var easy: UnsafeMutableRawPointer?
    var result = CURLE_OK
    while ccurl_next_finished(multi, &easy, &result) {
      guard let done = easy, let transfer = running[done] else { continue }
      let report = transfer.report(code: result)
      let removed = remove(transfer)
      finished(transfer.index, report)
      guard removed == CURLM_OK else { return removed }
    }
    guard !running.isEmpty else { return CURLM_OK }
    // Transfers without a message and without activity cannot make progress any more.
    guard active > 0 else { return CURLM_INTERNAL_ERROR }
    return curl_multi_poll(multi, nil, 0, Self.longestWait, nil)
  }

  private func remove(_ transfer: Transfer) -> CURLMcode {
    running[transfer.easy] = nil
    return curl_multi_remove_handle(multi, transfer.easy)
  }

  /// The multi handle broke. What may have been sent must not be reported as unsent: such transfers end as libcurl's
  /// CURLE_FAILED_INIT with whatever facts they have.
  private func abandonAll(_ fault: CURLMcode, _ finished: (Int, TransferReport) -> Void) {
    for transfer in running.values.sorted(by: { $0.index < $1.index }) {
      let report =
        transfer.releasedRequest
        ? transfer.report(code: CURLE_FAILED_INIT)
        : TransferReport(notStarted: transfer.request, fault: .multi(code: Int(fault.rawValue)))
      // The handle is freed next; a failure to take it out leaves nothing more to do.
      _ = remove(transfer)
      finished(transfer.index, report)
    }
  }
}
