import CivilTime
import Delivery
import RunEngine
import RunStore

extension Sender {
  /// Whatever was being sent when the last sender died: nobody knows whether it arrived. It goes out again with the same
  /// id, and says that it may be a duplicate.
  func recoverHalfSent() throws(PostFault) {
    var outcomes: [TripOutcome] = []
    for entry in try post.owed() {
      guard case .sending = entry.standing else { continue }
      try with(entry.incident) { () throws(PostFault) in
        let state = try ledgers.file(entry.incident).state
        outcomes.append(Trip.leftHalfSent(entry, in: state, at: post.clock.read().now))
      }
    }
    try record(outcomes)
  }

  /// The entries without those that failed for want of a network and whose receivers still cannot be reached.
  ///
  /// Whether anything answers there is tried by connecting and nothing more: no attempt, no entry in the ledger, and none
  /// of the schedule, however long the network is away.
  func withoutUnreachable(_ entries: [OutboxEntry]) throws(PostFault) -> [OutboxEntry] {
    var doubtful: [OutboxEntry] = []
    for entry in entries {
      try with(entry.incident) { () throws(PostFault) in
        let record = try ledgers.file(entry.incident).state.delivery(DeliveryID(entry.deliveryID))
        if record?.attempts.last?.cause == Trip.networkDownCause { doubtful.append(entry) }
      }
    }
    guard !doubtful.isEmpty else { return entries }
    guard AttemptVerdict.networkIsDown(try probe(doubtful)) else {
      tell(.networkBack)
      return entries
    }
    let next = post.clock.read().now.advanced(by: .seconds(Self.probeInterval)).milliseconds
    try post.stored { () throws(StoreError) in
      try post.store.change(doubtful.map { $0.change(to: .waiting(notBefore: next)) })
    }
    loseNetwork()
    let left = Set(doubtful.map(\.deliveryID))
    return entries.filter { !left.contains($0.deliveryID) }
  }

  /// Connects to the first few receivers, each once.
  private func probe(_ entries: [OutboxEntry]) throws(PostFault) -> [TransferReport] {
    let endpoints = try post.endpoints()
    var waiting: Set<TransferLoop.Ticket> = []
    for entry in entries.prefix(4) {
      guard let endpoint = endpoints.first(where: { $0.name == entry.endpoint }),
        let request = try? endpoint.probe(limits: limits)
      else { continue }
      waiting.insert(carrier.submit(request))
    }
    var reports: [TransferReport] = []
    while !waiting.isEmpty {
      for done in carrier.takeFinished(within: Self.shortestLook) where waiting.remove(done.ticket) != nil {
        reports.append(done.report)
      }
    }
    return reports
  }
}
