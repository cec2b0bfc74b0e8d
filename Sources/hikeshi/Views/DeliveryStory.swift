import CivilTime
import EventCoding
import PlaybookModel
import RunEngine
import RunStore
import Runner
import Wording

/// Everything that the ledger has about one message, in its order and with its times: the proof of notice as a person
/// reads it.
struct DeliveryStory {
  private(set) var lines: [String] = []

  init(of record: RunState.DeliveryRecord, at desk: Desk) throws {
    let delivery = record.queued.delivery
    var events: [RecordedEvent] = []
    let file = try desk.post.open(desk.id) { events.append($0.recorded) }
    let time = TimeText(zone: file.zone)
    let request = file.state.notices.first { $0.deliveries.contains(delivery) }?.sequence
    for event in events {
      guard let words = Self.words(event.event, about: delivery, of: request) else { continue }
      lines.append("\(time.exact(event.recorded))  \(words[Voice.language])")
      guard case .attemptFinished(let attempt) = event.event else { continue }
      lines += Self.facts(attempt).map { "    " + $0 }
    }
    switch (try? desk.post.store.outboxEntry(delivery.rawValue))?.standing {
    case .waiting(let next), .uncertain(let next):
      let at = time.exact(.init(milliseconds: next))
      lines.append(say("次に送る: \(at)", "next try: \(at)")[Voice.language])
    case .sending, .accepted, .acknowledged, .exhausted, .stopped, .needsPerson, nil: break
    }
  }

  private static func words(_ event: Event, about delivery: DeliveryID, of request: Int?) -> LocalizedText? {
    switch event {
    case .noticeQueued(let queued) where queued.delivery == delivery:
      return say("送信待ちに入れた", "queued")
        + (queued.warning.map { EscalationText.text(of: $0).map { " (\($0))" } } ?? say("", ""))
    case .noticeEscalated(let escalated) where escalated.request == request:
      let why = EscalationText.text(of: escalated.why)
      return say(
        "電話の手順が開いた: \(why.ja) [\(escalated.why.rawValue) → \(escalated.fallback)]",
        "a call was opened: \(why.en) [\(escalated.why.rawValue) → \(escalated.fallback)]")
    case .attemptStarted(let started) where started.delivery == delivery:
      let again = started.mayBeDuplicate
      return say(
        "\(started.number)回目の送信を始めた" + (again ? "(前の分が届いていれば重複)" : ""),
        "try \(started.number) began" + (again ? " (a duplicate if an earlier one arrived)" : ""))
    case .attemptFinished(let attempt) where attempt.delivery == delivery:
      let cause = CauseText.text(of: attempt.cause)
      return say(
        "\(attempt.number)回目の結果: \(cause.ja) [\(attempt.verdict.rawValue)]",
        "try \(attempt.number) ended: \(cause.en) [\(attempt.verdict.rawValue)]")
    case .deliveryEnded(let ended) where ended.delivery == delivery:
      return say("もう自動では送らない [\(ended.why.rawValue)]", "not sent again by itself [\(ended.why.rawValue)]")
    case .deliveryAcknowledged(let acknowledged) where acknowledged.delivery == delivery:
      let number = acknowledged.reference?.shownText ?? say("", "")
      return say("相手の人が受領を確認: \(number.ja)", "confirmed by a person there: \(number.en)")
    case .noticeQueued, .attemptStarted, .attemptFinished, .deliveryEnded, .deliveryAcknowledged, .noticeEscalated,
      .incidentStarted, .stepOpened, .stepFinished, .stepSkipped, .stepPassedOver, .stepTimedOut, .trackFinished,
      .runCompleted, .gateOverridden, .consentRecorded, .roleDelegated, .playbookJoined, .factStated, .noteTaken,
      .eventCorrected, .attachmentCollected, .custodyRecorded, .noticeRequested, .reminderGiven, .deadlineMissed,
      .clockJumped, .checkpointAnchored, .claim:
      return nil
    }
  }

  private static func facts(_ attempt: AttemptFinished) -> [String] {
    let phases = attempt.milliseconds
    let skew = attempt.dateSkewSeconds.map { "Date \($0 >= 0 ? "+" : "")\($0) s" }
    return [
      [attempt.cause, attempt.httpStatus.map { "HTTP \($0)" }, attempt.remoteAddress, attempt.tlsVersion, skew]
        .compactMap(\.self).joined(separator: "  "),
      attempt.certificateSHA256.map { "certificate SHA-256 \($0)" } ?? "",
      "DNS \(phases.nameLookup) + TCP \(phases.connect) + TLS \(phases.tls) + \(phases.firstByte) → \(phases.total) ms",
    ].filter { !$0.isEmpty } + response(attempt.response)
  }

  /// What the receiver said, each line marked as its own words.
  private static func response(_ response: AttemptFinished.Response?) -> [String] {
    let parts = [
      (say("回された先", "sent elsewhere"), response?.location), (say("返事の見出し", "answer's headers"), response?.headers),
      (say("返事の初め", "answer begins"), response?.body),
    ]
    return parts.flatMap { label, words -> [String] in
      guard let text = words?.shownText[Voice.language] else { return [] }
      return ["\(label[Voice.language]):"] + text.ownLines.filter { !$0.isEmpty }.map { "  | \($0)" }
    }
  }
}
