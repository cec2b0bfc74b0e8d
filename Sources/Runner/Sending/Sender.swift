import CivilTime
import Delivery
import Foundation
import RunEngine
import RunStore

/// Brings the outbox out. The holder of the sending lock has one; one thread works it.
///
/// An attempt is in the ledger before its first byte leaves, and its outcome as soon as it is known; what becomes known
/// at the same time is committed together, one commit for each incident. The next message to an endpoint begins when
/// the outcome of the one before is on disk, so that a slow endpoint holds up nobody but itself.
final class Sender {
  let post: CommandPost
  let carrier: any Carrying
  let limits: TransferLimits
  let ledgers: OpenLedgers
  /// Told in the sender's thread, after what it tells is on disk.
  let tell: (SendingNews) -> Void

  private(set) var pass = SendingPass()
  /// Incidents of which nothing can be sent, in this pass.
  private var brokenRecords: Set<IncidentID> = []
  private var toldBroken: Set<IncidentID> = []
  private var underway: [TransferLoop.Ticket: Trip] = [:]
  private var outage = OutageWatch()
  /// Messages begun to each endpoint in this pass.
  private var begun: [String: Int] = [:]

  /// Milliseconds after which the outbox is looked at again although nothing of ours has finished.
  static let shortestLook = 1_000
  /// Seconds between two looks at what time has brought, and at what receivers' people have confirmed.
  static let roundInterval: Int64 = 30
  /// Seconds after which it is seen whether the network is back.
  static let probeInterval: Int64 = 60

  init(
    post: CommandPost, carrier: any Carrying, limits: TransferLimits, tell: @escaping (SendingNews) -> Void = { _ in }
  ) {
    self.post = post
    self.carrier = carrier
    self.limits = limits
    self.tell = tell
    ledgers = OpenLedgers(post: post)
  }

  /// Returns when nothing is due and nothing is under way.
  ///
  /// `isStopped` is asked between two steps; once it says so, what is under way is called off and recorded as far as it
  /// got.
  func sendWhatIsDue(rounds: Int = .max, isStopped: () -> Bool = { false }) throws(PostFault) {
    begun = [:]
    pass.ending = .nothingDue
    while true {
      if isStopped() {
        for ticket in underway.keys { carrier.cancel(ticket) }
      } else if outage.maySend {
        try begin(try dueNow(rounds: rounds))
      }
      guard !underway.isEmpty else { return }
      let finished = carrier.takeFinished(within: Self.shortestLook)
      try settle(finished)
    }
  }

  /// What is due and may begin: not to an endpoint that something is on its way to.
  private func dueNow(rounds: Int) throws(PostFault) -> [OutboxEntry] {
    let now = post.clock.read().now.milliseconds
    let due = try post.stored { () throws(StoreError) in try post.store.dueOutbox(at: now, passingBy: brokenRecords) }
    let busy = Set(underway.values.map(\.entry.endpoint))
    let free = due.filter { !busy.contains($0.endpoint) }
    let within = free.filter { begun[$0.endpoint, default: 0] < rounds }
    if within.count < free.count, pass.ending == .nothingDue { pass.ending = .outOfTime }
    return try withoutUnreachable(within)
  }

  // MARK: beginning

  private func begin(_ entries: [OutboxEntry]) throws(PostFault) {
    guard !entries.isEmpty else { return }
    let endpoints = try post.endpoints()
    var ready: [(Trip, OutboundRequest)] = []
    for (incident, entries) in entries.groupedByIncident {
      try with(incident) { () throws(PostFault) in ready += try begin(entries, of: incident, to: endpoints) }
    }
    for (trip, request) in ready { underway[carrier.submit(request)] = trip }
  }

