import CivilTime
import Claim
import PlaybookModel
import RunEngine
import Testing

@Suite struct CostAssessmentTests {
  private func gaps(_ ledger: ClaimLedger) -> [ClaimGap.CostGap] {
    ledger.assessment.gaps.compactMap { gap in
      if case .cost(_, let gap) = gap { gap } else { nil }
    }
  }

  private func cost(
    _ kind: CostKind, _ yen: Int = 100, stage: CostRecorded.Stage = .ordered, consent: String? = nil,
    step: String? = nil, upgrade: Int? = nil
  ) -> ClaimOrder {
    .recordCost(
      CostOrder(
        kind: kind, stage: stage, yen: yen, upgradeYen: upgrade, consent: consent.map { ConsentID($0) },
        step: step.map { StepID($0) }))
  }

  @Test func anOrderWithoutConsentIsAGap() throws {
    var ledger = try ClaimLedger()
    try ledger.claim(cost(.investigation))
    #expect(gaps(ledger).contains(.consentMissing([])))
    try ledger.claim(.recordCost(CostOrder(item: "cost-1", consent: ConsentID("order"))))
    #expect(gaps(ledger).contains(.consentMissing([ConsentID("order")])))
    #expect(ledger.assessment.costs[0].claimedYen == 100)
    // What is not ordered yet has to wait; it has broken nothing.
    try ledger.claim(cost(.investigation, stage: .estimated))
    #expect(gaps(ledger).contains(.consentNeeded([])))
  }

  @Test func consentBeforeAndAfterTheOrder() throws {
    var ledger = try ClaimLedger()
    try ledger.consent("order", at: "2026-11-21 10:00")
    try ledger.claim(cost(.investigation, consent: "order"), at: "2026-11-21 11:00")
    try ledger.claim(cost(.investigation, consent: "order"), at: "2026-11-21 09:00")
    // An estimate commits nobody.
    try ledger.claim(cost(.investigation, stage: .estimated, consent: "order"), at: "2026-11-21 09:00")
    let late = ledger.assessment.costs.map { if case .grantedLate = $0.consent { true } else { false } }
    #expect(late == [false, true, false])
  }

  /// The order counts from when it was first more than an estimate, whatever was recorded since.
  @Test func aLaterEntryDoesNotHideAnEarlyOrder() throws {
    var ledger = try ClaimLedger()
    try ledger.claim(cost(.investigation, consent: "order"), at: "2026-11-21 09:00")
    try ledger.consent("order", at: "2026-11-21 10:00")
    try ledger.claim(.recordCost(CostOrder(item: "cost-1", stage: .paid)), at: "2026-11-25 10:00")
    #expect(gaps(ledger).contains(.consentLate))
  }

  @Test func aConsentThatWasTakenBack() throws {
    var ledger = try ClaimLedger()
    try ledger.consent("order", at: "2026-11-21 10:00")
    try ledger.claim(cost(.investigation, consent: "order"), at: "2026-11-21 11:00")
    try ledger.consent("order", at: "2026-11-22 10:00", .declined)
    #expect(gaps(ledger).contains(.consentDeclined))
  }

  @Test func theStepsGateIsTheConsentOfItsCost() throws {
    var ledger = try ClaimLedger()
    try ledger.perform(.finish(FinishOrder(step: StepID("look"), outcome: .done)))
    try ledger.perform(.finish(FinishOrder(step: StepID("tell"), outcome: .done)))
    try ledger.claim(cost(.investigation, step: "buy"))
    #expect(gaps(ledger).contains(.consentMissing([ConsentID("order")])))
    try ledger.consent("order", at: "2026-11-21 10:00")
    #expect(!gaps(ledger).contains(.consentMissing([ConsentID("order")])))
  }

