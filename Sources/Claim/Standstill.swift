package import CivilTime
import RunEngine

/// A stretch in which work stood still without a pause: outages that overlap or touch, taken together.
package struct Standstill: Hashable, Sendable {
  /// An outage that nobody ended goes on to the last entry of the ledger.
  package let span: Range<Instant>
  /// The part for which lost sales count; nil when it is shorter than the waiting period, or that is not known.
  package let counted: Range<Instant>?

  /// Every standstill of an incident, by time.
  static func all(of outages: [RunState.Outage], until last: Instant, under terms: PolicyStated) -> [Standstill] {
    let spans = outages.filter { $0.withdrawn == nil }
      .map { $0.start.at..<max($0.start.at, $0.end?.at ?? last) }
      .sorted { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }
    var merged: [Range<Instant>] = []
    for span in spans {
      if let previous = merged.last, span.lowerBound <= previous.upperBound {
        merged[merged.count - 1] = previous.lowerBound..<max(previous.upperBound, span.upperBound)
      } else {
        merged.append(span)
      }
    }
    var latest: Instant?
    if let first = merged.first, let days = terms.lossDays {
      latest = first.lowerBound.advanced(by: .hours(24 * Int64(days)))
    }
    return merged.map { Standstill(span: $0, counted: counted($0, under: terms, until: latest)) }
  }

  private static func counted(
    _ span: Range<Instant>, under terms: PolicyStated, until latest: Instant?
  ) -> Range<Instant>? {
    guard let hours = terms.waitingHours else { return nil }
    let waiting = Span.hours(Int64(hours))
    guard span.upperBound.since(span.lowerBound) > waiting else { return nil }
    let begin =
      switch terms.waitingMode ?? LostSales.usualWaitingMode {
      case .deducted: span.lowerBound.advanced(by: waiting)
      case .threshold: span.lowerBound
      }
    let end = min(span.upperBound, latest ?? span.upperBound)
    return begin < end ? begin..<end : nil
  }
}
