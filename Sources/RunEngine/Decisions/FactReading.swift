import CivilTime
import PlaybookModel

/// A fact as a person typed it.
struct FactReading: Hashable {
  let stated: FactStated
  /// How it was said, for a fact that is a time.
  let time: StatedTime?

  init(_ fact: FactID, _ value: FactValue, words: Disclosable? = nil, time: StatedTime? = nil) {
    stated = FactStated(fact: fact, value: value, words: words)
    self.time = time
  }
}

extension FactKind {
  /// What a person typed, as a statement; nil when it is not of this kind.
  ///
  /// | kind | read as |
  /// |---|---|
  /// | yes-no | yes, y, true, はい, ある, あり / no, n, false, いいえ, ない, なし |
  /// | number | `1,200`, `1200人`, `1200 people`, full-width digits; not negative |
  /// | instant | as `StatedTime` reads it |
  /// | choice | the choice's name, or its label in either language; else the one that takes any words, with them |
  func read(_ typed: String, as fact: FactID, now: Instant, zone: Zone) -> FactReading? {
    let text = typed.narrowedAndTrimmed
    guard !text.isEmpty else { return nil }
    switch self {
    case .yesNo:
      switch text.lowercased() {
      case "yes", "y", "true", "はい", "ある", "あり": return FactReading(fact, .yes)
      case "no", "n", "false", "いいえ", "ない", "なし": return FactReading(fact, .no)
      default: return nil
      }
    case .number:
      return FactKind.number(in: text).map { FactReading(fact, .number($0)) }
    case .instant:
      // A zone can carry the first and the last day of the calendar out of the years that a ledger can write.
      guard let time = StatedTime(typed: typed, now: now, zone: zone),
        Instant(utcText: time.instant.utcText) == time.instant
      else { return nil }
      return FactReading(fact, .instant(time.instant), time: time)
    case .choice(let choices):
      let choice = choices.first {
        $0.id == text || $0.label.ja == text || $0.label.en.lowercased() == text.lowercased()
      }
      if let choice { return FactReading(fact, .choice(choice.id)) }
      return choices.first(where: \.takesWords).map { FactReading(fact, .choice($0.id), words: .shown(.text, typed)) }
    case .text(let kind):
      return FactReading(fact, .text, words: .shown(kind.disclosed, typed))
    }
  }

  /// A count and, if anything, its unit. Commas stand between thousands only. What would make the count another one, 万 or
  /// k, is not a unit: such a text is not read at all rather than read as a smaller number.
  private static func number(in text: String) -> Int? {
    let count = text.prefix { ("0"..."9").contains($0) || $0 == "," }
    let unit = text.dropFirst(count.count).drop(while: { $0 == " " }).lowercased()
    guard unit.allSatisfy({ $0.isLetter || $0 == " " }), !multipliers.contains(where: unit.hasPrefix),
      !["k", "m"].contains(unit.prefix { $0.isASCII && $0 != " " })
    else { return nil }
    return count.groupedCount
  }

  private static let multipliers = [
    "十", "百", "千", "万", "億", "兆", "拾", "萬", "ダース", "dozen", "hundred", "thousand", "million", "billion",
  ]
}

extension Substring {
  /// At most fifteen digits, with commas between thousands or with none; nil for anything else.
  package var groupedCount: Int? {
    let groups = split(separator: ",", omittingEmptySubsequences: false)
    guard groups.dropFirst().allSatisfy({ $0.count == 3 }), groups.count == 1 || (1...3).contains(groups[0].count),
      groups.allSatisfy({ group in group.allSatisfy { ("0"..."9").contains($0) } })
    else { return nil }
    let digits = groups.joined()
    return digits.count <= 15 ? Int(digits) : nil
  }
}

extension TextKind {
  /// What redaction calls such a text.
  var disclosed: Disclosable.Kind {
    switch self {
    case .name: .name
    case .contact: .contact
    case .text: .text
    case .reference: .reference
    }
  }
}
