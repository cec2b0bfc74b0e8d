import CivilTime
import Delivery
import RunEngine
import RunStore

/// One attempt under way.
struct Trip {
  let entry: OutboxEntry
  /// Nil when the endpoint was removed after the message was queued.
  let endpoint: EndpointRow?
  let number: Int
  /// Unix milliseconds.
  let sentAt: Int64

  /// Judged by the rules of the endpoint's format.
  func verdict(of report: TransferReport, at now: Instant) -> AttemptVerdict {
    let seconds = Int(now.milliseconds / 1_000)
    return (try? endpoint?.noticeFormat())?.verdict(of: report, now: seconds)
      ?? AttemptVerdict(of: report, now: seconds)
  }

  /// The attempt as the ledger keeps it; without a report when nothing was sent.
  func attempt(verdict: AttemptFinished.Verdict, cause: String, report: TransferReport?) -> AttemptFinished {
    let durations = report?.durations
    return AttemptFinished(
      delivery: DeliveryID(entry.deliveryID), number: number, verdict: verdict, cause: cause,
      httpStatus: report?.status, curlCode: report?.curlCode, remoteAddress: report?.remoteAddress,
      tlsVersion: report?.tlsVersion, certificateSHA256: report?.certificate?.description,
      milliseconds: AttemptFinished.Phases(
        nameLookup: durations?.dns ?? 0, connect: durations?.connect ?? 0, tls: durations?.tls ?? 0,
        firstByte: durations?.firstByte ?? 0, total: durations?.total ?? 0),
      dateSkewSeconds: report?.date.flatMap { HTTPDate.seconds($0) }.map { $0 - Int(sentAt / 1_000) })
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

extension EndpointRow {
  /// The same endpoint after it answered 410: nothing more is sent there by itself.
  var stopped: EndpointRow {
    var row = self
    row.isStopped = true
    return row
  }
}
