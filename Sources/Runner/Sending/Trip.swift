import CivilTime
import Delivery
import RunEngine
import RunStore

/// One attempt under way.
struct Trip {
  /// What the ledger calls an attempt that found no network. It counts for nothing.
  static let networkDownCause = "network-down"

  let entry: OutboxEntry
  /// Nil when the endpoint was removed after the message was queued.
  let endpoint: EndpointRow?
  let started: AttemptStarted
  /// Unix milliseconds.
  let sentAt: Int64

  /// The next attempt; nil when nothing is owed any more, because a person has confirmed the message.
  init?(_ entry: OutboxEntry, of record: RunState.DeliveryRecord, to endpoint: EndpointRow?, at now: Instant) {
    if case .acknowledged = record.standing { return nil }
    self.entry = entry
    self.endpoint = endpoint
    let mayBeDuplicate = record.attempts.contains { $0.verdict == .uncertain || $0.verdict == .accepted }
    started = AttemptStarted(
      delivery: record.queued.delivery, number: record.begun + 1, mayBeDuplicate: mayBeDuplicate)
    sentAt = now.milliseconds
  }

  private init(entry: OutboxEntry, endpoint: EndpointRow?, started: AttemptStarted, sentAt: Int64) {
    self.entry = entry
    self.endpoint = endpoint
    self.started = started
    self.sentAt = sentAt
  }

  func request(limits: TransferLimits) throws -> OutboundRequest {
    guard let endpoint else { throw EndpointFault.badName(entry.endpoint) }
    return try endpoint.request(
      for: Notice(body: entry.body), id: DeliveryIdentifier(entry.deliveryID), timestamp: Int(sentAt / 1_000),
      limits: limits)
  }

  // MARK: how it can end

  /// By the rules of the endpoint's format and the schedule.
  func outcome(_ report: TransferReport, at now: Instant) -> TripOutcome {
    let verdict = verdict(of: report, at: now)
    let attempt = attempt(verdict: verdict.recorded, cause: verdict.cause, report: report)
    let spent = entry.attempts + 1
    if case .accepted = verdict {
      return TripOutcome(self, attempt, entry.change(to: .accepted(at: now.milliseconds), attempts: spent))
    }
    if verdict.isCalledOff {
      // Our own doing: no part of the schedule is spent on it.
      let standing: Standing =
        verdict.isUncertain
        ? .uncertain(retryNotBefore: now.milliseconds) : .waiting(notBefore: now.milliseconds)
      return TripOutcome(self, attempt, entry.change(to: standing))
    }
    // Made where it is used: passed on, a generator without any bytes of its own trips the thread sanitizer.
    var random = SystemRandomNumberGenerator()
    let wait = RetrySchedule.following(verdict)?
      .delay(afterAttempt: spent, retryAfter: verdict.retryAfter, using: &random)
    if let wait {
      let next = now.advanced(by: .seconds(Int64(wait))).milliseconds
      let standing: Standing = verdict.isUncertain ? .uncertain(retryNotBefore: next) : .waiting(notBefore: next)
      return TripOutcome(self, attempt, entry.change(to: standing, attempts: spent))
    }
    let why = verdict.endsAs
    let standing: Standing =
      switch why {
      case .exhausted: .exhausted(at: now.milliseconds)
      case .stopped: .stopped(at: now.milliseconds)
      case .refused, .blocked: .needsPerson(at: now.milliseconds)
      }
    return TripOutcome(
      self, attempt, entry.change(to: standing, attempts: spent), ended: why,
      stoppedEndpoint: why == .stopped ? endpoint?.stopped : nil)
  }

  /// There was no network: the attempt is on record, and none of the schedule is spent.
  func postponed(_ report: TransferReport, until next: Instant) -> TripOutcome {
    let attempt = attempt(verdict: .retrying, cause: Self.networkDownCause, report: report)
    return TripOutcome(self, attempt, entry.change(to: .waiting(notBefore: next.milliseconds)))
  }

  /// The endpoint is gone or cannot be used as it is set up.
  func unusable() -> TripOutcome {
    let cause = endpoint == nil ? "endpoint-removed" : "bad-endpoint"
    let attempt = attempt(verdict: .blocked, cause: cause, report: nil)
    return TripOutcome(
      self, attempt, entry.change(to: .needsPerson(at: sentAt), attempts: entry.attempts + 1), ended: .blocked)
  }

