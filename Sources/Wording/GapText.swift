import CivilTime
package import Claim
package import PlaybookModel
import RunEngine

/// What is missing in a claim, in words: what it is, and what to do about it where something can be done.
package struct GapText {
  private let playbook: Playbook
  private let time: TimeText

  package init(playbook: Playbook, time: TimeText) {
    self.playbook = playbook
    self.time = time
  }

  package func what(_ gap: ClaimGap) -> LocalizedText {
    switch gap {
    case .policyNumberUnknown: return say("証券番号が記録にない", "the policy number is not on record")
    case .termsUnknown: return say("保険の条件が記録にない", "the terms of the policy are not on record")
    case .outsidePolicyPeriod(let discovered):
      let at = time.moment(discovered)
      return say("気づいた時刻(\(at.ja))が保険期間の外にある", "it was noticed (\(at.en)) outside the policy period")
    case .noticeMissing(let milestone):
      let title = MilestoneText.title(of: milestone)
      return say("記録にない: \(title.ja)", "not on record: \(title.en)")
    case .wentOnWithoutConsent(let entry):
      return say("同意なしで進めた(\(entry)番の記録)", "went on without consent (entry \(entry))")
    case .clockMissed(let clock, let last):
      let (title, at) = (playbook.title(of: clock), time.moment(last))
      return say("「\(title.ja)」の時刻(\(at.ja))を過ぎた", "\"\(title.en)\": its time (\(at.en)) has passed")
    case .stepSkipped(let step): return quoted(step) + say("をとばした", " was skipped")
    case .stepTimedOut(let step): return quoted(step) + say("は時間切れで先へ進んだ", " timed out")
    case .stepOpen(let step): return quoted(step) + say("がまだ終わっていない", " is not finished")
    case .evidenceMissing(let step, let items):
      let wanted = items.map(\.title).listed
      return quoted(step) + say("の証拠が保管されていない: \(wanted.ja)", ": nothing was kept of: \(wanted.en)")
    case .evidenceChanged(let item): return say("証拠 \(item) が、保管した時と違う", "evidence \(item) is not what was kept")
    case .neverStamped: return say("外部の時刻の証明がない", "no outside authority has stamped the record")
    case .entriesWithheld(let count):
      return say("伏せた記録が\(count)件あり、合計に入っていない", "\(count) entries are withheld and not in the sums")
    case .cost(let item, let gap): return say("\(item): ", "\(item): ") + what(gap)
    case .aboveLimit(let consent, let costs, let yen, let limit):
      let (title, sum, most) = (playbook.title(of: consent), ClaimText.yen(yen), ClaimText.yen(limit))
      let items = costs.joined(separator: ", ")
      return say(
        "同意「\(title.ja)」の上限 \(most.ja) に対して合計 \(sum.ja)(\(items))",
        "consent \"\(title.en)\" goes up to \(most.en); the costs come to \(sum.en) (\(items))")
    case .outageOpen(let outage): return say("\(outage): 終わった時刻がない", "\(outage) has no end")
    case .outageOnlyAnswered(let since):
      let at = time.moment(since)
      return say("止まった時刻(\(at.ja))が、停止として記録されていない", "work stopped (\(at.en)), and no outage is on record")
    case .lossIncomplete(let missing): return say("売上の減少を計算できない: ", "lost sales cannot be worked out: ") + what(missing)
    case .salesMissing(let days):
      let list = days.prefix(7).map(\.text).joined(separator: ", ") + (days.count > 7 ? " …" : "")
      return say("売上の数字がない日が\(days.count)日ある(\(list))", "\(days.count) days have no sales figures (\(list))")
    }
  }

  /// Nil where nothing can be done any more but to explain it.
  package func remedy(_ gap: ClaimGap) -> LocalizedText? {
    switch gap {
    case .policyNumberUnknown:
      say("hikeshi claim policy --number 証券番号", "hikeshi claim policy --number NUMBER")
    case .termsUnknown:
      say("保険証券を見て登録する: hikeshi claim policy …", "take them from the policy: hikeshi claim policy …")
    case .outsidePolicyPeriod: say("保険の代理店に聞く", "ask the insurance agent")
    case .noticeMissing: say("保険会社へ連絡し、受付番号を控える", "tell the insurer and note the receipt number")
    case .wentOnWithoutConsent, .clockMissed, .stepSkipped, .stepTimedOut:
      say("理由を説明する紙を添える", "add a paper that explains why")
    case .stepOpen: say("終えるか、理由を書いてとばす", "finish it, or skip it with a reason")
    case .evidenceMissing(let step, _):
      say("あれば添付する: hikeshi attach ファイル --step \(step)", "if there is any: hikeshi attach FILE --step \(step)")
    case .evidenceChanged: say("元のファイルがあれば、もう一度添付する", "attach the original again if there is one")
    case .neverStamped: say("hikeshi anchor", "hikeshi anchor")
    case .entriesWithheld: say("全部入りの資料と比べる", "compare with the file that has everything")
    case .cost(let item, let gap): remedy(gap, of: item)
    case .aboveLimit: say("増えた分の同意を保険会社にもらう", "ask the insurer to agree to the rest")
    case .outageOpen(let outage):
      say("動いたら: hikeshi downtime end \(outage)", "when it works again: hikeshi downtime end \(outage)")
    case .outageOnlyAnswered(let since):
      say(
        "hikeshi downtime start 止まったもの --occurred \(time.iso8601(since))",
        "hikeshi downtime start WHAT --occurred \(time.iso8601(since))")
    case .lossIncomplete(.waitingHours):
      say("hikeshi claim policy --waiting-hours 時間", "hikeshi claim policy --waiting-hours HOURS")
    case .lossIncomplete(.profitRate):
      say("hikeshi claim policy --profit-rate 割合", "hikeshi claim policy --profit-rate PERCENT")
    case .lossIncomplete(.sales), .salesMissing:
      say("hikeshi downtime sales 日付 --usual 円 --actual 円", "hikeshi downtime sales DAY --usual YEN --actual YEN")
    }
  }

  private func what(_ gap: ClaimGap.CostGap) -> LocalizedText {
    switch gap {
    case .consentNeeded: say("発注する前に、保険会社の同意が要る", "it needs the insurer's consent before it is ordered")
    case .consentMissing: say("保険会社の同意の記録がない", "no consent of the insurer is on record")
    case .consentDeclined: say("保険会社が断っている", "the insurer declined")
    case .consentStatedAfterwards(let decision, let span):
      say("同意は", "the consent is ") + RestatementText(playbook: playbook, time: time).afterwards(decision, after: span)
    case .consentLate: say("同意より先に発注している", "it was ordered before the consent")
    case .papersMissing(let papers):
      say(
        "足りない書類: \(papers.map { ClaimText.title(of: $0) }.listed.ja)",
        "papers missing: \(papers.map { ClaimText.title(of: $0) }.listed.en)")
    case .onlyEstimated: say("まだ見積もりだけ", "only an estimate so far")
    case .beforeDiscovery: say("気づいた時刻より前の日付になっている", "it is dated before the incident was noticed")
    case .afterCostPeriod: say("費用を数える日数を過ぎている", "it is later than costs count")
    case .optionUnknown: say("この種類は特約がないと対象外", "policies pay this only by an option")
    case .notPaid: say("この種類は対象外", "this is not paid")
    case .upgrade(let yen):
      say("性能を上げる分 \(ClaimText.yen(yen).ja) は請求から外している", "upgrades of \(ClaimText.yen(yen).en) are left out")
    }
  }

  private func remedy(_ gap: ClaimGap.CostGap, of item: String) -> LocalizedText? {
    switch gap {
    case .consentMissing(let consents), .consentNeeded(let consents):
      if let consent = consents.first {
        say(
          "保険会社に聞き、返事を記録する: hikeshi consent \(consent) --from insurer --by 相手の名前",
          "ask the insurer and record the answer: hikeshi consent \(consent) --from insurer --by NAME")
      } else {
        say(
          "保険会社に聞く。同意の記録があれば: hikeshi cost update \(item) --consent 同意 (hikeshi status の[ ]の中)",
          "ask the insurer. If they agreed: hikeshi cost update \(item) --consent CONSENT (in [ ] in hikeshi status)")
      }
    case .consentStatedAfterwards:
      say("保険会社のメールや受付番号など、その時の控えを添える", "add what shows when it was given: the insurer's e-mail, a reference")
    case .consentDeclined, .consentLate: say("経緯を説明する紙を添える", "add a paper that explains it")
    case .papersMissing(let papers):
      say(
        "hikeshi cost update \(item) --paper \(papers[0].rawValue)=ファイル",
        "hikeshi cost update \(item) --paper \(papers[0].rawValue)=FILE")
    case .onlyEstimated:
      say("進んだら: hikeshi cost update \(item) --stage paid", "when it goes on: hikeshi cost update \(item) --stage paid")
    case .beforeDiscovery: say("日付を確かめる", "check the date")
    case .afterCostPeriod: say("保険会社に聞く", "ask the insurer")
    case .optionUnknown: say("特約があるか代理店に聞く", "ask the agent whether the policy has the option")
    case .notPaid, .upgrade: nil
    }
  }

  private func what(_ missing: LostSales.Missing) -> LocalizedText {
    switch missing {
    case .waitingHours: say("免責時間がわからない", "the waiting period is not known")
    case .profitRate: say("売上に対する利益と固定費の割合がわからない", "the insured share of sales is not known")
    case .sales: say("売上の数字がない", "there are no sales figures")
    }
  }

  private func quoted(_ step: StepID) -> LocalizedText {
    let title = playbook.title(of: step)
    return say("「\(title.ja)」", "\"\(title.en)\"")
  }
}
