import PlaybookCheck
import PlaybookModel

// What the parts of a playbook are called: by title and identifier.
extension FindingWording {
  func name(_ language: Language) -> LocalizedText {
    switch language {
    case .ja: say("日本語", "Japanese")
    case .en: say("英語", "English")
    }
  }

  func name(_ part: PlaybookPart) -> LocalizedText {
    switch part {
    case .playbook: say("手順書", "the playbook")
    case .role(let id): named(say("役割", "role"), playbook.title(of: id), id)
    case .fact(let id): name(id)
    case .consent(let id): name(id)
    case .message(let id): named(say("通知文", "message"), playbook.message(id)?.title, id)
    case .track(let id): name(id)
    case .step(let id): name(id)
    case .deadline(let id): named(say("期限", "deadline"), playbook.deadlines.first { $0.id == id }?.title, id)
    }
  }

  func name(_ clock: ClockPlace) -> LocalizedText {
    switch clock {
    case .deadline(let id): name(PlaybookPart.deadline(id))
    case .due(let step): name(step) + say(" の目標時間", " (its target)")
    }
  }

  func name(_ track: TrackID) -> LocalizedText { named(say("トラック", "track"), playbook.title(of: track), track) }
  func name(_ step: StepID) -> LocalizedText { named(nil, playbook.title(of: step), step) }
  func name(_ fact: FactID) -> LocalizedText { named(nil, playbook.title(of: fact), fact) }
  func name(_ consent: ConsentID) -> LocalizedText { named(nil, playbook.title(of: consent), consent) }

  private func named(
    _ kind: LocalizedText?, _ title: LocalizedText?, _ id: some PlaybookIdentifier
  ) -> LocalizedText {
    let called = title.map { say("「\($0.ja)」(\(id))", "\"\($0.en)\" (\(id))") } ?? say("「\(id)」", "\"\(id)\"")
    return (kind.map { say($0.ja, "\($0.en) ") } ?? say("", "")) + called
  }
}

// Moves, in the playbook's own words.
extension FindingWording {
  func text(of move: Move) -> LocalizedText {
    switch move {
    case .finish(let step, let facts): return name(step) + say(" を済ませる", ": done") + stating(facts)
    case .answer(let step, let answer, let facts):
      let label = playbook.step(step)?.answer(answer)?.label ?? say(answer.rawValue, answer.rawValue)
      return name(step) + say(" で「\(label.ja)」と答える", ": answer \"\(label.en)\"") + stating(facts)
    case .fail(let step, let facts): return name(step) + say(" を「できなかった」とする", ": failed") + stating(facts)
    case .skip(let step): return name(step) + say(" をとばす", ": skipped")
    case .override(let step): return name(step) + say(" を、同意を待たずに進める", ": go on without the consent")
    case .timeout(let step): return name(step) + say(" の時間が切れる", ": its time runs out")
    case .consent(let consent, granted: true): return name(consent) + say(" に同意が出る", ": consent given")
    case .consent(let consent, granted: false): return name(consent) + say(" が断られる", ": consent refused")
    case .state(let facts): return facts.map(text(of:)).listed
    }
  }

  private func text(of statement: Move.Statement) -> LocalizedText {
    let value = playbook.text(of: statement.value, for: statement.fact)
    return name(statement.fact) + say(" は「\(value.ja)」", ": \"\(value.en)\"")
  }

  private func stating(_ facts: [Move.Statement]) -> LocalizedText {
    if facts.isEmpty { return say("", "") }
    let listed = facts.map(text(of:)).listed
    return say("(\(listed.ja))", " (\(listed.en))")
  }
}
