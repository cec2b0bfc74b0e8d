package import CivilTime
package import RunEngine

/// The claim so far: what was spent and lost, what of it is put forward, and what an adjuster will ask about. It follows
/// from the ledger and from nothing else, and says nothing of what will be paid: the policy decides that.
package struct ClaimAssessment: Hashable, Sendable {
  /// What was recorded for a class of costs.
  package struct ClassSum: Hashable, Sendable {
    package let costClass: CostClass
    package let yen: Int
    /// Upgrades, and costs that policies do not pay.
    package let keptOutYen: Int
    package let claimedYen: Int
  }

  /// From all that is put forward to what is asked for, in this order.
  package struct Total: Hashable, Sendable {
    package let costsYen: Int
    package let lossYen: Int
    package let sumYen: Int
    /// The share that the policy pays; the sum where nobody stated one.
    package let shareYen: Int
    package let afterDeductibleYen: Int
    package let yen: Int
  }

  /// As they were stated.
  package let terms: PolicyStated
  /// Of the last entry: what the claim is as of.
  package let asOf: Instant?
  package let costs: [AssessedCost]
  package let withdrawnCosts: [RunState.CostItem]
  package let classes: [ClassSum]
  package let loss: LostSales
  package let total: Total
  package let gaps: [ClaimGap]

  /// - Parameter zone: the company's; days of sales and of the policy are days there.
  package init(of state: RunState, zone: Zone) {
    let terms = (state.claim.terms ?? .nothing).bounded
    let costs = state.claim.costs.filter { $0.withdrawn == nil }.map { AssessedCost($0, in: state, under: terms) }
    let loss = LostSales(of: state, under: terms, zone: zone)
    self.terms = state.claim.terms ?? .nothing
    asOf = state.lastRecorded
    self.costs = costs
    withdrawnCosts = state.claim.costs.filter { $0.withdrawn != nil }
    classes = CostClass.allCases.compactMap { ClassSum($0, costs) }
    self.loss = loss
    total = Total(costs: Yen.sum(costs.map(\.claimedYen)), loss: loss, terms)
    gaps = GapSearch(state: state, zone: zone, terms: terms, costs: costs, loss: loss).gaps
  }

  /// Nothing was recorded for it.
  package var isEmpty: Bool { costs.isEmpty && withdrawnCosts.isEmpty && loss.standstills.isEmpty }
}

extension ClaimAssessment.ClassSum {
  fileprivate init?(_ costClass: CostClass, _ costs: [AssessedCost]) {
    let those = costs.filter { $0.cost.kind.costClass == costClass }
    guard !those.isEmpty else { return nil }
    self.costClass = costClass
    yen = Yen.sum(those.map(\.yen))
    claimedYen = Yen.sum(those.map(\.claimedYen))
    keptOutYen = max(0, yen - claimedYen)
  }
}

extension ClaimAssessment.Total {
  fileprivate init(costs: Int, loss: LostSales, _ terms: PolicyStated) {
    costsYen = costs
    lossYen = if case .sum(let sum) = loss.result { sum.yen } else { 0 }
    sumYen = Yen.sum([costsYen, lossYen])
    shareYen = Yen.share(sumYen, terms.paidPercent ?? 100, of: 100)
    afterDeductibleYen = max(0, shareYen - (terms.deductibleYen ?? 0))
    yen = min(afterDeductibleYen, terms.limitYen ?? afterDeductibleYen)
  }
}
