import CivilTime
import Claim
import PlaybookModel
import RunEngine
import Testing

/// What was stated anew does not vanish, and what was stated late is not taken for prompt.
@Suite struct RestatementTests {
  private func order(consent: String? = nil, yen: Int = 1_000) -> ClaimOrder {
    .recordCost(
      CostOrder(kind: .investigation, stage: .ordered, yen: yen, consent: consent.map { ConsentID($0) }))
  }

  /// 1,000 less 300 is 700; under the later deductible of 100 it is 900.
  @Test func aDeductibleThatWasStatedAnew() throws {
    var ledger = try ClaimLedger()
    try ledger.claim(order())
    try ledger.claim(.statePolicy(PolicyStated(limitYen: 5_000, deductibleYen: 300)))
    try ledger.claim(.statePolicy(PolicyStated(limitYen: 5_000, deductibleYen: 100)))
    #expect(ledger.assessment.total.yen == 900)
    let changes = Restatement.all(of: ledger.state, zone: .tokyo)
    #expect(changes.map(\.subject) == [.term(.deductible)])
    #expect(changes.first?.first == .term(PolicyStated(deductibleYen: 300)))
    #expect(changes.first?.askedYen == 700)
  }

  /// 24 h of a day, no waiting: all of the drop of 240 counts; from noon on, the day's standstill is 12 h and all of it
  /// counts too. Sales first stated as 240 to 140 lose 100, and then 240 to 0; half of it is insured.
  @Test func salesAnOutageAndAnAmount() throws {
    var ledger = try ClaimLedger()
    try ledger.claim(.statePolicy(PolicyStated(waitingHours: 6, profitPerMille: 500)))
    try ledger.claim(.beginOutage(system: "all", extent: .full), at: "2026-11-20 12:00")
    try ledger.claim(.endOutage(nil), at: "2026-11-21 00:00")
    try ledger.claim(.stateSales(SalesStated(day: "2026-11-20", usualYen: 240, actualYen: 140)))
    try ledger.claim(.stateSales(SalesStated(day: "2026-11-20", usualYen: 240, actualYen: 0)))
    try ledger.claim(.redateOutage("outage-1"), at: "2026-11-20 00:00")
    try ledger.claim(order(yen: 50))
    try ledger.claim(.recordCost(CostOrder(item: "cost-1", yen: 80)))
    // 240 · 18/24 · 50 % + 80
    #expect(ledger.assessment.total.yen == 170)
    let changes = Restatement.all(of: ledger.state, zone: .tokyo)
    #expect(
      changes.map(\.subject) == [.sales(day: "2026-11-20"), .outageBegan("outage-1"), .costAmount("cost-1")])
    // 100 · 18/24 = 75, half of it 37, + 80; 240 · 6/12 = 120, half of it 60, + 80; 90 + 50.
    #expect(changes.map(\.askedYen) == [117, 140, 140])
  }

  @Test func aDiscoveryThatWasMovedKeepsItsReason() throws {
    var ledger = try ClaimLedger(discovered: "2026-11-20 09:00")
    try ledger.perform(
      .correct(CorrectionOrder(event: 1, note: "the camera says so", facts: [.discovered: "2026-11-21 09:00"])))
    let changes = Restatement.all(of: ledger.state, zone: .tokyo)
    #expect(changes.map(\.subject) == [.discovered])
    #expect(changes.first?.first == .instant(ClaimLedger.time("2026-11-20 09:00")))
    #expect(changes.first?.reason?.text == "the camera says so")
  }

  /// Ordered at nine without a word of a consent; five hours later somebody says that it was given at eight.
  @Test func aConsentEnteredAfterTheOrderIsNotPrompt() throws {
    var ledger = try ClaimLedger()
    ledger.now = ClaimLedger.time("2026-11-21 09:00")
    try ledger.claim(order(consent: "order"))
    ledger.now = ClaimLedger.time("2026-11-21 14:00")
    try ledger.consent("order", at: "2026-11-21 08:00")
    guard case .statedAfterwards(_, let after) = ledger.assessment.costs[0].consent else {
      Issue.record("it is taken for prompt")
      return
    }
    #expect(after == .hours(5))
    #expect(
      ledger.assessment.gaps.contains { if case .cost("cost-1", .consentStatedAfterwards) = $0 { true } else { false } }
    )
  }

  /// Nor does it help to enter the consent first and the order, with its earlier time, after it.
  @Test func neitherIsOneThatIsEnteredBeforeALateOrder() throws {
    var ledger = try ClaimLedger()
    ledger.now = ClaimLedger.time("2026-11-21 14:00")
    try ledger.consent("order", at: "2026-11-21 08:00")
    try ledger.claim(order(consent: "order"), at: "2026-11-21 09:00")
    let words = ledger.assessment.costs.map { if case .statedAfterwards = $0.consent { true } else { false } }
    #expect(words == [true])
    ledger.now = ClaimLedger.time("2026-11-21 15:00")
    try ledger.claim(order(consent: "order"))
    let later = ledger.assessment.costs.map { if case .granted = $0.consent { true } else { false } }
    #expect(later == [false, true])
  }
}
