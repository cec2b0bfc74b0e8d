import CivilTime
import Claim
import PlaybookModel
import RunEngine
import Wording

/// The sections of a claim, one property each.
struct ClaimParts {
  let state: RunState
  let assessment: ClaimAssessment
  let time: TimeText

  var playbook: Playbook { state.playbook }

  var sum: ClaimReport.Section {
    typealias Row = ReportTable.Row
    let total = assessment.total
    var rows = assessment.classes.map { part in
      Row([
        ClaimText.title(of: part.costClass), amount(part.yen), amount(part.keptOutYen), amount(part.claimedYen),
      ])
    }
    if total.lossYen > 0 || !assessment.loss.standstills.isEmpty {
      rows.append(Row([say("売上の減少による損失", "loss from lost sales"), Self.none, Self.none, amount(total.lossYen)]))
    }
    guard !rows.isEmpty else { return section(say("まとめ", "Sum"), [], [], otherwise: Self.nothing) }
    rows.append(Row([say("合計", "sum"), Self.none, Self.none, amount(total.sumYen)], .sum))
    if total.shareYen != total.sumYen {
      rows.append(Row([say("支払割合をかけた額", "the share that is paid"), Self.none, Self.none, amount(total.shareYen)]))
    }
    if total.afterDeductibleYen != total.shareYen {
      rows.append(
        Row([say("免責金額を引いた額", "less the deductible"), Self.none, Self.none, amount(total.afterDeductibleYen)]))
    }
    if total.yen != total.afterDeductibleYen {
      rows.append(Row([say("支払限度額まで", "up to the limit"), Self.none, Self.none, amount(total.yen)]))
    }
    rows.append(Row([say("請求する額(今のところ)", "asked for, so far"), Self.none, Self.none, amount(total.yen)], .sum))
    let columns: [ReportTable.Column] = [
      .init(say("区分", "class"), 40), .init(say("記録した額", "recorded"), 20, number: true),
      .init(say("外した額", "kept out"), 20, number: true), .init(say("請求に入れた額", "put forward"), 20, number: true),
    ]
    return section(
      say("まとめ", "Sum"), columns, rows,
      note: say(
        "外した額は、対象外のものと、前より性能を上げた分です。支払割合、免責金額、限度額の順に計算しています。",
        "Kept out are what is not paid and upgrades. The share, the deductible and the limit are applied in this order."
      ))
  }

  var notice: ClaimReport.Section {
    let discovered = state.instant(of: .discovered)
    let rows = Milestone.allCases.map { milestone in
      let reached = state.milestones[milestone]
      let after = reached.flatMap { reached in
        discovered.map { Int(reached.at.since($0).milliseconds / 1_000) }
      }
      return ReportTable.Row(
        [
          MilestoneText.title(of: milestone), MilestoneText.text(of: reached, time: time),
          after.map { $0 >= 0 ? ClaimText.duration(seconds: $0) : Self.none } ?? Self.none,
        ], reached == nil && milestone != .hotlineCalled ? .flagged : .plain)
    }
    return section(
      say("保険会社への連絡", "Notice"),
      [
        .init(say("できごと", "fact"), 30), .init(say("いつ", "when"), 48),
        .init(say("気づいてから", "after it was noticed"), 22, number: true),
      ], rows,
      note: say(
        "電話をしたこと、代理店に知らせたこと、保険会社に知らせたこと、受け付けられたことは、別々の事実です。",
        "A call to the hotline, notice to the agent, notice to the insurer and its acknowledgement are four separate facts."
      ))
  }

