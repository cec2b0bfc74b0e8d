import PlaybookModel

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
    photographedAt: StepID("photograph-screen"))
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
