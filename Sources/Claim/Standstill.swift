package import CivilTime
import RunEngine

/// A stretch in which work stood still without a pause: outages that overlap or touch, taken together.
package struct Standstill: Hashable, Sendable {
  package let outages: [String]
  package let start: Instant
  /// For an outage that nobody ended, the last entry of the ledger.
  package let end: Instant
  package let isOpen: Bool
  /// The part for which lost sales count; nil when it is shorter than the waiting period, or that is not known.
  package let counted: Range<Instant>?

  /// Every standstill of an incident, by time.
  static func all(of outages: [RunState.Outage], until last: Instant, under terms: PolicyStated) -> [Standstill] {
    let spans = outages.filter { $0.withdrawn == nil }
      .map { outage in
        Merged(
          outages: [outage.id], start: outage.start.at, end: max(outage.start.at, outage.end?.at ?? last),
          isOpen: outage.end == nil)
      }
      .sorted { ($0.start, $0.end) < ($1.start, $1.end) }
    var merged: [Merged] = []
    for span in spans {
      if let previous = merged.last, span.start <= previous.end {
        merged[merged.count - 1].take(span)
      } else {
        merged.append(span)
      }
    }
    let latest = merged.first.flatMap { first in terms.lossDays.map { first.start.advanced(by: .hours(24 * Int64($0))) }
    }
    return merged.map { $0.standstill(under: terms, until: latest) }
  }

  private struct Merged {
    var outages: [String]
    let start: Instant
    var end: Instant
    var isOpen: Bool

    mutating func take(_ other: Merged) {
      outages += other.outages
      end = max(end, other.end)
      isOpen = isOpen || other.isOpen
    }

    func standstill(under terms: PolicyStated, until latest: Instant?) -> Standstill {
      Standstill(
        outages: outages, start: start, end: end, isOpen: isOpen, counted: counted(under: terms, until: latest))
    }

    private func counted(under terms: PolicyStated, until latest: Instant?) -> Range<Instant>? {
      guard let hours = terms.waitingHours else { return nil }
      let waiting = Span.hours(Int64(min(max(hours, 0), 8_784)))
      guard end.since(start) > waiting else { return nil }
      let begin =
        switch terms.waitingMode ?? LostSales.usualWaitingMode {
        case .deducted: start.advanced(by: waiting)
        case .threshold: start
        }
      let end = min(end, latest ?? end)
      return begin < end ? begin..<end : nil
    }
  }
}
