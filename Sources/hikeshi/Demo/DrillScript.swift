import PlaybookModel
import RunEngine

/// What the people of an invented company answer in the demonstration. Everything that is not said here follows from
/// the playbook: a plain step is done, a consent is asked for when a gate needs it.
struct DrillScript {
  let playbook: PlaybookID
  /// For each time that a question comes up, in order; the last answer also serves every later time.
  let answers: [StepID: [AnswerID]]
  let facts: [FactID: String]
  /// Steps said to have failed the first time they come up.
  let failsFirst: Set<StepID>
  /// The gated step that somebody tries before the consent is there.
  let triesTooEarly: StepID
  /// The step at which a photograph is handed in.
  let photographedAt: StepID
  /// What is recorded as a cost when a step is done for the first time.
  let costs: [StepID: [CostOrder]]
  /// The steps at which work is said to have stopped, and to go on again.
  let stopsAt: StepID
  let goesOnAt: StepID

  static let ransomware = DrillScript(
    playbook: PlaybookID("ransomware"),
    answers: [
      "look-for-others": ["one-more", "none-found"], "report-to-owner": ["reached"],
      "quote-reply": ["asks-for-more", "approved"], "find-counsel": ["costs-money"],
      "judge-report-duty": ["cannot-tell"], "check-demands": ["none-open"], "recheck-people": ["everyone-told"],
      "record-daily": ["another-day", "back-to-normal"], "choose-recovery": ["from-backup"],
      "quote-prevention": ["not-now"], "claim-reply": ["complete"], "recheck-duty": ["same"],
      "after-refusal": ["try-again"],
    ].map(StepID.init, AnswerID.init),
    facts: [
      "found-by": "佐藤 花子", "found-how": "staff", "machines-hit": "3", "last-good-backup": "2日前 / two days ago",
      "hotline-reference": "窓口 田中 / Tanaka, H-2201", "receipt-number": "R-2026-00417",
      "insurer-conditions": "調査会社は指定の会社 / panel vendor for the investigation", "personal-data": "unknown",
      "people-count": "1200", "my-number": "no", "entrusted-data": "no", "eu-residents": "no",
      "report-type": "malicious", "ppc-reference": "PPC-0917", "police-reference": "中央署 山本 / Yamamoto, 118",
      "rental-needed": "yes", "letters-needed": "no", "desk-needed": "no", "condolence-wanted": "no",
    ].map(FactID.init),
    failsFirst: [StepID("safety-check")], triesTooEarly: StepID("order-forensics"),
    photographedAt: StepID("photograph-screen"),
    costs: [
      StepID("order-forensics"): [cost(.investigation, 3_200_000, "PC3台の調査 / three machines", .ordered)],
      StepID("engage-counsel"): [cost(.legalAdvice, 400_000, "相談 / advice", .ordered)],
      StepID("rent-pcs"): [cost(.rental, 300_000, "代わりのPC10台 / ten machines", .ordered)],
      StepID("close-books"): [
        cost(.overtime, 600_000, "復旧の残業 / work on recovery", .paid),
        cost(.prevention, 900_000, "新しいファイアウォール / a new firewall", .estimated, upgrade: 900_000),
      ],
    ], stopsAt: StepID("start-manual-work"), goesOnAt: StepID("restore-systems"))

  private static func cost(
    _ kind: CostKind, _ yen: Int, _ what: String, _ stage: CostRecorded.Stage, upgrade: Int? = nil
  ) -> CostOrder {
    CostOrder(kind: kind, stage: stage, yen: yen, upgradeYen: upgrade, what: what)
  }
}

extension [String: [String]] {
  fileprivate func map(
    _ key: (String) -> StepID, _ value: (String) -> AnswerID
  ) -> [StepID: [AnswerID]] {
    [StepID: [AnswerID]](uniqueKeysWithValues: self.map { (key($0.key), $0.value.map(value)) })
  }
}

extension [String: String] {
  fileprivate func map(_ key: (String) -> FactID) -> [FactID: String] {
    [FactID: String](uniqueKeysWithValues: self.map { (key($0.key), $0.value) })
  }
}