  /// The outcome of an attempt that a dead sender left behind.
  static func leftHalfSent(_ entry: OutboxEntry, in state: RunState, at now: Instant) -> TripOutcome {
    let delivery = DeliveryID(entry.deliveryID)
    let number = state.delivery(delivery)?.begun ?? 1
    let trip = Trip(
      entry: entry, endpoint: nil,
      started: AttemptStarted(delivery: delivery, number: number, mayBeDuplicate: false), sentAt: now.milliseconds)
    let attempt = trip.attempt(verdict: .uncertain, cause: "sender-died", report: nil)
    return TripOutcome(trip, attempt, entry.change(to: .uncertain(retryNotBefore: now.milliseconds)))
  }

  /// Judged by the rules of the endpoint's format.
  private func verdict(of report: TransferReport, at now: Instant) -> AttemptVerdict {
    let seconds = Int(now.milliseconds / 1_000)
    return (try? endpoint?.noticeFormat())?.verdict(of: report, now: seconds)
      ?? AttemptVerdict(of: report, now: seconds)
  }

  /// The attempt as the ledger keeps it; without a report when nothing was sent.
  private func attempt(
    verdict: AttemptFinished.Verdict, cause: String, report: TransferReport?
  ) -> AttemptFinished {
    let durations = report?.durations
    return AttemptFinished(
      delivery: started.delivery, number: started.number, verdict: verdict, cause: cause,
      httpStatus: report?.status, curlCode: report?.curlCode, remoteAddress: report?.remoteAddress,
      tlsVersion: report?.tlsVersion, certificateSHA256: report?.certificate?.description,
      milliseconds: AttemptFinished.Phases(
        nameLookup: durations?.dns ?? 0, connect: durations?.connect ?? 0, tls: durations?.tls ?? 0,
        firstByte: durations?.firstByte ?? 0, total: durations?.total ?? 0),
      dateSkewSeconds: report?.date.flatMap { HTTPDate.seconds($0) }.map { $0 - Int(sentAt / 1_000) },
      response: report.flatMap(response))
  }

  /// What they said; nil when there was nothing worth keeping.
  private func response(in report: TransferReport) -> AttemptFinished.Response? {
    guard let endpoint else { return nil }
    let mask = SecretMask(url: try? endpoint.address(), secrets: endpoint.secrets.map(EndpointSecret.init))
    let excerpt = ResponseExcerpt(of: report, mask: mask)
    guard !excerpt.isEmpty else { return nil }
    return AttemptFinished.Response(
      headers: excerpt.headers.map(Disclosable.text), body: excerpt.body.map(Disclosable.text),
      location: excerpt.location.map(Disclosable.text))
  }
}

/// How an attempt ended, as the ledger and the outbox will have it.
struct TripOutcome: OfIncident {
  let incident: IncidentID
  let attempt: AttemptFinished
  let change: OutboxChange
  let ended: DeliveryEnded?
  let stoppedEndpoint: EndpointRow?

  init(
    _ trip: Trip, _ attempt: AttemptFinished, _ change: OutboxChange, ended: DeliveryEnded.Why? = nil,
    stoppedEndpoint: EndpointRow? = nil
  ) {
    incident = trip.entry.incident
    self.attempt = attempt
    self.change = change
    self.ended = ended.map { DeliveryEnded(delivery: attempt.delivery, why: $0) }
    self.stoppedEndpoint = stoppedEndpoint
  }

  var commands: [Command] {
    [Command(.endAttempt(attempt))] + [ended].compactMap(\.self).map { Command(.endDelivery($0)) }
  }
}

extension TransferReport {
  var curlCode: Int? {
    switch end {
    case .ran(let code, _): code
    case .notStarted, .cancelled: nil
    }
  }
}

extension OutboxEntry {
  /// Another standing; `attempts` only when the schedule moves on.
  func change(to standing: Standing, attempts: Int? = nil) -> OutboxChange {
    OutboxChange(deliveryID: deliveryID, standing: standing, attempts: attempts ?? self.attempts)
  }
}
