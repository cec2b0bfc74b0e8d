package import CivilTime
package import PlaybookModel
package import RunEngine

/// Something that the claim rests on and that was stated anew: what it was first, what it became, and what would be
/// asked for if the first statement still stood and everything else as it is now.
package struct Restatement: Hashable, Sendable {
  package enum Subject: Hashable, Sendable {
    case discovered
    case term(PolicyTerm)
    case sales(day: String)
    case outageBegan(String)
    case outageEnded(String)
    case costAmount(String)
    case consentLimit(ConsentID)
  }

  package enum Value: Hashable, Sendable {
    case instant(Instant)
    /// Nil for no limit.
    case yen(Int?)
    case sales(SalesStated)
    /// Only the term in question is in it.
    case term(PolicyStated)
  }

  package let subject: Subject
  package let first: Value
  package let later: Value
  package let firstRecorded: RunState.Recording
  package let laterRecorded: RunState.Recording
  /// Of a correction that speaks about it; nil where nobody gave one.
  package let reason: Disclosable?
  /// What would be asked for; nil where so much was stated anew that it is not worked out.
  package let askedYen: Int?

  /// How many sums are worked out: a ledger that somebody else wrote must not keep its reader waiting.
  private static let mostSums = 200

  /// Every one of a claim, by the entry that states anew.
  package static func all(of state: RunState, zone: Zone) -> [Restatement] {
    var found: [Restatement] = []
    var sums = 0
    func take<Stated: Equatable>(
      _ subject: Subject, _ series: [(RunState.Recording, Stated)],
      _ value: (Stated) -> Value, takingBack: (inout RunState, Stated) -> Void
    ) {
      guard let first = series.first, series.contains(where: { $0.1 != first.1 }) else { return }
      var asked: Int?
      if sums < mostSums {
        sums += 1
        var earlier = state
        takingBack(&earlier, first.1)
        asked = ClaimAssessment(of: earlier, zone: zone).total.yen
      }
      let entries = Set(series.map { $0.0.sequence })
      for (before, entry) in zip(series, series.dropFirst()) where before.1 != entry.1 {
        let correction = state.corrections.last {
          $0.recording.sequence == entry.0.sequence - 1 || entries.contains($0.event)
        }
        found.append(
          Restatement(
            subject: subject, first: value(first.1), later: value(entry.1), firstRecorded: first.0,
            laterRecorded: entry.0, reason: correction?.note, askedYen: asked))
      }
    }
    let discoveries: [(RunState.Recording, Instant)] = state.statements.filter { $0.stated.fact == .discovered }
      .compactMap { statement in
        guard case .instant(let instant) = statement.stated.value else { return nil }
        return (statement.recording, instant)
      }
    take(.discovered, discoveries, { .instant($0) }, takingBack: { $0.takeBack(toDiscovered: $1) })
    let latest = state.claim.terms ?? .nothing
    for term in PolicyTerm.allCases {
      // A term that nobody had stated before is not one that changed.
      let series = state.claim.statedTerms.map { ($0.recording, term.alone(in: $0.terms)) }
        .drop { $0.1 == .nothing }
      take(
        .term(term), Array(series), { .term($0) }, takingBack: { $0.takeBack(to: term.taken(from: $1, into: latest)) })
    }
    let days = Dictionary(grouping: state.claim.statedSales, by: \.stated.day)
    for (day, entries) in days.sorted(by: { $0.key < $1.key }) {
      take(
        .sales(day: day), entries.map { ($0.recording, $0.stated) }, { .sales($0) },
        takingBack: { state, _ in state.takeBack(to: entries[0]) })
    }
    for outage in state.claim.outages {
      take(
        .outageBegan(outage.id), outage.starts.map { ($0.recording, $0.at) }, { .instant($0) },
        takingBack: { state, _ in state.takeBack(outage: outage.id, toStart: outage.starts[0]) })
      take(
        .outageEnded(outage.id), outage.ends.map { ($0.recording, $0.at) }, { .instant($0) },
        takingBack: { state, _ in state.takeBack(outage: outage.id, toEnd: outage.ends[0]) })
    }
    for item in state.claim.costs {
      take(
        .costAmount(item.id), item.entries.map { ($0.recording, $0.cost.yen) }, { .yen($0) },
        takingBack: { $0.takeBack(cost: item.id, toYen: $1) })
    }
    for consent in state.playbook.consents.map(\.id) {
      let granted = state.decisions.filter { $0.consent.consent == consent && $0.consent.decision == .granted }
      // A limit bears on what is agreed to, not on the sum.
      take(
        .consentLimit(consent), granted.map { ($0.recording, $0.consent.limitYen) }, { .yen($0) },
        takingBack: { _, _ in })
    }
    return found.sorted { $0.laterRecorded.sequence < $1.laterRecorded.sequence }
  }
}

/// A term of a policy that can be stated anew by itself.
package enum PolicyTerm: String, Hashable, Sendable, CaseIterable {
  case period, limit, deductible, share, costDays = "cost-days", waiting, lossDays = "loss-days"
  case lossLimit = "loss-limit", profitRate = "profit-rate", covers, excludes

  func alone(in terms: PolicyStated) -> PolicyStated { taken(from: terms, into: .nothing) }

  /// `rest`, with this one term as in `terms`.
  func taken(from terms: PolicyStated, into rest: PolicyStated) -> PolicyStated {
    func of(_ term: PolicyTerm) -> PolicyStated { term == self ? terms : rest }
    return PolicyStated(
      number: rest.number, from: of(.period).from, until: of(.period).until, limitYen: of(.limit).limitYen,
      deductibleYen: of(.deductible).deductibleYen, paidPercent: of(.share).paidPercent,
      costDays: of(.costDays).costDays, waitingHours: of(.waiting).waitingHours, waitingMode: of(.waiting).waitingMode,
      lossDays: of(.lossDays).lossDays, lossLimitYen: of(.lossLimit).lossLimitYen,
      profitPerMille: of(.profitRate).profitPerMille, covers: of(.covers).covers, excludes: of(.excludes).excludes)
  }
}
