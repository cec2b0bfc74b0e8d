import CivilTime
import PlaybookModel

extension FactKind {
  /// What a person typed, as a statement; nil when it is not of this kind.
  ///
  /// | kind | read as |
  /// |---|---|
  /// | yes-no | yes, y, true, はい, ある, あり / no, n, false, いいえ, ない, なし |
  /// | number | `1,200`, `1200人`, full-width digits; not negative |
  /// | instant | as `StatedTime` reads it |
  /// | choice | the choice's name, or its label in either language |
  func read(_ typed: String, as fact: FactID, now: Instant, zone: Zone) -> FactStated? {
    let text = typed.narrowedAndTrimmed
    guard !text.isEmpty else { return nil }
    switch self {
    case .yesNo:
      switch text.lowercased() {
      case "yes", "y", "true", "はい", "ある", "あり": return FactStated(fact: fact, value: .yes)
      case "no", "n", "false", "いいえ", "ない", "なし": return FactStated(fact: fact, value: .no)
      default: return nil
      }
    case .number:
      let digits = text.filter { $0 != "," && $0 != " " }.prefix { $0.isASCII && $0.isNumber }
      let rest = text.filter { $0 != "," && $0 != " " }.dropFirst(digits.count)
      guard digits.count <= 15, let number = Int(digits), rest.allSatisfy({ $0.isLetter }) else { return nil }
      return FactStated(fact: fact, value: .number(number))
    case .instant:
      guard let time = StatedTime(typed: typed, now: now, zone: zone) else { return nil }
      return FactStated(fact: fact, value: .instant(time.instant))
    case .choice(let choices):
      let choice = choices.first {
        $0.id == text || $0.label.ja == text || $0.label.en.lowercased() == text.lowercased()
      }
      return choice.map { FactStated(fact: fact, value: .choice($0.id)) }
    case .text(let kind):
      return FactStated(fact: fact, value: .text, words: .shown(kind.disclosed, typed))
    }
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
