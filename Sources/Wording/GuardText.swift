import CivilTime
package import PlaybookModel

extension Playbook {
  /// A condition in the playbook's own words: what has to be so.
  package func text(of condition: Guard) -> LocalizedText {
    switch condition {
    case .factIs(let fact, let value):
      let question = title(of: fact)
      let answer = text(of: value, for: fact)
      return say("「\(question.ja)」が「\(answer.ja)」", "\"\(question.en)\" is \"\(answer.en)\"")
    case .factKnown(let fact):
      let question = title(of: fact)
      return say("「\(question.ja)」の答え", "an answer to \"\(question.en)\"")
    case .factOver(let fact, let limit):
      let question = title(of: fact)
      return say("「\(question.ja)」が\(limit)より多い", "\"\(question.en)\" is over \(limit)")
    case .stepFinished(let step): return quoted(title(of: step)) + say("が済むこと", " is finished")
    case .stepAnswered(let step, let answer):
      let label = self.step(step)?.answer(answer)?.label ?? say(answer.rawValue, answer.rawValue)
      let title = title(of: step)
      return say("「\(title.ja)」の答えが「\(label.ja)」", "the answer to \"\(title.en)\" is \"\(label.en)\"")
    case .stepSkipped(let step): return quoted(title(of: step)) + say("をとばしたこと", " was skipped")
    case .consentGranted(let consent):
      return quoted(title(of: consent)) + say("の同意", " is agreed")
    case .trackFinished(let track):
      return quoted(title(of: track)) + say("が終わること", " is finished")
    case .all(let parts): return joined(parts, ja: " と ", en: " and ")
    case .any(let parts): return joined(parts, ja: " または ", en: " or ")
    case .not(let part): return say("次のことがない: ", "not: ") + text(of: part)
    }
  }

  private func joined(_ parts: [Guard], ja: String, en: String) -> LocalizedText {
    let texts = parts.map(text(of:))
    return say(texts.map(\.ja).joined(separator: ja), texts.map(\.en).joined(separator: en))
  }

  private func quoted(_ text: LocalizedText) -> LocalizedText { say("「\(text.ja)」", "\"\(text.en)\"") }

  package func title(of step: StepID) -> LocalizedText {
    self.step(step)?.title ?? say(step.rawValue, step.rawValue)
  }

  package func title(of role: RoleID) -> LocalizedText {
    self.role(role)?.title ?? say(role.rawValue, role.rawValue)
  }

  package func title(of track: TrackID) -> LocalizedText {
    self.track(track)?.title ?? say(track.rawValue, track.rawValue)
  }

  package func title(of fact: FactID) -> LocalizedText {
    if fact == .discovered { return say("最初に気づいた時刻", "when it was first noticed") }
    return self.fact(fact)?.question ?? say(fact.rawValue, fact.rawValue)
  }

  package func title(of consent: ConsentID) -> LocalizedText {
    self.consent(consent)?.title ?? say(consent.rawValue, consent.rawValue)
  }

  package func text(of value: FactValue, for fact: FactID) -> LocalizedText {
    switch value {
    case .yes: return say("はい", "yes")
    case .no: return say("いいえ", "no")
    case .number(let number): return say(String(number), String(number))
    case .instant(let instant): return say(instant.utcText, instant.utcText)
    case .choice(let id):
      guard case .choice(let choices) = self.fact(fact)?.kind else { return say(id, id) }
      return choices.first { $0.id == id }?.label ?? say(id, id)
    case .text: return say("記入あり", "stated")
    }
  }
}
