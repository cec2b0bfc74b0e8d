/// The terms of the policy, as the company states them. Whatever it did not state is nil; a later entry replaces all of
/// them.
package struct PolicyStated: Hashable, Sendable, Codable {
  /// How the waiting period is taken from an outage.
  package enum WaitingMode: String, Hashable, Sendable, Codable, CaseIterable {
    /// Its hours are never paid.
    case deducted
    /// An outage that lasts longer counts from its beginning.
    case threshold
  }

  /// First and last day of the policy period, `2026-04-01`.
  package let from: String?
  package let until: String?
  /// The most that is paid for everything.
  package let limitYen: Int?
  package let deductibleYen: Int?
  /// The share that is paid, 1 to 100.
  package let paidPercent: Int?
  /// How long costs count, in days from the first notice to the insurer.
  package let costDays: Int?
  package let waitingHours: Int?
  package let waitingMode: WaitingMode?
  /// How long lost sales count, in days from when work stopped.
  package let lossDays: Int?
  /// The most that is paid for lost sales.
  package let lossLimitYen: Int?
  /// The insured share of sales, in thousandths: 350 is 35.0 %.
  package let profitPerMille: Int?
  /// What this policy pays, or does not, other than is usual.
  package let covers: [CostKind]?
  package let excludes: [CostKind]?

  package init(
    from: String? = nil, until: String? = nil, limitYen: Int? = nil, deductibleYen: Int? = nil,
    paidPercent: Int? = nil, costDays: Int? = nil, waitingHours: Int? = nil, waitingMode: WaitingMode? = nil,
    lossDays: Int? = nil, lossLimitYen: Int? = nil, profitPerMille: Int? = nil, covers: [CostKind]? = nil,
    excludes: [CostKind]? = nil
  ) {
    self.from = from
    self.until = until
    self.limitYen = limitYen
    self.deductibleYen = deductibleYen
    self.paidPercent = paidPercent
    self.costDays = costDays
    self.waitingHours = waitingHours
    self.waitingMode = waitingMode
    self.lossDays = lossDays
    self.lossLimitYen = lossLimitYen
    self.profitPerMille = profitPerMille
    self.covers = covers
    self.excludes = excludes
  }

  /// Nothing is known of the policy.
  package static let nothing = PolicyStated()
}
