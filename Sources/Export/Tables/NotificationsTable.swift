import CivilTime
package import RunEngine
import Wording

/// Everything that was done to tell somebody, as proof of notice. That a server took a message is not that anybody read
/// it: `confirmed` is a person's word, and stands in a line of its own.
package enum NotificationsTable: ClaimTable {
  package static let fileName = "notifications.csv"

  package static let columns = [
    "番号 entry", "時刻 time", "通知 delivery", "何が what", "宛先 endpoint", "役割 to", "回 try", "原因 cause", "HTTP",
    "相手のアドレス address", "TLS", "証明書 certificate SHA-256", "所要ミリ秒 ms", "相手の時計との差(秒) date skew s",
    "相手の番号 reference", "返事の見出し answer's headers", "返事の初め answer begins", "回された先 sent elsewhere",
  ]

  package static func cells(for event: RecordedEvent, as words: TableWords) -> [String]? {
    let opening = [String(event.sequence), words.instant(event.happening.occurred?.instant ?? event.recorded)]
    switch event.event {
    case .noticeQueued(let queued):
      let what = queued.warning.map { "queued (warning to our own people: \($0.rawValue))" } ?? "queued"
      return filled(opening + [queued.delivery.rawValue, what, queued.endpoint, words.role(queued.to)])
    case .attemptStarted(let attempt):
      let what = attempt.mayBeDuplicate ? "sending (may be a duplicate)" : "sending"
      return filled(opening + [attempt.delivery.rawValue, what, "", "", String(attempt.number)])
    case .attemptFinished(let attempt):
      return filled(
        opening + [
          attempt.delivery.rawValue, attempt.verdict.rawValue, "", "", String(attempt.number), attempt.cause,
          words.number(attempt.httpStatus), attempt.remoteAddress ?? "", attempt.tlsVersion ?? "",
          attempt.certificateSHA256 ?? "", String(attempt.milliseconds.total), words.number(attempt.dateSkewSeconds),
          "",
          words.text(attempt.response?.headers), words.text(attempt.response?.body),
          words.text(attempt.response?.location),
        ])
    case .deliveryEnded(let ended):
      return filled(opening + [ended.delivery.rawValue, "ended", "", "", "", ended.why.rawValue])
    case .deliveryAcknowledged(let acknowledged):
      let empty = [String](repeating: "", count: referenceColumn - opening.count - 2)
      return filled(
        opening + [acknowledged.delivery.rawValue, "confirmed by a person"] + empty
          + [words.text(acknowledged.reference)])
    case .noticeEscalated(let escalated):
      return filled(
        opening + [
          "", "no answer to entry \(escalated.request): to be telephoned", "", words.role(escalated.to), "",
          escalated.why.rawValue,
        ])
    case .incidentStarted, .stepOpened, .stepFinished, .stepSkipped, .stepPassedOver, .stepTimedOut, .trackFinished,
      .runCompleted, .gateOverridden, .consentRecorded, .roleDelegated, .playbookJoined, .factStated, .noteTaken,
      .eventCorrected,
      .attachmentCollected, .custodyRecorded, .noticeRequested, .reminderGiven, .deadlineMissed, .clockJumped,
      .checkpointAnchored, .claim:
      return nil
    }
  }

  private static let referenceColumn = columns.firstIndex { $0.hasSuffix(" reference") } ?? columns.count

  private static func filled(_ cells: [String]) -> [String] {
    cells + [String](repeating: "", count: columns.count - cells.count)
  }
}
