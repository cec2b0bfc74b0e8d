package import CivilTime
import PlaybookModel

extension RunState {
  /// Where an entry stands in the ledger, when it was taken, and who made it.
  package struct Recording: Hashable, Sendable {
    package let sequence: Int
    package let recorded: Instant
    /// When it happened, as somebody stated it.
    package let occurred: StatedTime?
    package let actor: Actor?

    /// When it happened, as stated or else as recorded.
    package var at: Instant { occurred?.instant ?? recorded }

    init(_ event: RecordedEvent) {
      sequence = event.sequence
      recorded = event.recorded
      occurred = event.happening.occurred
      actor = event.happening.actor
    }
  }

  package struct Correction: Hashable, Sendable {
    package let recording: Recording
    /// The entry that it speaks about.
    package let event: Int
    package let note: Disclosable
  }

  package struct TermsEntry: Hashable, Sendable {
    package let recording: Recording
    package let terms: PolicyStated
  }
}

/// The state as it would be if something had not been stated anew. Nothing else about it changes.
extension RunState {
  package mutating func takeBack(toDiscovered instant: Instant) { control.facts[.discovered] = .instant(instant) }

  package mutating func takeBack(to terms: PolicyStated) { claim.terms = terms }

  package mutating func takeBack(to sales: SalesEntry) { claim.sales[sales.stated.day] = sales }

  package mutating func takeBack(outage id: String, toStart mark: Outage.Mark) {
    guard let index = claim.outages.firstIndex(where: { $0.id == id }) else { return }
    claim.outages[index].start = mark
  }

  package mutating func takeBack(outage id: String, toEnd mark: Outage.Mark) {
    guard let index = claim.outages.firstIndex(where: { $0.id == id }) else { return }
    claim.outages[index].end = mark
  }

  package mutating func takeBack(cost id: String, toYen yen: Int) {
    guard let index = claim.costs.firstIndex(where: { $0.id == id }) else { return }
    let last = claim.costs[index].entries.removeLast()
    let cost = last.cost
    let earlier = CostRecorded(
      item: cost.item, kind: cost.kind, stage: cost.stage, yen: yen, upgradeYen: cost.upgradeYen.map { min($0, yen) },
      payee: cost.payee, what: cost.what, consent: cost.consent, papers: cost.papers)
    claim.costs[index].entries.append(
      CostItem.Entry(
        sequence: last.sequence, at: last.at, recording: last.recording, invocation: last.invocation, cost: earlier))
  }
}