  @Test func costsUnderOneConsentCountTogether() throws {
    var ledger = try ClaimLedger()
    try ledger.consent("order", at: "2026-11-20 10:00", limit: 250)
    try ledger.claim(cost(.investigation, 150, consent: "order"))
    #expect(!ledger.assessment.gaps.contains { if case .aboveLimit = $0 { true } else { false } })
    try ledger.claim(cost(.investigation, 101, consent: "order"))
    #expect(
      ledger.assessment.gaps.contains(
        .aboveLimit(ConsentID("order"), costs: ["cost-1", "cost-2"], yen: 251, limit: 250)))
    try ledger.claim(.withdraw("cost-1", reason: "twice"))
    #expect(!ledger.assessment.gaps.contains { if case .aboveLimit = $0 { true } else { false } })
  }

  /// Urgent work, and what was lost, waits for nobody.
  @Test(arguments: [CostKind.containment, .overtime, .lostFunds])
  func nothingWaitsForThese(_ kind: CostKind) throws {
    var ledger = try ClaimLedger()
    try ledger.claim(cost(kind))
    #expect(ledger.assessment.costs[0].consent == .notNeeded)
  }

  @Test func whatIsNotPaidIsKeptOut() throws {
    var ledger = try ClaimLedger()
    try ledger.claim(cost(.ransom, 1_000))
    try ledger.claim(cost(.prevention, 500))
    try ledger.claim(cost(.dataRecovery, 300, upgrade: 100))
    var assessment = ledger.assessment
    #expect(assessment.costs.map(\.claimedYen) == [0, 0, 200])
    #expect(assessment.costs.map(\.cover) == [.notPaid, .optionUnknown, .candidate])
    #expect(assessment.total.yen == 200)
    // The policy says otherwise.
    try ledger.claim(.statePolicy(PolicyStated(covers: [.prevention], excludes: [.dataRecovery])))
    assessment = ledger.assessment
    #expect(assessment.costs.map(\.claimedYen) == [0, 500, 0])
    #expect(assessment.classes.map(\.keptOutYen) == [300, 1_000])
  }

  /// Every kind has its papers; a receipt is asked for when the cost is paid.
  @Test(arguments: CostKind.allCases)
  func papersOfEveryKind(_ kind: CostKind) throws {
    var ledger = try ClaimLedger()
    try ledger.claim(cost(kind))
    #expect(ledger.assessment.costs[0].missingPapers == kind.papers.filter { $0 != .payment })
    try ledger.claim(.recordCost(CostOrder(item: "cost-1", stage: .paid)))
    #expect(ledger.assessment.costs[0].missingPapers == kind.papers)
    for paper in kind.papers {
      try ledger.keepEvidence()
      let item = "item-\(ledger.state.attachments.count)"
      try ledger.claim(.recordCost(CostOrder(item: "cost-1", papers: [FiledPaper(paper, item: item)])))
    }
    #expect(ledger.assessment.costs[0].missingPapers.isEmpty)
  }

  @Test func shareDeductibleAndLimitInThisOrder() throws {
    var ledger = try ClaimLedger()
    try ledger.claim(cost(.containment, 1_000_001))
    try ledger.claim(.statePolicy(PolicyStated(limitYen: 700_000, deductibleYen: 100_000, paidPercent: 90)))
    let total = ledger.assessment.total
    #expect(
      [total.sumYen, total.shareYen, total.afterDeductibleYen, total.yen] == [1_000_001, 900_000, 800_000, 700_000])
    try ledger.claim(.statePolicy(PolicyStated(deductibleYen: 2_000_000)))
    #expect(ledger.assessment.total.yen == 0)
  }

  @Test func datesThatAnAdjusterWillAskAbout() throws {
    var ledger = try ClaimLedger(discovered: "2026-11-20 09:00")
    try ledger.claim(.statePolicy(PolicyStated(from: "2026-11-21", costDays: 10)))
    try ledger.perform(.finish(FinishOrder(step: StepID("look"), outcome: .done)))
    try ledger.perform(.finish(FinishOrder(step: StepID("tell"), outcome: .done)), at: "2026-11-20 12:00")
    try ledger.claim(cost(.containment), at: "2026-11-20 08:59")
    try ledger.claim(cost(.containment), at: "2026-11-30 12:01")
    try ledger.claim(cost(.containment), at: "2026-11-30 12:00")
    let gaps = ledger.assessment.gaps
    #expect(gaps.contains(.cost("cost-1", .beforeDiscovery)))
    #expect(gaps.contains(.cost("cost-2", .afterCostPeriod)))
    #expect(!gaps.contains(.cost("cost-3", .afterCostPeriod)))
    #expect(gaps.contains(.outsidePolicyPeriod(discovered: ClaimLedger.time("2026-11-20 09:00"))))
  }
}
