/// Numbers as ECMAScript prints them (RFC 8785, 3.2.2.3; ECMA-262, Number::toString): the shortest digits that read back
/// to the same number.
///
/// | number | text |
/// |---|---|
/// | 0.5 | `0.5` |
/// | 1e21 | `1e+21` |
/// | 123456789012345680000 | `123456789012345680000` |
/// | 1e-7 | `1e-7` |
/// | 0.000001 | `0.000001` |
enum ECMAScriptNumber {
  /// - Parameter number: finite.
  static func text(_ number: Double) -> String {
    if number == 0 { return "0" }
    if number < 0 { return "-" + text(-number) }
    let (digits, point) = decimal(number)
    let count = digits.count
    switch point {
    case count...21 where count <= 21: return digits + zeros(point - count)
    case 1...21: return "\(digits.prefix(point)).\(digits.dropFirst(point))"
    case -5...0: return "0.\(zeros(-point))\(digits)"
    default:
      let exponent = point - 1
      let fraction = count > 1 ? ".\(digits.dropFirst())" : ""
      return "\(digits.prefix(1))\(fraction)e\(exponent < 0 ? "-" : "+")\(abs(exponent))"
    }
  }

  /// The number as 0.DIGITS × 10^point, the digits without zeros at either end. The digits are those that Swift prints,
  /// which are the shortest and the nearest too; only where the point and the exponent go is another matter.
  private static func decimal(_ number: Double) -> (digits: String, point: Int) {
    let parts = number.description.split(separator: "e")
    let exponent = parts.count > 1 ? Int(parts[1].drop { $0 == "+" }) ?? 0 : 0
    let halves = parts[0].split(separator: ".", omittingEmptySubsequences: false)
    let fraction = halves.count > 1 ? halves[1] : ""
    let all = halves[0] + fraction
    let leading = all.prefix { $0 == "0" }.count
    var digits = all.dropFirst(leading)
    while digits.last == "0" { digits.removeLast() }
    return (String(digits), halves[0].count - leading + exponent)
  }

  private static func zeros(_ count: Int) -> String { String(repeating: "0", count: count) }
}
