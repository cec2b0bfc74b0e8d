package import CivilTime

extension RunState {
  /// What was recorded for the claim, as it stands.
  package struct ClaimRecord: Hashable, Sendable {
    package internal(set) var costs: [CostItem] = []
    package internal(set) var outages: [Outage] = []
    /// By day, as stated last.
    package internal(set) var sales: [String: SalesEntry] = [:]
    /// As stated last; nil when nobody stated any.
    package internal(set) var terms: PolicyStated?
    /// Every statement, in the order of the ledger.
    package internal(set) var statedSales: [SalesEntry] = []
    package internal(set) var statedTerms: [TermsEntry] = []
  }

  package struct Withdrawal: Hashable, Sendable {
    package let sequence: Int
    package let reason: Disclosable
  }

  package struct CostItem: Hashable, Sendable {
    /// One recording of it.
    package struct Entry: Hashable, Sendable {
      package let sequence: Int
      /// When it was incurred as stated, or else recorded.
      package let at: Instant
      package let recording: Recording
      /// The step it belongs to.
      package let invocation: InvocationID?
      package let cost: CostRecorded
    }

    /// In the order of the ledger; never empty.
    package internal(set) var entries: [Entry]
    package internal(set) var withdrawn: Withdrawal?

    package var latest: Entry { entries[entries.count - 1] }
    package var id: String { latest.cost.item }
    /// Every paper that came with any of its entries, each once.
    package var papers: [FiledPaper] {
      var papers: [FiledPaper] = []
      for paper in entries.flatMap({ $0.cost.papers ?? [] }) where !papers.contains(paper) { papers.append(paper) }
      return papers
    }
    /// The step that any of its entries named last.
    package var invocation: InvocationID? { entries.compactMap(\.invocation).last }
  }

  package struct Outage: Hashable, Sendable {
    /// A time as it was stated last.
    package struct Mark: Hashable, Sendable {
      package let sequence: Int
      package let at: Instant
      package let recording: Recording
      /// Nobody stated another time than that of the recording.
      package let isRecordedTime: Bool
    }

    package internal(set) var began: OutageBegan
    package internal(set) var start: Mark
    /// Nil while work stands still.
    package internal(set) var end: Mark?
    package internal(set) var withdrawn: Withdrawal?
    /// Every time that was stated for its beginning and its end, in the order of the ledger.
    package internal(set) var starts: [Mark] = []
    package internal(set) var ends: [Mark] = []

    package var id: String { began.outage }
  }

  package struct SalesEntry: Hashable, Sendable {
    package let sequence: Int
    package let recording: Recording
    package let stated: SalesStated
  }
}

extension RunState {
  /// As stated last.
  package var policyNumber: Disclosable? { claim.terms?.number ?? start?.policyNumber }

  mutating func take(_ event: ClaimEvent, _ recorded: RecordedEvent) {
    switch event {
    case .costRecorded(let cost):
      let entry = CostItem.Entry(
        sequence: recorded.sequence, at: recorded.at, recording: RunState.Recording(recorded),
        invocation: recorded.happening.invocation, cost: cost)
      if let index = claim.costs.firstIndex(where: { $0.id == cost.item }) {
        claim.costs[index].entries.append(entry)
      } else {
        claim.costs.append(CostItem(entries: [entry]))
      }
    case .outageBegan(let began):
      if let index = claim.outages.firstIndex(where: { $0.id == began.outage }) {
        claim.outages[index].began = began
        claim.outages[index].start = recorded.mark
        claim.outages[index].starts.append(recorded.mark)
      } else {
        claim.outages.append(Outage(began: began, start: recorded.mark, starts: [recorded.mark]))
      }
    case .outageEnded(let ended):
      guard let index = claim.outages.firstIndex(where: { $0.id == ended.outage }) else { return }
      claim.outages[index].end = recorded.mark
      claim.outages[index].ends.append(recorded.mark)
    case .salesStated(let stated):
      let entry = SalesEntry(sequence: recorded.sequence, recording: Recording(recorded), stated: stated)
      claim.sales[stated.day] = entry
      claim.statedSales.append(entry)
    case .policyStated(let terms):
      claim.terms = terms
      claim.statedTerms.append(TermsEntry(recording: Recording(recorded), terms: terms))
    case .claimItemWithdrawn(let withdrawn):
      let withdrawal = Withdrawal(sequence: recorded.sequence, reason: withdrawn.reason)
      if let index = claim.costs.firstIndex(where: { $0.id == withdrawn.item }) {
        claim.costs[index].withdrawn = withdrawal
      }
      if let index = claim.outages.firstIndex(where: { $0.id == withdrawn.item }) {
        claim.outages[index].withdrawn = withdrawal
      }
    }
  }
}

extension RecordedEvent {
  /// When it happened, as stated or else as recorded.
  fileprivate var at: Instant { happening.occurred?.instant ?? recorded }

  fileprivate var mark: RunState.Outage.Mark {
    RunState.Outage.Mark(
      sequence: sequence, at: at, recording: RunState.Recording(self), isRecordedTime: happening.occurred == nil)
  }
}
