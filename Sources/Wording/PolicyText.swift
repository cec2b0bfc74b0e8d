package import PlaybookModel
package import RunEngine

/// The terms of a policy in words.
package enum PolicyText {
  /// What was stated, one row each.
  package static func rows(of terms: PolicyStated) -> [(name: LocalizedText, words: LocalizedText)] {
    var rows: [(name: LocalizedText, words: LocalizedText)] = []
    if terms.from != nil || terms.until != nil {
      let period = "\(terms.from ?? "…") – \(terms.until ?? "…")"
      rows.append((say("保険期間", "policy period"), say(period, period)))
    }
    for (name, yen) in [
      (say("支払限度額", "limit"), terms.limitYen), (say("免責金額", "deductible"), terms.deductibleYen),
      (say("休業損害の限度額", "limit for lost sales"), terms.lossLimitYen),
    ] {
      if let yen { rows.append((name, ClaimText.yen(yen))) }
    }
    if let percent = terms.paidPercent { rows.append((say("支払割合", "share paid"), say("\(percent) %", "\(percent) %"))) }
    if let hours = terms.waitingHours {
      let mode = terms.waitingMode.map { text(of: $0) }
      let words = say("\(hours)時間", "\(hours) h")
      rows.append(
        (
          say("免責時間", "waiting period"),
          mode.map { say("\(words.ja)(\($0.ja))", "\(words.en) (\($0.en))") } ?? words
        ))
    }
    for (name, days) in [
      (say("費用を数える日数", "days in which costs count"), terms.costDays),
      (say("売上の減少を数える日数", "days in which lost sales count"), terms.lossDays),
    ] {
      if let days { rows.append((name, say("\(days)日", "\(days)"))) }
    }
    if let rate = terms.profitPerMille {
      let percent = ClaimText.percent(perMille: rate)
      rows.append((say("売上に対する利益と固定費の割合", "insured share of sales"), say(percent, percent)))
    }
    for (name, kinds) in [(say("対象", "covers"), terms.covers), (say("対象外", "does not cover"), terms.excludes)] {
      if let kinds, !kinds.isEmpty { rows.append((name, kinds.map { ClaimText.title(of: $0) }.listed)) }
    }
    return rows
  }

  package static func text(of mode: PolicyStated.WaitingMode) -> LocalizedText {
    switch mode {
    case .deducted: say("差し引く", "taken off")
    case .threshold: say("超えれば初めから数える", "once exceeded, counts from the beginning")
    }
  }
}
