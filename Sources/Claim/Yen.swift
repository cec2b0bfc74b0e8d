import RunEngine

/// Amounts that a ledger states, on their way into a sum. A ledger that somebody else wrote is input: what no company
/// can owe counts as the most that one can, and no sum overflows.
enum Yen {
  private static let mostInAll = 1_000_000_000_000_000

  static func bounded(_ yen: Int) -> Int { yen.bounded(to: CostRecorded.amounts) }

  static func sum(_ amounts: some Sequence<Int>) -> Int {
    amounts.reduce(0) { min($0 + min(max($1, 0), mostInAll), mostInAll) }
  }

  /// `yen` times `part` over `whole`, rounded down; `part` and `whole` in seconds of a day, or in thousandths.
  static func share(_ yen: Int, _ part: Int, of whole: Int) -> Int {
    guard whole > 0, part > 0, yen > 0 else { return 0 }
    let (high, low) = yen.multipliedFullWidth(by: min(part, whole))
    return whole.dividingFullWidth((high, low)).quotient
  }
}

extension PolicyStated {
  /// What can be reckoned with: a ledger that somebody else wrote may state terms that no command takes.
  var bounded: PolicyStated {
    PolicyStated(
      number: number, from: from, until: until, limitYen: limitYen?.bounded(to: CostRecorded.amounts),
      deductibleYen: deductibleYen?.bounded(to: CostRecorded.amounts),
      paidPercent: paidPercent?.bounded(to: Self.percents), costDays: costDays?.bounded(to: Self.days),
      waitingHours: waitingHours?.bounded(to: Self.hours), waitingMode: waitingMode,
      lossDays: lossDays?.bounded(to: Self.days), lossLimitYen: lossLimitYen?.bounded(to: CostRecorded.amounts),
      profitPerMille: profitPerMille?.bounded(to: Self.perMilles), covers: covers, excludes: excludes)
  }
}

extension Int {
  fileprivate func bounded(to range: ClosedRange<Int>) -> Int {
    Swift.min(Swift.max(self, range.lowerBound), range.upperBound)
  }
}
