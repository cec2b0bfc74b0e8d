import PlaybookModel
import RunEngine
import Yams

/// The terms of the policy in the file that `init --from` reads: all of them may be missing.
///
/// ```yaml
/// policy:
///   number: ABC-123
///   from: 2026-04-01
///   until: 2027-03-31
///   limit-yen: 50000000       # the most that is paid
///   deductible-yen: 100000
///   paid-percent: 100
///   cost-days: 365            # how long costs count, from the first notice to the insurer
///   waiting-hours: 12
///   waiting-mode: deducted    # or threshold
///   loss-days: 90             # how long lost sales count
///   loss-limit-yen: 10000000
///   profit-rate: 35.0         # insured share of sales, in percent
///   covers: [prevention]
///   excludes: [condolence]
/// ```
extension CompanyFile {
  static let termKeys = [
    "from", "until", "limit-yen", "deductible-yen", "paid-percent", "cost-days", "waiting-hours", "waiting-mode",
    "loss-days", "loss-limit-yen", "profit-rate", "covers", "excludes",
  ]

  /// Nil when none is stated.
  static func terms(in policy: CompanySection) throws(CompanyFault) -> PolicyStated? {
    let mode = try policy.text("waiting-mode")
    let stated = PolicyStated(
      from: try policy.text("from"), until: try policy.text("until"), limitYen: try number("limit-yen", in: policy),
      deductibleYen: try number("deductible-yen", in: policy), paidPercent: try number("paid-percent", in: policy),
      costDays: try number("cost-days", in: policy), waitingHours: try number("waiting-hours", in: policy),
      waitingMode: try mode.map { text throws(CompanyFault) in
        guard let mode = PolicyStated.WaitingMode(rawValue: text) else { throw .badTerm("waiting-mode", text) }
        return mode
      },
      lossDays: try number("loss-days", in: policy), lossLimitYen: try number("loss-limit-yen", in: policy),
      profitPerMille: try policy.text("profit-rate").map { text throws(CompanyFault) in
        guard let rate = PolicyStated.perMille(typedPercent: text) else { throw .badTerm("profit-rate", text) }
        return rate
      },
      covers: try kinds("covers", in: policy), excludes: try kinds("excludes", in: policy))
    if let fault = stated.fault { throw .badTerms(fault) }
    return stated == .nothing ? nil : stated
  }

  private static func number(_ key: String, in policy: CompanySection) throws(CompanyFault) -> Int? {
    guard let text = try policy.text(key) else { return nil }
    guard let number = Int(text.replacing("_", with: "").replacing(",", with: "")) else { throw .badTerm(key, text) }
    return number
  }

  private static func kinds(_ key: String, in policy: CompanySection) throws(CompanyFault) -> [CostKind]? {
    guard let node = policy.nodes[key], node.null == nil else { return nil }
    guard let list = node.sequence else { throw .badTerm(key, node.string ?? "") }
    var kinds: [CostKind] = []
    for element in list {
      guard let kind = element.string.flatMap(CostKind.init(rawValue:)) else {
        throw .badTerm(key, element.string ?? "")
      }
      kinds.append(kind)
    }
    return kinds.isEmpty ? nil : kinds
  }
}

extension PolicyStated {
  /// `35`, `35.5` and `35.5%` as thousandths; nil for anything else, or finer than that.
  package static func perMille(typedPercent text: String) -> Int? {
    let digits = text.hasSuffix("%") ? text.dropLast() : text[...]
    let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count),
      parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy(\.isASCII) && $0.allSatisfy(\.isNumber) }),
      parts[0].count <= 3, let whole = Int(parts[0])
    else { return nil }
    guard parts.count == 2 else { return whole * 10 }
    let fraction = parts[1].hasSuffix("0") && parts[1].count == 2 ? parts[1].dropLast() : parts[1]
    guard fraction.count == 1, let tenth = Int(fraction) else { return nil }
    return whole * 10 + tenth
  }
}
