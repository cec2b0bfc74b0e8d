import CivilTime
import RunEngine
import Wording

/// An amount of money as a person typed it, in yen: `3200000`, `3,200,000円`, `320万`, `1億2,000万`, `1.5万`, full-width
/// digits too. Nothing is guessed: what is not read in full is refused.
func typedYen(_ text: String) throws -> Int {
  guard let yen = TypedAmount(text).yen else {
    throw Stop(
      say("「\(text)」は金額として読めません", "\"\(text)\" is not an amount"),
      hints: [
        say("書き方: 3200000、3,200,000、320万 (円、マイナスは不可)", "write 3200000, 3,200,000 or 320万 (yen, not negative)")
      ], ending: .badData)
  }
  return yen
}

/// A count as a person typed it, with its unit or without: `12`, `12時間`, `12 h`, `365日`, `90%`.
func typedCount(_ text: String) throws -> Int {
  let typed = text.narrowedAndTrimmed.lowercased()
  let digits = typed.prefix { ("0"..."9").contains($0) }
  let unit = typed.dropFirst(digits.count).filter { $0 != " " }
  guard (1...6).contains(digits.count), let count = Int(digits),
    ["", "時間", "h", "hours", "日", "日間", "days", "%", "パーセント"].contains(unit)
  else {
    throw Stop(
      say("「\(text)」は数として読めません", "\"\(text)\" is not a number"),
      hints: [say("書き方: 12、365", "write 12 or 365")], ending: .badData)
  }
  return count
}

private struct TypedAmount {
  private let text: String

  init(_ text: String) {
    var text = text.narrowedAndTrimmed
    for mark in ["¥", "￥", "\\"] where text.hasPrefix(mark) { text = String(text.dropFirst(mark.count)) }
    for unit in ["円", "yen", "JPY"] where text.hasSuffix(unit) { text = String(text.dropLast(unit.count)) }
    self.text = text.filter { $0 != " " }
  }

  var yen: Int? {
    var rest = text[...]
    var sum = 0
    for (unit, worth) in [("億", 100_000_000), ("万", 10_000)] {
      guard let end = rest.firstIndex(of: Character(unit)) else { continue }
      guard let part = TypedAmount.count(rest[..<end], worth) else { return nil }
      sum += part
      rest = rest[rest.index(after: end)...]
      if rest.isEmpty { return sum }
    }
    return TypedAmount.count(rest, 1).map { sum + $0 }
  }

  /// Fourteen digits: above what can be recorded, and far below where a sum of three ends.
  private static let most = 99_999_999_999_999

  /// So many of a unit that is worth so many yen; a decimal part only where it comes out in whole yen.
  private static func count(_ text: Substring, _ worth: Int) -> Int? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count <= 2, let whole = parts[0].groupedCount, whole <= most / worth else { return nil }
    guard parts.count == 2 else { return whole * worth }
    guard (1...8).contains(parts[1].count), parts[1].allSatisfy({ ("0"..."9").contains($0) }),
      let decimals = Int(parts[1])
    else { return nil }
    let scale = (0..<parts[1].count).reduce(1) { product, _ in product * 10 }
    return decimals * worth % scale == 0 ? whole * worth + decimals * worth / scale : nil
  }
}

/// A day as a person typed it: `2026-11-24`, `11/24` (the last one there was), `today`, `yesterday`, 今日, 昨日.
func typedDay(_ text: String, today: CivilDate) throws -> CivilDate {
  let typed = text.narrowedAndTrimmed.lowercased()
  switch typed {
  case "today", "今日", "本日": return today
  case "yesterday", "昨日", "きのう": return today.advanced(byDays: -1)
  default: break
  }
  if let day = CivilDate(text: typed.replacing("/", with: "-")) { return day }
  let parts = typed.split(separator: "/").map { Int($0) }
  if parts.count == 2, let month = parts[0], let day = parts[1] {
    for year in [today.year, today.year - 1] {
      if let date = CivilDate(year: year, month: month, day: day), date <= today { return date }
    }
  }
  throw Stop(
    say("「\(text)」は日付として読めません", "\"\(text)\" is not a day"),
    hints: [say("書き方: 2026-11-24、11/24、今日、昨日", "write 2026-11-24, 11/24, today or yesterday")], ending: .badData)
}
