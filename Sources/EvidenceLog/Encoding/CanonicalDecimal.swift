extension Int {
  /// Reads ASCII digits without sign and without leading zeros; nil for anything else, and beyond `Int.max`.
  init?(canonicalDecimal digits: some Collection<UInt8>) {
    guard !digits.isEmpty, digits.count == 1 || digits.first != UInt8(ascii: "0") else { return nil }
    var number = 0
    for digit in digits {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
      let (tens, isTooLarge) = number.multipliedReportingOverflow(by: 10)
      let (sum, isPastEnd) = tens.addingReportingOverflow(Int(digit - UInt8(ascii: "0")))
      guard !isTooLarge, !isPastEnd else { return nil }
      number = sum
    }
    self = number
  }
}
