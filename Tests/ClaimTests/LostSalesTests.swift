import CivilTime
import Claim
import PlaybookModel
import RunEngine
import Testing

@Suite struct LostSalesTests {
  /// Five days without sales of 1,800,000 yen, half a day of waiting, 35 %: 2,835,000 yen.
  @Test func theWholeSum() throws {
    var ledger = try ClaimLedger()
    try ledger.claim(.statePolicy(PolicyStated(waitingHours: 12, profitPerMille: 350)))
    try ledger.claim(.beginOutage(system: "all", extent: .full), at: "2026-11-20 00:00")
    try ledger.claim(.endOutage(nil), at: "2026-11-25 00:00")
    for day in 20...24 {
      try ledger.claim(.stateSales(SalesStated(day: "2026-11-\(day)", usualYen: 1_800_000, actualYen: 0)))
    }
    let loss = ledger.assessment.loss
    #expect(loss.days.map(\.lostYen) == [900_000, 1_800_000, 1_800_000, 1_800_000, 1_800_000])
    #expect(loss.result == .sum(.init(lostYen: 8_100_000, profitYen: 2_835_000, yen: 2_835_000)))
    #expect(ledger.assessment.total.yen == 2_835_000)
    // What was caught up later, and what did not have to be paid, is taken off; the limit comes last.
    try ledger.claim(
      .stateSales(SalesStated(day: "2026-11-26", usualYen: 1_800_000, actualYen: 2_000_000, savedYen: 65_000)))
    try ledger.claim(.statePolicy(PolicyStated(waitingHours: 12, lossLimitYen: 2_500_000, profitPerMille: 350)))
    #expect(
      ledger.assessment.loss.result
        == .sum(
          .init(
            lostYen: 8_100_000, caughtUpYen: 200_000, profitYen: 2_765_000, savedYen: 65_000,
            beforeLimitYen: 2_700_000, yen: 2_500_000)))
  }

  @Test func withoutTermsOrFiguresThereIsNoSum() throws {
    var ledger = try ClaimLedger()
    #expect(ledger.assessment.loss.result == .nothing)
    try ledger.claim(.beginOutage(system: "all", extent: .full), at: "2026-11-20 00:00")
    #expect(ledger.assessment.loss.result == .incomplete([.waitingHours, .profitRate, .sales]))
    try ledger.claim(.statePolicy(PolicyStated(waitingHours: 12)))
    #expect(ledger.assessment.loss.result == .incomplete([.profitRate, .sales]))
    try ledger.claim(.stateSales(SalesStated(day: "2026-11-20", usualYen: 10, actualYen: 0)))
    #expect(ledger.assessment.loss.result == .incomplete([.profitRate]))
    #expect(ledger.assessment.gaps.contains(.outageOpen("outage-1")))
    #expect(ledger.assessment.total.lossYen == 0)
  }

  @Test func aStandstillShorterThanTheWaitingPeriodCountsForNothing() throws {
    var ledger = try ClaimLedger()
    try ledger.claim(.statePolicy(PolicyStated(waitingHours: 12, profitPerMille: 1_000)))
    try ledger.claim(.beginOutage(system: "all", extent: .full), at: "2026-11-20 06:00")
    try ledger.claim(.endOutage(nil), at: "2026-11-20 18:00")
    try ledger.claim(.stateSales(SalesStated(day: "2026-11-20", usualYen: 1_000, actualYen: 0)))
    #expect(ledger.assessment.loss.result == .sum(.init(lostYen: 0, profitYen: 0, yen: 0)))
  }

  @Test func sumsOfAForeignLedgerDoNotOverflow() throws {
    var ledger = try ClaimLedger()
    let huge = 9_007_199_254_740_991
    ledger.record(
      Happening(
        .claim(
          .policyStated(
            PolicyStated(
              limitYen: huge, deductibleYen: -huge, paidPercent: huge, costDays: huge, waitingHours: -huge,
              lossDays: 90, lossLimitYen: huge, profitPerMille: huge)))))
    try ledger.claim(.beginOutage(system: "all", extent: .full), at: "2026-11-20 00:00")
    for day in 10...28 {
      let sales = SalesStated(day: "2026-11-\(day)", usualYen: huge, actualYen: -huge, savedYen: huge)
      ledger.record(Happening(.claim(.salesStated(sales))))
    }
    for number in 1...2_000 {
      let cost = CostRecorded(item: "cost-\(number)", kind: .other, stage: .paid, yen: huge, upgradeYen: -huge)
      ledger.record(Happening(.claim(.costRecorded(cost))))
    }
    #expect(ledger.assessment.total.costsYen == 1_000_000_000_000_000)
    #expect(ledger.assessment.costs.count == 2_000)
  }

  /// However large a term is that no command would take.
  @Test(arguments: [9_007_199_254_740_991, -9_007_199_254_740_991])
  func termsOfAForeignLedgerDoNotOverflow(_ huge: Int) throws {
    var ledger = try ClaimLedger()
    ledger.record(
      Happening(
        .claim(
          .policyStated(
            PolicyStated(
              paidPercent: huge, costDays: huge, waitingHours: huge, lossDays: huge, profitPerMille: huge)))))
    try ledger.perform(.finish(FinishOrder(step: StepID("look"), outcome: .done)))
    try ledger.perform(.finish(FinishOrder(step: StepID("tell"), outcome: .done)))
    try ledger.claim(.recordCost(CostOrder(kind: .overtime, yen: 100)))
    try ledger.claim(.beginOutage(system: "all", extent: .full), at: "2026-11-20 00:00")
    try ledger.claim(.stateSales(SalesStated(day: "2026-11-20", usualYen: 1_000, actualYen: 0)))
    // As the largest or the smallest that a policy can state; what was stated is shown.
    #expect(ledger.assessment.terms.lossDays == huge)
    #expect(ledger.assessment.total.costsYen == 100)
    #expect(ledger.assessment.total.shareYen == (huge > 0 ? 100 : 1))
  }

  /// Every pair of outages on a grid of half days over three days, under every waiting period and both modes, against a
  /// count half day by half day.
  @Test func againstACountOfHalfDays() throws {
    let grid = 0...6
    for mode in PolicyStated.WaitingMode.allCases {
      for waiting in 0...3 {
        for first in grid {
          for firstEnd in first...6 {
            for second in grid {
              for secondEnd in second...6 {
                try check([first..<firstEnd, second..<secondEnd], waiting: waiting, mode)
              }
            }
          }
        }
      }
    }
  }

  private func check(_ spans: [Range<Int>], waiting: Int, _ mode: PolicyStated.WaitingMode) throws {
    var ledger = try ClaimLedger()
    ledger.record(
      Happening(
        .claim(.policyStated(PolicyStated(waitingHours: 12 * waiting, waitingMode: mode, profitPerMille: 1_000)))))
    for (number, span) in spans.enumerated() {
      let id = "outage-\(number + 1)"
      let began = OutageBegan(outage: id, extent: .full, system: .text("x"))
      ledger.record(Happening(.claim(.outageBegan(began)), occurred: Self.tick(span.lowerBound)))
      ledger.record(Happening(.claim(.outageEnded(OutageEnded(outage: id))), occurred: Self.tick(span.upperBound)))
    }
    for day in 20...22 {
      ledger.record(Happening(.claim(.salesStated(SalesStated(day: "2026-11-\(day)", usualYen: 240, actualYen: 0)))))
    }
    let loss = ledger.assessment.loss
    let expected = Self.countedHalfDays(spans, waiting: waiting, mode)
    for day in loss.days {
      let index = day.date.day - 20
      let halves = [2 * index, 2 * index + 1]
      let stopped = halves.filter { half in spans.contains { $0.contains(half) } }.count
      let counted = halves.filter { expected.contains($0) }.count
      #expect(day.stopped == stopped * 43_200, "\(spans) \(waiting) \(mode)")
      #expect(day.counted == counted * 43_200, "\(spans) \(waiting) \(mode)")
      #expect(day.lostYen == (stopped == 0 ? 0 : 240 * counted / stopped), "\(spans) \(waiting) \(mode)")
    }
  }

  private static func tick(_ half: Int) -> StatedTime {
    ClaimLedger.stated("2026-11-\(20 + half / 2) \(half % 2 == 0 ? "00:00" : "12:00")")
  }

  /// Half days in runs without a pause; of each that is longer than the waiting period, all of it or what is after.
  private static func countedHalfDays(
    _ spans: [Range<Int>], waiting: Int, _ mode: PolicyStated.WaitingMode
  ) -> Set<Int> {
    var counted: Set<Int> = []
    var run: [Int] = []
    for half in 0...6 {
      if spans.contains(where: { $0.contains(half) }) {
        run.append(half)
        continue
      }
      if run.count > waiting { counted.formUnion(mode == .deducted ? run.dropFirst(waiting) : run[...]) }
      run = []
    }
    return counted
  }
}

extension LostSales.Sum {
  fileprivate init(
    lostYen: Int, caughtUpYen: Int = 0, profitYen: Int, savedYen: Int = 0, beforeLimitYen: Int? = nil, yen: Int
  ) {
    self.init(
      lost: lostYen, caughtUp: caughtUpYen, profit: profitYen, saved: savedYen, beforeLimit: beforeLimitYen ?? yen,
      yen: yen)
  }
}
