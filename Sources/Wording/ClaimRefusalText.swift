import CivilTime
package import PlaybookModel
package import RunEngine

extension ClaimRefusal {
  /// What was wrong, and the way out.
  func words(in playbook: Playbook) -> (LocalizedText, [LocalizedText]) {
    switch self {
    case .unknownItem(let item, let known):
      let list = known.joined(separator: ", ")
      return (
        say("「\(item)」という費用や停止の記録はありません", "there is no cost or outage \"\(item)\""),
        [
          known.isEmpty
            ? say("まだ何も記録されていません", "nothing is on record yet") : say("あるもの: \(list)", "there are: \(list)")
        ]
      )
    case .withdrawn(let item, let entry):
      return (
        say("\(item) は\(entry)番の記録で取り下げられています", "\(item) was withdrawn by entry \(entry)"),
        [say("新しく記録してください", "record it as a new one")]
      )
    case .costIncomplete:
      return (
        say("種類と金額が必要です", "a cost needs its kind and its amount"),
        [
          say(
            "例: hikeshi cost add investigation 3200000 (種類: hikeshi cost kinds)",
            "example: hikeshi cost add investigation 3200000 (kinds: hikeshi cost kinds)")
        ]
      )
    case .amountOutOfRange(let yen):
      return (
        say("\(yen)円という金額は記録できません", "\(yen) yen cannot be recorded"),
        [say("0円から10兆円までの数で入れてください", "write a number from 0 to 10 million million yen")]
      )
    case .upgradeAboveAmount(let upgrade, let amount):
      let (part, whole) = (ClaimText.yen(upgrade), ClaimText.yen(amount))
      return (
        say(
          "性能を上げる分(\(part.ja))が、全体(\(whole.ja))より大きくなっています",
          "the upgrades (\(part.en)) are more than the whole (\(whole.en))"),
        [say("全体の金額と、そのうちの分を確かめてください", "check the whole amount and the part of it")]
      )
    case .outageOver(let outage):
      return (
        say("\(outage) の終わりは、もう記録されています", "the end of \(outage) is on record already"),
        [
          say(
            "時刻を直すには: hikeshi downtime end \(outage) --occurred 時刻",
            "to say a better time: hikeshi downtime end \(outage) --occurred TIME")
        ]
      )
    case .whichOutage(let open):
      guard !open.isEmpty else {
        return (
          say("止まっているものの記録はありません", "no outage is open"),
          [say("始まりの記録: hikeshi downtime start 止まったもの", "its beginning: hikeshi downtime start WHAT")]
        )
      }
      return (
        say("止まっているものが\(open.count)つあります", "\(open.count) outages are open"),
        open.map { say("hikeshi downtime end \($0)", "hikeshi downtime end \($0)") }
      )
    case .endsBeforeStart(let outage):
      return (
        say("\(outage) の終わりが、始まりより前になっています", "\(outage) would end before it began"),
        [say("2つの時刻を見る: hikeshi downtime list", "see both times: hikeshi downtime list")]
      )
    case .badDay(let day):
      return (
        say("「\(day)」は日付として読めません", "\"\(day)\" is not a day"), [say("書き方: 2026-11-24", "write 2026-11-24")]
      )
    case .dayToCome(let day):
      return (
        say("\(day) はまだ来ていません", "\(day) has not come yet"), [say("その日が終わってから入れてください", "enter it when the day is over")]
      )
    case .badTerms(let fault): return fault.words
    }
  }
}

extension ClaimRefusal.PolicyFault {
  package var words: (what: LocalizedText, hints: [LocalizedText]) {
    switch self {
    case .outOfRange(let name):
      (say("保険の条件 \(name) の数が範囲の外です", "the policy's \(name) is out of range"), [])
    case .badDay(let day):
      (
        say("保険の条件の「\(day)」は日付として読めません", "\"\(day)\" in the policy is not a day"),
        [say("書き方: 2026-11-24", "write 2026-11-24")]
      )
    case .endsBeforeStart: (say("保険期間の終わりが、始まりより前です", "the policy would end before it begins"), [])
    case .contradiction(let kind):
      (
        say("「\(kind.rawValue)」が対象と対象外の両方にあります", "\"\(kind.rawValue)\" is both covered and excluded"),
        [say("どちらか一方にしてください", "keep one of the two")]
      )
    }
  }
}
