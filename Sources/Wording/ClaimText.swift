package import Claim
package import PlaybookModel
package import RunEngine

/// The words of a claim.
package enum ClaimText {
  package static func title(of kind: CostKind) -> LocalizedText {
    switch kind {
    case .investigation: say("調査(フォレンジック)", "investigation (forensics)")
    case .containment: say("遮断などの緊急対応", "emergency isolation work")
    case .dataRecovery: say("データの復旧", "data recovery")
    case .legalAdvice: say("弁護士・専門家への相談", "lawyer and advisers")
    case .publicStatement: say("記者会見・お知らせの広告", "press conference, public notice")
    case .reputation: say("風評への対策", "work against rumours")
    case .customerLetters: say("お知らせの手紙", "letters to the people concerned")
    case .callDesk: say("問い合わせ窓口", "call desk")
    case .condolence: say("見舞金・見舞品", "condolence money and gifts")
    case .overtime: say("増えた残業", "additional overtime")
    case .prevention: say("再発防止策", "prevention")
    case .litigation: say("訴訟の費用", "litigation")
    case .damages: say("損害賠償", "damages")
    case .cardClaims: say("カード会社からの請求", "claims by card companies")
    case .rental: say("代わりの機器・サービス", "replacement machines and services")
    case .premises: say("仮の事務所・移転", "temporary premises, moving")
    case .ransom: say("身代金", "ransom")
    case .lostFunds: say("だまし取られたお金", "money sent to a fraud")
    case .other: say("その他", "other")
    }
  }

  package static func title(of costClass: CostClass) -> LocalizedText {
    switch costClass {
    case .response: say("事故対応の費用", "costs of the response")
    case .liability: say("他の人からの請求", "what others claim")
    case .continuity: say("仕事を続けるための費用", "costs of going on working")
    case .outside: say("ふつうは対象外のもの", "what is not usually paid")
    }
  }

  package static func title(of stage: CostRecorded.Stage) -> LocalizedText {
    switch stage {
    case .estimated: say("見積もり", "estimated")
    case .ordered: say("発注済み", "ordered")
    case .invoiced: say("請求書あり", "invoiced")
    case .paid: say("支払い済み", "paid")
    }
  }

  package static func title(of paper: ClaimPaper) -> LocalizedText {
    switch paper {
    case .quote: say("見積書", "quote")
    case .contract: say("注文書・契約書", "order or contract")
    case .report: say("報告書", "report")
    case .invoice: say("請求書", "invoice")
    case .payment: say("領収書・振込の控え", "receipt or transfer slip")
    case .consentLetter: say("書面の同意", "written consent")
    case .list: say("対象の一覧", "list of what it concerns")
    case .sample: say("実物・見本", "sample")
    case .attendance: say("勤務の記録", "attendance record")
    case .overtimeOrder: say("残業の指示", "overtime order")
    case .demand: say("請求の手紙・訴状", "demand or complaint")
    case .settlement: say("示談書・判決", "settlement or judgment")
    case .books: say("帳簿・賃金台帳", "books, wage ledger")
    }
  }

  package static func title(of extent: OutageBegan.Extent) -> LocalizedText {
    switch extent {
    case .full: say("全部が止まった", "stood still")
    case .partial: say("一部が止まった", "partly stood still")
    }
  }

  package static func text(of approval: Approval) -> LocalizedText {
    switch approval {
    case .beforehand: say("先に保険会社の同意", "insurer's consent first")
    case .beforehandInWriting: say("先に保険会社の書面の同意", "insurer's written consent first")
    case .tell: say("待たずに行い、保険会社へ知らせる", "do not wait; tell the insurer")
    case .none: say("同意の対象ではない。証拠を残す", "nothing to agree to; keep the proof")
    }
  }

  package static func text(of consent: AssessedCost.Consent, time: TimeText) -> LocalizedText {
    switch consent {
    case .notNeeded: say("先の同意はいらない", "not needed first")
    case .granted(let decision): say("あり(\(time.moment(decision.at).ja))", "given \(time.moment(decision.at).en)")
    case .grantedLate(let decision):
      say("発注より後(\(time.moment(decision.at).ja))", "after the order (\(time.moment(decision.at).en))")
    case .statedAfterwards(let decision, _):
      say("後からの申告(\(time.moment(decision.at).ja)", "stated after the fact (\(time.moment(decision.at).en)")
        + say("、記録 \(time.moment(decision.recorded).ja))", ", recorded \(time.moment(decision.recorded).en))")
    case .declined: say("断られた", "declined")
    case .missing: say("記録なし", "none on record")
    }
  }

  package static func text(of cover: AssessedCost.Cover) -> LocalizedText {
    switch cover {
    case .candidate: say("請求に入れる", "put forward")
    case .optionUnknown: say("特約がないと対象外。確認待ち", "only by an option of the policy; to be asked")
    case .notPaid: say("対象外として分けて記載", "kept apart: not paid")
    }
  }

  /// `3,200,000円`, `3,200,000 yen`.
  package static func yen(_ amount: Int) -> LocalizedText {
    let digits = grouped(amount)
    return say("\(digits)円", "\(digits) yen")
  }

  /// `3,200,000`.
  package static func grouped(_ amount: Int) -> String {
    let digits = Array(String(amount.magnitude))
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { text += "," }
      text.append(digit)
    }
    return amount < 0 ? "-\(text)" : text
  }

  /// `35.0 %` of 350 thousandths.
  package static func percent(perMille: Int) -> String { "\(perMille / 10).\(abs(perMille % 10)) %" }

  /// `122時間30分`, `122 h 30 min`.
  package static func duration(seconds: Int) -> LocalizedText {
    let (hours, minutes) = (seconds / 3_600, seconds / 60 % 60)
    return say("\(grouped(hours))時間\(minutes)分", "\(grouped(hours)) h \(minutes) min")
  }
}