  /// One commit; what it lets go out.
  private func begin(
    _ entries: [OutboxEntry], of incident: IncidentID, to endpoints: [EndpointRow]
  ) throws(PostFault) -> [(Trip, OutboundRequest)] {
    var ready: [(Trip, OutboundRequest)] = []
    var commands: [Command] = []
    var changes: [OutboxChange] = []
    var unusable: [TripOutcome] = []
    let state = try ledgers.file(incident).state
    let now = post.clock.read().now
    for entry in entries {
      begun[entry.endpoint, default: 0] += 1
      guard let record = state.delivery(DeliveryID(entry.deliveryID)) else {
        // The ledger knows nothing of it, which no fault of a receiver explains.
        changes.append(entry.change(to: .needsPerson(at: now.milliseconds)))
        continue
      }
      guard let trip = Trip(entry, of: record, to: endpoints.first { $0.name == entry.endpoint }, at: now) else {
        // A person has confirmed it meanwhile: nothing is owed.
        changes.append(entry.change(to: .acknowledged(at: now.milliseconds)))
        continue
      }
      commands.append(Command(.beginAttempt(trip.started)))
      do {
        let request = try trip.request(limits: limits)
        ready.append((trip, request))
        changes.append(entry.change(to: .sending(since: trip.sentAt)))
      } catch {
        let ending = trip.unusable()
        commands += ending.commands
        changes.append(ending.change)
        unusable.append(ending)
      }
    }
    if commands.isEmpty {
      try post.stored { () throws(StoreError) in try post.store.change(changes) }
    } else {
      tellMoved(try ledgers.record(commands, on: incident, changing: changes), of: incident)
    }
    for ending in unusable { note(ending) }
    return ready
  }

  // MARK: ending

  private func settle(_ finished: [TransferLoop.Finished]) throws(PostFault) {
    var known: [(Trip, TransferReport)] = []
    for done in finished {
      guard let trip = underway.removeValue(forKey: done.ticket) else { continue }
      known += outage.take(trip, done.report)
    }
    try record(known.map { trip, report in outcome(of: trip, report) })
    switch outage.judge(nothingUnderway: underway.isEmpty) {
    case .undecided: return
    case .online(let waiting):
      try record(waiting.map { trip, report in outcome(of: trip, report) })
    case .down(let waiting):
      let next = post.clock.read().now.advanced(by: .seconds(Self.probeInterval))
      try record(waiting.map { trip, report in trip.postponed(report, until: next) })
      loseNetwork()
    }
  }

  private func outcome(of trip: Trip, _ report: TransferReport) -> TripOutcome {
    trip.outcome(report, at: post.clock.read().now)
  }

  /// One commit for each incident. An endpoint that wants no more is stopped before its message is, so that a crash
  /// between the two asks it once more rather than never.
  func record(_ outcomes: [TripOutcome]) throws(PostFault) {
    for outcome in outcomes {
      guard let stopped = outcome.stoppedEndpoint else { continue }
      try post.stored { () throws(StoreError) in try post.store.save(stopped) }
    }
    for (incident, outcomes) in outcomes.groupedByIncident {
      try with(incident) { () throws(PostFault) in
        let events = try ledgers.record(
          outcomes.flatMap(\.commands), on: incident, changing: outcomes.map(\.change))
        for outcome in outcomes { note(outcome) }
        tellMoved(events, of: incident)
      }
    }
  }

  private func note(_ outcome: TripOutcome) {
    pass.attempts.append(outcome.attempt)
    tell(.attempt(outcome.attempt))
    guard let ended = outcome.ended else { return }
    pass.ended.append(ended)
    tell(.ended(ended))
  }

  /// What the clock and the playbook brought about while something else was recorded.
  func tellMoved(_ events: [RecordedEvent], of incident: IncidentID) {
    let moves = events.filter { $0.event.isMovedByTime }
    guard !moves.isEmpty else { return }
    pass.moved.append((incident, moves))
    tell(.moved(incident, moves))
  }

  func isSetAside(_ incident: IncidentID) -> Bool { brokenRecords.contains(incident) }

  func setAside(_ broken: SetAside) {
    brokenRecords.insert(broken.incident)
    pass.setAside.append(broken)
    if toldBroken.insert(broken.incident).inserted { tell(.setAside(broken)) }
  }

  /// Lets the next pass see whether they have been mended.
  func forgetBroken() { brokenRecords = [] }

  func loseNetwork() {
    pass.ending = .networkDown
    tell(.networkDown)
  }

  /// Starts the account anew, for a sender that goes on.
  func forgetPass() { pass = SendingPass() }
}
