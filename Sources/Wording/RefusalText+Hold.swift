import PlaybookModel
import RunEngine

extension Refusal.Wording {
  func text(of hold: Hold, at step: StepID) -> (LocalizedText, [LocalizedText]) {
    switch hold {
    case .needsFacts(let facts):
      return (
        title(step) + say("を行うかどうかは、まだ決まりません", ": whether it applies is not known yet"),
        facts.map { fact in
          let question = playbook.title(of: fact)
          return say(
            "\(question.ja) → hikeshi fact \(fact)=\(example(fact).ja)",
            "\(question.en) → hikeshi fact \(fact)=\(example(fact).en)")
        }
      )
    case .waits(let condition):
      let awaited = playbook.text(of: condition)
      return (
        title(step) + say("は、まだ待つ必要があります", " has to wait"),
        [
          say("待っていること: \(awaited.ja)", "waiting for: \(awaited.en)"),
          say(
            "待てない事情があれば: hikeshi skip \(step) --reason 理由", "if it cannot wait: hikeshi skip \(step) --reason WHY"),
        ]
      )
    case .gate(let consents):
      let titles = consents.map { playbook.title(of: $0) }.listed
      return (
        title(step)
          + say("は、同意の記録があるまで進めません: \(titles.ja)", " is held until there is a consent on record: \(titles.en)"),
        consents.flatMap { id in consentHints(id) } + [
          say(
            "同意を待てない事情があれば: hikeshi override \(step) --reason 理由 (保険金が減る可能性があり、記録にずっと残ります)",
            "if it cannot wait: hikeshi override \(step) --reason WHY (cover could be reduced; it stays on record for good)"
          )
        ]
      )
    }
  }

  private func consentHints(_ id: ConsentID) -> [LocalizedText] {
    guard let consent = playbook.consent(id) else { return [] }
    return [
      consent.how,
      say(
        "同意をもらったら: hikeshi consent \(id) --from \(consent.from) --by 相手の名前",
        "when they agree: hikeshi consent \(id) --from \(consent.from) --by NAME"),
    ]
  }
}
