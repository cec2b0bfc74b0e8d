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
    "相手の番号 reference",
  ]

  package static func cells(for event: RecordedEvent, as words: TableWords) -> [String]? {
    let opening = [String(event.sequence), words.instant(event.happening.occurred?.instant ?? event.recorded)]
    switch event.event {
    case .noticeQueued(let queued):
      return filled(opening + [queued.delivery.rawValue, "queued", queued.endpoint, words.role(queued.to)])
    case .attemptStarted(let attempt):
      let what = attempt.mayBeDuplicate ? "sending (may be a duplicate)" : "sending"
      return filled(opening + [attempt.delivery.rawValue, what, "", "", String(attempt.number)])
    case .attemptFinished(let attempt):
      return filled(
        opening + [
          attempt.delivery.rawValue, attempt.verdict.rawValue, "", "", String(attempt.number), attempt.cause,
          words.number(attempt.httpStatus), attempt.remoteAddress ?? "", attempt.tlsVersion ?? "",
          attempt.certificateSHA256 ?? "", String(attempt.milliseconds.total), words.number(attempt.dateSkewSeconds),
        ])
    case .deliveryEnded(let ended):
      return filled(opening + [ended.delivery.rawValue, "ended", "", "", "", ended.why.rawValue])
    case .deliveryAcknowledged(let acknowledged):
      let cells = filled(opening + [acknowledged.delivery.rawValue, "confirmed by a person"])
      return Array(cells.dropLast()) + [words.text(acknowledged.reference)]
    case .incidentStarted, .stepOpened, .stepFinished, .stepSkipped, .stepPassedOver, .stepTimedOut, .trackFinished,
      .runCompleted, .gateOverridden, .consentRecorded, .roleDelegated, .playbookJoined, .factStated, .noteTaken,
      .eventCorrected,
      .attachmentCollected, .noticeRequested, .deadlineMissed, .clockJumped:
      return nil
    }
  }

  private static func filled(_ cells: [String]) -> [String] {
    cells + [String](repeating: "", count: columns.count - cells.count)
  }
}
