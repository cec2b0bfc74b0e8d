/// Amounts that a ledger states, on their way into a sum. A ledger that somebody else wrote is input: what no company
/// can owe counts as the most that one can, and no sum overflows.
enum Yen {
  static let most = 10_000_000_000_000
  private static let mostInAll = 1_000_000_000_000_000

  static func bounded(_ yen: Int) -> Int { min(max(yen, 0), most) }

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
