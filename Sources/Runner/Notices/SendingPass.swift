import CivilTime
package import Delivery
import Foundation
import Glibc
package import RunEngine
package import RunStore

/// What one pass over the outbox did.
package struct SendingPass: Sendable {
  package enum Ending: Hashable, Sendable {
    /// Nothing is due any more.
    case nothingDue
    /// Another process of this home is sending.
    case anotherSends
    /// Every receiver fails alike: no network. Nothing was used up.
    case networkDown
    /// The time we were given is over; what is left waits.
    case outOfTime
  }

  package var attempts: [AttemptFinished] = []
  package var ended: [DeliveryEnded] = []
  package var ending = Ending.nothingDue
}

extension CommandPost {
  /// Sends what is due, oldest first, one message to each endpoint at a time and all endpoints at once.
  ///
  /// An attempt is in the ledger before its first byte leaves, and its outcome as soon as it is known. One process
  /// sends for a home at a time, under a lock that the kernel lets go of when the process dies; a message found
  /// half-sent under that lock is uncertain, and goes out again with the same id.
  ///
  /// - Parameter rounds: how many messages to each endpoint at most.
  package func sendDue(rounds: Int = .max, limits: TransferLimits = TransferLimits()) throws(PostFault) -> SendingPass {
    var pass = SendingPass()
    let lock = Glibc.open(home.sendingLock.path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard lock >= 0 else { throw .homeUnusable(home.sendingLock.path, code: errno) }
    defer { close(lock) }
    guard flock(lock, LOCK_EX | LOCK_NB) == 0 else {
      pass.ending = .anotherSends
      return pass
    }
    try recoverHalfSent()
    guard let transport = try? CurlTransport() else { throw .cannotSend }
    var round = 0
    while true {
      let due = try stored { () throws(StoreError) in try store.dueOutbox(at: clock.read().now.milliseconds) }
      if due.isEmpty { return pass }
      guard round < rounds else {
        pass.ending = .outOfTime
        return pass
      }
      round += 1
      let isDown = try send(due, over: transport, limits: limits, into: &pass)
      if isDown {
        pass.ending = .networkDown
        return pass
      }
    }
  }

  private func send(
    _ due: [OutboxEntry], over transport: CurlTransport, limits: TransferLimits, into pass: inout SendingPass
  ) throws(PostFault) -> Bool {
    var requests: [OutboundRequest] = []
    var trips: [Trip] = []
    for entry in due {
      guard let trip = try begin(entry) else { continue }
      do {
        requests.append(try request(for: trip, limits: limits))
        trips.append(trip)
      } catch {
        let attempt = trip.attempt(verdict: .blocked, cause: "bad-endpoint", report: nil)
        try end(attempt, of: trip, as: .needsPerson(at: clock.read().now.milliseconds), .blocked, into: &pass)
      }
    }
    guard !requests.isEmpty else { return false }
    var reports = [TransferReport?](repeating: nil, count: requests.count)
    var fault: PostFault?
    // Outcomes are recorded as they come; only an outage, which shows in all of them together, has to wait for the last.
    transport.send(requests) { index, report in
      reports[index] = report
      guard fault == nil, !AttemptVerdict.mayBeOutage(report) else { return }
      do throws(PostFault) { try finish(trips[index], report, into: &pass) } catch { fault = error }
    }
    if let fault { throw fault }
    let isDown = AttemptVerdict.networkIsDown(reports.compactMap(\.self))
    for (trip, report) in zip(trips, reports) {
      guard let report, AttemptVerdict.mayBeOutage(report) else { continue }
      if isDown { try postpone(trip, report, into: &pass) } else { try finish(trip, report, into: &pass) }
    }
    return isDown
  }

  /// Puts the start of an attempt on record; nil when the message is no longer owed.
  private func begin(_ entry: OutboxEntry) throws(PostFault) -> Trip? {
    let endpoint = try endpoints().first { $0.name == entry.endpoint }
    let delivery = DeliveryID(entry.deliveryID)
    guard let record = try open(entry.incident).state.delivery(delivery) else { return nil }
    let mayBeDuplicate = record.attempts.contains { $0.verdict == .uncertain || $0.verdict == .accepted }
    let started = AttemptStarted(delivery: delivery, number: record.begun + 1, mayBeDuplicate: mayBeDuplicate)
    let now = clock.read().now.milliseconds
    _ = try perform(
      Command(.beginAttempt(started)), on: entry.incident,
      changing: [OutboxChange(deliveryID: entry.deliveryID, standing: .sending(since: now), attempts: entry.attempts)])
    return Trip(entry: entry, endpoint: endpoint, number: started.number, sentAt: now)
  }

  private func request(for trip: Trip, limits: TransferLimits) throws -> OutboundRequest {
    guard let endpoint = trip.endpoint else { throw EndpointFault.badName(trip.entry.endpoint) }
    return try endpoint.request(
      for: Notice(body: trip.entry.body), id: DeliveryIdentifier(trip.entry.deliveryID),
      timestamp: Int(trip.sentAt / 1_000), limits: limits)
  }

  private func finish(_ trip: Trip, _ report: TransferReport, into pass: inout SendingPass) throws(PostFault) {
    let now = clock.read().now
    let verdict = trip.verdict(of: report, at: now)
    let attempt = trip.attempt(verdict: verdict.recorded, cause: verdict.cause, report: report)
    let spent = trip.entry.attempts + 1
    if case .accepted = verdict {
      try record(attempt, of: trip, as: .accepted(at: now.milliseconds), spent: spent, into: &pass)
      return
    }
    if case .stopped = verdict, let endpoint = trip.endpoint {
      try stored { () throws(StoreError) in try store.save(endpoint.stopped) }
      return try end(attempt, of: trip, as: .stopped(at: now.milliseconds), .stopped, into: &pass)
    }
    var random = SystemRandomNumberGenerator()
    let wait = RetrySchedule.following(verdict)?
      .delay(afterAttempt: spent, retryAfter: verdict.retryAfter, using: &random)
    if let wait {
      let next = now.milliseconds + Int64(wait) * 1_000
      let standing: Standing = verdict.isUncertain ? .uncertain(retryNotBefore: next) : .waiting(notBefore: next)
      return try record(attempt, of: trip, as: standing, spent: spent, into: &pass)
    }
    let why = verdict.endsAs
    let standing: Standing = why == .exhausted ? .exhausted(at: now.milliseconds) : .needsPerson(at: now.milliseconds)
    try end(attempt, of: trip, as: standing, why, into: &pass)
  }

  /// The network is down: the attempt is on record, but none of the schedule is spent.
  private func postpone(_ trip: Trip, _ report: TransferReport, into pass: inout SendingPass) throws(PostFault) {
    let attempt = trip.attempt(verdict: .retrying, cause: "network-down", report: report)
    let next = clock.read().now.advanced(by: .seconds(60)).milliseconds
    try record(attempt, of: trip, as: .waiting(notBefore: next), spent: trip.entry.attempts, into: &pass)
  }

  private func record(
    _ attempt: AttemptFinished, of trip: Trip, as standing: Standing, spent: Int, into pass: inout SendingPass
  ) throws(PostFault) {
    pass.attempts.append(attempt)
    let change = OutboxChange(deliveryID: trip.entry.deliveryID, standing: standing, attempts: spent)
    _ = try perform(Command(.endAttempt(attempt)), on: trip.entry.incident, changing: [change])
  }

  private func end(
    _ attempt: AttemptFinished, of trip: Trip, as standing: Standing, _ why: DeliveryEnded.Why,
    into pass: inout SendingPass
  ) throws(PostFault) {
    try record(attempt, of: trip, as: standing, spent: trip.entry.attempts + 1, into: &pass)
    let ended = DeliveryEnded(delivery: attempt.delivery, why: why)
    pass.ended.append(ended)
    _ = try perform(Command(.endDelivery(ended)), on: trip.entry.incident)
  }

  /// Whatever was being sent when the last sender died: nobody knows whether it arrived.
  private func recoverHalfSent() throws(PostFault) {
    for entry in try stored({ () throws(StoreError) in try store.outbox(of: nil) }) {
      guard case .sending = entry.standing else { continue }
      let number = try open(entry.incident).state.delivery(DeliveryID(entry.deliveryID))?.begun ?? 1
      let trip = Trip(entry: entry, endpoint: nil, number: number, sentAt: clock.read().now.milliseconds)
      let attempt = trip.attempt(verdict: .uncertain, cause: "sender-died", report: nil)
      let change = OutboxChange(
        deliveryID: entry.deliveryID, standing: .uncertain(retryNotBefore: trip.sentAt), attempts: entry.attempts)
      _ = try perform(Command(.endAttempt(attempt)), on: entry.incident, changing: [change])
    }
  }
}

extension CommandPost {
  /// Lets one message go out now, whatever its schedule says, even when it was given up.
  package func makeDue(_ delivery: String, on id: IncidentID) throws(PostFault) {
    guard let entry = try? store.outboxEntry(delivery), entry.incident == id else { throw .unknownDelivery(delivery) }
    switch entry.standing {
    case .accepted, .acknowledged: return
    case .waiting, .sending, .uncertain, .exhausted, .stopped, .needsPerson: break
    }
    let standing = Standing.waiting(notBefore: clock.read().now.milliseconds)
    try stored { () throws(StoreError) in
      try store.change([OutboxChange(deliveryID: delivery, standing: standing, attempts: 0)])
    }
  }

  /// Lets everything that waits for its time go out now.
  package func makeAllDue() throws(PostFault) {
    for entry in try stored({ () throws(StoreError) in try store.outbox(of: nil) }) {
      switch entry.standing {
      case .waiting, .uncertain: try makeDue(entry.deliveryID, on: entry.incident)
      case .sending, .accepted, .acknowledged, .exhausted, .stopped, .needsPerson: continue
      }
    }
  }

  package func waitingDeliveries() throws(PostFault) -> Int {
    try stored { () throws(StoreError) in try store.outbox(of: nil) }.count { entry in
      switch entry.standing {
      case .waiting, .sending, .uncertain: true
      case .accepted, .acknowledged, .exhausted, .stopped, .needsPerson: false
      }
    }
  }
}
