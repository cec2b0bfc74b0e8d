import CanonicalJSON
import CivilTime
import Delivery
import RunEngine
import RunStore

extension Sender {
  /// Lets time move every run: clocks that ran out and deadlines that are near are recorded, a step whose patience is over
  /// gives way to the next, and who did not answer is telephoned; with the messages that brings. A run that is over still
  /// waits for answers.
  func observeRuns() throws(PostFault) {
    for row in try post.incidents() {
      try with(row.id) { () throws(PostFault) in
        tellMoved(try ledgers.record([Command(.observe)], on: row.id), of: row.id)
      }
    }
  }

  /// Asks receivers whether their people have confirmed what they took.
  ///
  /// `GET` to the endpoint's address, signed like a notice with an empty body and the delivery's own id. A receiver that
  /// knows of this answers 200 with `{"reference":"…"}` once somebody there has confirmed it; every other answer, and
  /// every failure, means "not yet" and is nobody's trouble.
  func askForReceipts() throws(PostFault) {
    let endpoints = try post.endpoints().filter { $0.format == StandardWebhookFormat().name && !$0.isStopped }
    var asked: [TransferLoop.Ticket: (IncidentID, DeliveryID)] = [:]
    for row in try post.incidents() {
      var deliveries: [RunState.DeliveryRecord] = []
      try with(row.id) { () throws(PostFault) in deliveries = try ledgers.file(row.id).state.deliveries }
      for record in deliveries {
        guard case .accepted(let at) = record.standing, asked.count < Self.mostQuestions,
          post.clock.read().now.since(at) < .hours(24 * Self.daysOfAsking),
          let endpoint = endpoints.first(where: { $0.name == record.queued.endpoint }),
          let question = try? endpoint.receiptQuestion(
            record.queued.delivery, at: post.clock.read().now, limits: limits)
        else { continue }
        asked[carrier.submit(question)] = (row.id, record.queued.delivery)
      }
    }
    while !asked.isEmpty {
      for done in carrier.takeFinished(within: Self.shortestLook) {
        guard let (incident, delivery) = asked.removeValue(forKey: done.ticket),
          let reference = Self.reference(in: done.report)
        else { continue }
        try with(incident) { () throws(PostFault) in
          try acknowledge(delivery, reference: reference, on: incident)
        }
      }
    }
  }

  private func acknowledge(_ delivery: DeliveryID, reference: String, on incident: IncidentID) throws(PostFault) {
    do throws(PostFault) {
      try ledgers.record([Command(.acknowledge(delivery, reference: reference, note: nil))], on: incident)
    } catch {
      // Somebody recorded it by hand in between, which says the same.
      guard case .refused = error else { throw error }
      return
    }
    tell(.acknowledged(delivery, reference: reference))
  }

  /// A number that a person can read out: short, and without control characters.
  private static func reference(in report: TransferReport) -> String? {
    guard report.status == 200, report.bodyEnd == .complete,
      let text = (try? JSONValue(parsing: report.bodyStart))?["reference"]?.string, (1...100).contains(text.count),
      text.unicodeScalars.allSatisfy({ $0.properties.generalCategory != .control }),
      text.contains(where: { !$0.isWhitespace })
    else { return nil }
    return text
  }

  /// Questions in one round.
  private static let mostQuestions = 50
  private static let daysOfAsking: Int64 = 30
}

extension Event {
  /// Whether time brought it about, so that nobody may have noticed.
  var isMovedByTime: Bool {
    switch self {
    case .stepOpened, .stepTimedOut, .deadlineMissed, .reminderGiven, .noticeEscalated: true
    case .incidentStarted, .stepFinished, .stepSkipped, .stepPassedOver, .trackFinished, .runCompleted,
      .gateOverridden, .consentRecorded, .roleDelegated, .playbookJoined, .factStated, .noteTaken, .eventCorrected,
      .attachmentCollected, .custodyRecorded, .noticeRequested, .noticeQueued, .attemptStarted, .attemptFinished,
      .deliveryEnded, .deliveryAcknowledged, .clockJumped, .checkpointAnchored, .claim:
      false
    }
  }
}
