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

  /// Nil where the beginning of the incident states it, or nobody does.
  package var number: Disclosable?
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
    number: Disclosable? = nil, from: String? = nil, until: String? = nil, limitYen: Int? = nil,
    deductibleYen: Int? = nil, paidPercent: Int? = nil, costDays: Int? = nil, waitingHours: Int? = nil,
    waitingMode: WaitingMode? = nil,
    lossDays: Int? = nil, lossLimitYen: Int? = nil, profitPerMille: Int? = nil, covers: [CostKind]? = nil,
    excludes: [CostKind]? = nil
  ) {
    self.number = number
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

  package static let percents = 1...100
  package static let days = 1...3_660
  package static let hours = 0...8_784
  package static let perMilles = 0...1_000

  /// Nothing is known of the policy.
  package static let nothing = PolicyStated()
}
