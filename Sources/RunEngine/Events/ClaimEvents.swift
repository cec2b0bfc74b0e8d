package import PlaybookModel

/// What the claim rests on: money, time that work stood still, sales, and the terms of the policy.
package enum ClaimEvent: Hashable, Sendable {
  case costRecorded(CostRecorded)
  case outageBegan(OutageBegan)
  case outageEnded(OutageEnded)
  case salesStated(SalesStated)
  case policyStated(PolicyStated)
  case claimItemWithdrawn(ClaimItemWithdrawn)
}

/// A cost as it stands from now on. Entries of the same item follow one another: a quote, an order, an invoice, a payment;
/// the last one counts, and the earlier ones stay.
package struct CostRecorded: Hashable, Sendable, Codable {
  /// How far it has come.
  package enum Stage: String, Hashable, Sendable, Codable, CaseIterable {
    case estimated, ordered, invoiced, paid
  }

  /// In yen: no company of this size owes more, and sums of many stay in 64 bits.
  package static let amounts = 0...10_000_000_000_000

  /// `cost-1`, counted per incident.
  package let item: String
  package let kind: CostKind
  package let stage: Stage
  /// All of it, as on the paper.
  package let yen: Int
  /// How much of it makes things better than they were; nil when nobody set such a part apart.
  package let upgradeYen: Int?
  /// Whom it is owed to.
  package let payee: Disclosable?
  package let what: Disclosable?
  /// The consent that it leans on.
  package let consent: ConsentID?
  /// The papers that came with this entry; nil for none.
  package let papers: [FiledPaper]?

  package init(
    item: String, kind: CostKind, stage: Stage, yen: Int, upgradeYen: Int? = nil, payee: Disclosable? = nil,
    what: Disclosable? = nil, consent: ConsentID? = nil, papers: [FiledPaper]? = nil
  ) {
    self.item = item
    self.kind = kind
    self.stage = stage
    self.yen = yen
    self.upgradeYen = upgradeYen
    self.payee = payee
    self.what = what
    self.consent = consent
    self.papers = papers
  }
}

/// A paper of a claim that is kept among the evidence.
package struct FiledPaper: Hashable, Sendable, Codable {
  package let paper: ClaimPaper
  /// `item-3`.
  package let item: String

  package init(_ paper: ClaimPaper, item: String) {
    self.paper = paper
    self.item = item
  }
}

/// Work stood still from when this happened, as stated. A later entry of the same outage says a better time.
package struct OutageBegan: Hashable, Sendable, Codable {
  package enum Extent: String, Hashable, Sendable, Codable, CaseIterable {
    /// Nothing could be done with it.
    case full
    /// It went on in part, or by hand.
    case partial
  }

  /// `outage-1`, counted per incident.
  package let outage: String
  package let extent: Extent
  /// What stood still: a system, a place, a line of work.
  package let system: Disclosable

  package init(outage: String, extent: Extent, system: Disclosable) {
    self.outage = outage
    self.extent = extent
    self.system = system
  }
}

package struct OutageEnded: Hashable, Sendable, Codable {
  package let outage: String

  package init(outage: String) { self.outage = outage }
}

/// The sales of one calendar day in the company's zone. The last entry for a day counts.
package struct SalesStated: Hashable, Sendable, Codable {
  /// `2026-11-24`.
  package let day: String
  /// What would have been sold, by the same day of the year before or as agreed with the adjuster.
  package let usualYen: Int
  package let actualYen: Int
  /// What did not have to be paid because work stood still.
  package let savedYen: Int?

  package init(day: String, usualYen: Int, actualYen: Int, savedYen: Int? = nil) {
    self.day = day
    self.usualYen = usualYen
    self.actualYen = actualYen
    self.savedYen = savedYen
  }
}

/// A cost or an outage that should not have been recorded. Its entries stay; it no longer counts.
package struct ClaimItemWithdrawn: Hashable, Sendable, Codable {
  /// `cost-1` or `outage-1`.
  package let item: String
  package let reason: Disclosable

  package init(item: String, reason: Disclosable) {
    self.item = item
    self.reason = reason
  }
}