  var consents: ClaimReport.Section {
    let decisions = state.decisions.map { decision -> ReportTable.Row in
      let consent = decision.consent
      let granted = consent.decision == .granted ? say("同意", "agreed") : say("断られた", "declined")
      let given = [playbook.title(of: consent.from), consent.givenBy?.shownText].compactMap(\.self)
      let corrections = state.corrections.filter { $0.event == decision.sequence }.map { correction in
        let (entry, note) = (correction.recording.sequence, correction.note.shownText)
        return say("。訂正(\(entry)番): \(note.ja)", "; corrected (entry \(entry)): \(note.en)")
      }
      return ReportTable.Row(
        [
          playbook.title(of: consent.consent),
          say(given.map(\.ja).joined(separator: " "), given.map(\.en).joined(separator: " ")),
          corrections.reduce(granted, +),
          plain(time.exact(decision.at))
            + StatedTimeText.beside(decision.at, recorded: decision.recorded, time: time),
          consent.limitYen.map(amount) ?? Self.none, consent.reference?.shownText ?? Self.none,
        ], consent.decision == .granted ? .plain : .flagged)
    }
    return section(
      say("同意", "Consents"),
      [
        .init(say("何について", "for"), 26), .init(say("誰が", "by"), 15), .init(say("返事", "answer"), 11),
        .init(say("いつ", "when"), 20), .init(say("上限", "limit"), 14, number: true),
        .init(say("受付番号", "reference"), 14),
      ], decisions,
      note: say(
        "「記録」の添えていない時刻は、同じ分に記録したものです。", "A time without \"recorded\" beside it was recorded within the same minute."),
      otherwise: say("同意の記録はありません。", "No consent is on record."))
  }

  var gaps: ClaimReport.Section {
    let text = GapText(playbook: playbook, time: time)
    let rows = assessment.gaps.filter { $0.missingEvidence == nil }
      .map { ReportTable.Row([text.what($0), text.remedy($0) ?? Self.none]) }
    return section(
      say("足りないもの・聞かれること", "What is missing, and what will be asked"),
      [.init(say("内容", "what"), 56), .init(say("できること", "what can be done"), 44)], rows,
      note: say(
        "記録から分かる範囲の一覧です。記録しなかったことは、ここにも出ません。",
        "As far as the record shows. What was never recorded is not here either."),
      otherwise: say("記録から分かる範囲では、足りないものはありません。", "As far as the record shows, nothing is missing."))
  }

  var missingEvidence: ClaimReport.Section {
    let rows = assessment.gaps.compactMap(\.missingEvidence).map { step, items in
      ReportTable.Row([playbook.title(of: step), plain(step.rawValue), items.map(\.title).listed])
    }
    return section(
      say("終えた手順で、保管していない証拠", "Evidence that finished steps ask for and that was not kept"),
      [.init(say("手順", "step"), 38), .init(say("名前", "name"), 20), .init(say("残すもの", "what to keep"), 42)], rows,
      note: say(
        "手元にあれば、いつでも足せます: hikeshi attach ファイル --step 名前",
        "Whatever there is can be added at any time: hikeshi attach FILE --step NAME"),
      otherwise: say("ありません。", "None."))
  }

  var policy: ClaimReport.Section {
    let rows = PolicyText.rows(of: assessment.terms).map { ReportTable.Row([$0.name, $0.words]) }
    return section(
      say("保険の条件(当社の申告)", "Terms of the policy (as we stated them)"),
      [.init(say("項目", "term"), 40), .init(say("内容", "as stated"), 60)], rows,
      note: assessment.terms.waitingHours != nil && assessment.terms.waitingMode == nil
        ? say(
          "免責時間の扱いが申告されていないので、差し引く方(少なくなる方)で計算しています。",
          "How the waiting period counts was not stated; it is taken off, which asks for less.") : nil,
      otherwise: say("条件はまだ記録されていません。", "No terms are on record."))
  }

  func section(
    _ title: LocalizedText, _ columns: [ReportTable.Column], _ rows: [ReportTable.Row], note: LocalizedText? = nil,
    otherwise: LocalizedText? = nil
  ) -> ClaimReport.Section {
    .init(
      title: title, note: rows.isEmpty ? nil : note, table: .init(columns: columns, rows: rows), otherwise: otherwise)
  }

  static let none = say("", "")
  static let nothing = say("まだ何も記録されていません。", "Nothing is on record yet.")

  func amount(_ yen: Int) -> LocalizedText { plain(ClaimText.grouped(yen)) }
  func plain(_ text: String) -> LocalizedText { say(text, text) }
}

extension ClaimGap {
  /// Of a step that was finished, what it asks for; nil for any other gap.
  fileprivate var missingEvidence: (step: StepID, items: [EvidenceItem])? {
    if case .evidenceMissing(let step, let items) = self { (step, items) } else { nil }
  }
}
