import CivilTime
import Claim
import PlaybookModel
import RunEngine
import Wording

/// Costs, and the loss from work that stood still.
extension ClaimParts {
  var costs: ClaimReport.Section {
    var rows = assessment.costs.map { cost in
      let entry = cost.item.latest
      let what = [cost.cost.what?.shownText, cost.cost.payee?.shownText].compactMap(\.self)
      let kind = ClaimText.title(of: cost.cost.kind)
      let papers = cost.item.papers.map { paper in
        let title = ClaimText.title(of: paper.paper)
        return say("\(title.ja)(\(paper.item))", "\(title.en) (\(paper.item))")
      }
      let stage = ClaimText.title(of: cost.cost.stage)
      return ReportTable.Row(
        [
          plain(cost.item.id),
          what.isEmpty ? kind : say("\(kind.ja): \(what.listed.ja)", "\(kind.en): \(what.listed.en)"),
          say("\(stage.ja)、\(time.moment(entry.at).ja)", "\(stage.en), \(time.moment(entry.at).en)")
            + StatedTimeText.beside(entry.at, recorded: entry.recording.recorded, time: time),
          amount(cost.yen), amount(cost.claimedYen), ClaimText.text(of: cost.consent, time: time), papers.listed,
          plain(cost.item.entries.map { String($0.sequence) }.joined(separator: ", ")),
        ], cost.isQuestionable ? .flagged : .plain)
    }
    rows += assessment.withdrawnCosts.map { item in
      let cost = item.latest.cost
      let reason = item.withdrawn?.reason.shownText ?? Self.none
      return ReportTable.Row(
        [
          plain(item.id), ClaimText.title(of: cost.kind), say("取り下げ: \(reason.ja)", "withdrawn: \(reason.en)"),
          amount(cost.yen), amount(0), Self.none, Self.none,
          plain(
            (item.entries.map(\.sequence) + [item.withdrawn?.sequence].compactMap(\.self)).map(String.init).joined(
              separator: ", ")),
        ], .struck)
    }
    return section(
      say("費用", "Costs"),
      [
        .init(say("番号", "item"), 8), .init(say("内容と支払先", "what and to whom"), 21),
        .init(say("段階", "stage"), 14), .init(say("金額(円)", "yen"), 11, number: true),
        .init(say("請求に入れた額", "put forward"), 11, number: true), .init(say("保険会社の同意", "insurer's consent"), 14),
        .init(say("書類", "papers"), 13), .init(say("記録", "entries"), 8, number: true),
      ], rows, otherwise: say("費用の記録はありません。", "No costs are on record."))
  }

  var standstill: ClaimReport.Section {
    let rows = state.claim.outages.map { outage in
      let (start, end) = (outage.start, outage.end)
      let seconds = end.map { Int(max(0, $0.at.since(start.at).milliseconds) / 1_000) }
      return ReportTable.Row(
        [
          plain(outage.id), outage.began.system.shownText, ClaimText.title(of: outage.began.extent), mark(start),
          end.map(mark) ?? say("まだ止まっている", "not over"),
          outage.withdrawn.map { say("取り下げ: \($0.reason.shownText.ja)", "withdrawn: \($0.reason.shownText.en)") }
            ?? seconds.map { ClaimText.duration(seconds: $0) } ?? Self.none,
        ], outage.withdrawn != nil ? .struck : end == nil ? .flagged : .plain)
    }
    return section(
      say("止まっていた時間", "Standstill"),
      [
        .init(say("番号", "item"), 10), .init(say("止まったもの", "what"), 24), .init(say("程度", "extent"), 14),
        .init(say("始まり", "began"), 19), .init(say("終わり", "ended"), 19), .init(say("長さ", "length"), 14, number: true),
      ], rows,
      note: say("重なる停止は、続いた1つの停止として計算します。", "Outages that overlap are taken as one that went on."),
      otherwise: say("止まった記録はありません。", "No outage is on record."))
  }

  private func mark(_ mark: RunState.Outage.Mark) -> LocalizedText {
    let at = time.exact(mark.at)
    return mark.isRecordedTime
      ? say("\(at)(記録した時刻)", "\(at) (as recorded)")
      : plain(at) + StatedTimeText.beside(mark.at, recorded: mark.recording.recorded, time: time)
  }

  var sales: ClaimReport.Section {
    let rows = assessment.loss.days.map { day in
      ReportTable.Row([
        plain(day.date.text), amount(day.sales.usualYen), amount(day.sales.actualYen),
        ClaimText.duration(seconds: day.stopped), ClaimText.duration(seconds: day.counted), amount(day.lostYen),
        amount(day.caughtUpYen),
      ])
    }
    return section(
      say("売上", "Sales"),
      [
        .init(say("日", "day"), 15), .init(say("ふだん", "usual"), 15, number: true),
        .init(say("実際", "actual"), 15, number: true), .init(say("止まった時間", "standstill"), 14, number: true),
        .init(say("数える時間", "counted"), 14, number: true), .init(say("減った分", "lost"), 14, number: true),
        .init(say("取り戻した分", "caught up"), 13, number: true),
      ], rows,
      note: say(
        "減った分 = (ふだん − 実際) × 数える時間 ÷ 止まった時間。数える時間は、免責時間の後の分です。",
        "Lost = (usual − actual) × counted ÷ standstill. Counted is what lies after the waiting period."),
      otherwise: say("売上の記録はありません。", "No sales are on record."))
  }

  var loss: ClaimReport.Section {
    let terms = assessment.terms
    guard case .sum(let sum) = assessment.loss.result else {
      return section(
        say("売上の減少による損失", "Loss from lost sales"), [], [],
        otherwise: assessment.loss.result == .nothing
          ? say("止まった記録がないので、計算しません。", "No outage is on record, so nothing is worked out.")
          : say("まだ計算できません。足りないものの一覧を見てください。", "It cannot be worked out yet; see what is missing."))
    }
    let rate = ClaimText.percent(perMille: terms.profitPerMille ?? 0)
    var rows: [ReportTable.Row] = [
      .init([say("減った売上", "sales lost"), amount(sum.lostYen)]),
      .init([say("取り戻した売上を引く", "less what was caught up"), amount(-sum.caughtUpYen)]),
      .init([say("利益と固定費の割合 \(rate) をかける", "times the insured share of sales, \(rate)"), amount(sum.profitYen)]),
      .init([say("浮いた費用を引く", "less what was saved"), amount(-sum.savedYen)]),
    ]
    if sum.yen != sum.beforeLimitYen {
      rows.append(.init([say("限度額まで", "up to the limit"), amount(sum.yen)]))
    }
    rows.append(.init([say("損失", "loss"), amount(sum.yen)], .sum))
    return section(
      say("売上の減少による損失", "Loss from lost sales"),
      [.init(say("計算", "step"), 70), .init(say("円", "yen"), 30, number: true)], rows,
      note: say("計算の方法は、保険会社の担当者と合わせてください。", "Agree the method with the insurer's adjuster."))
  }
}

extension AssessedCost {
  /// Something about it will be asked, other than a paper.
  fileprivate var isQuestionable: Bool {
    switch consent {
    case .notNeeded, .granted: cover != .candidate
    case .grantedLate, .statedAfterwards, .declined, .missing: true
    }
  }
}
