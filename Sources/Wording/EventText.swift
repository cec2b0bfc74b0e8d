package import CivilTime
package import PlaybookModel
package import RunEngine

/// One entry of a ledger as a person reads it.
package struct EventText {
  /// Words that somebody wrote, under the heading that says what they are.
  package struct Detail: Hashable, Sendable {
    package let label: LocalizedText
    package let words: Disclosable

    init(_ label: LocalizedText, _ words: Disclosable) {
      self.label = label
      self.words = words
    }
  }

  let playbook: Playbook
  private let time: TimeText

  package init(playbook: Playbook, zone: Zone) {
    self.playbook = playbook
    time = TimeText(zone: zone)
  }

  /// What happened, in one sentence without anybody's own words.
  package func sentence(of happening: Happening) -> LocalizedText {
    let step = happening.invocation.map(title(of:)) ?? say("", "")
    switch happening.event {
    case .incidentStarted(let started):
      let drill = started.isDrill ? say("訓練を始めた", "drill started") : say("対応を始めた", "response started")
      return drill + say(" (手順書: \(playbook.title.ja))", " (playbook: \(playbook.title.en))")
    case .stepOpened: return quoted(step) + say("の番になった", ": its turn has come")
    case .stepFinished(let finished): return text(of: finished.outcome, at: happening.invocation?.step, step)
    case .stepSkipped: return quoted(step) + say("をとばした", " was skipped")
    case .stepPassedOver: return quoted(step) + say("は当てはまらないので、自動で先へ進んだ", " does not apply; passed over")
    case .stepTimedOut: return quoted(step) + say("は時間が過ぎたので、自動で先へ進んだ", " timed out; moved on")
    case .trackFinished(let finished):
      return quoted(playbook.title(of: finished.track)) + say("がすべて済んだ", ": all of it is finished")
    case .runCompleted: return say("すべての手順が済んだ", "every step is finished")
    case .gateOverridden(let overridden):
      let consents = overridden.consents.map { playbook.title(of: $0) }.listed
      return quoted(step)
        + say("を同意なしで進めると決めた(ない同意: \(consents.ja))", ": went on without consent (missing: \(consents.en))")
    case .consentRecorded(let consent): return text(of: consent)
    case .playbookJoined(let joined):
      return say("手順書「\(joined.playbook)」を加えた", "the playbook \"\(joined.playbook)\" was taken in")
    case .roleDelegated(let delegated):
      let role = playbook.title(of: delegated.role)
      return say("役割「\(role.ja)」の担当を決めた", "somebody was named for the role \"\(role.en)\"")
    case .factStated(let stated): return text(of: stated)
    case .noteTaken: return say("メモ", "note")
    case .eventCorrected(let correction):
      return say("\(correction.event)番の記録の訂正", "correction of entry \(correction.event)")
    case .attachmentCollected(let attachment):
      return say(
        "証拠 \(attachment.item) を保管した(\(attachment.size)バイト)",
        "evidence \(attachment.item) was kept (\(attachment.size) bytes)")
    case .custodyRecorded(let custody):
      return say("証拠 \(custody.item)", "evidence \(custody.item)") + CustodyText.text(of: custody.act)
    case .checkpointAnchored(let anchored): return AnchorText.sentence(of: anchored, time: time)
    case .clockJumped(let jump):
      return say(
        "このパソコンの時計が\(seconds(jump.byMilliseconds))秒動いた",
        "this machine's clock moved by \(seconds(jump.byMilliseconds)) s")
    case .deadlineMissed(let missed):
      let last = time.exact(missed.lastInstant)
      return quoted(playbook.title(of: missed.clock)) + say("の期限(\(last))を過ぎた", ": its time (\(last)) has passed")
    case .reminderGiven(let reminder):
      let (last, lead) = (time.exact(reminder.lastInstant), EscalationText.lead(reminder.leadMilliseconds))
      return quoted(playbook.title(of: reminder.clock))
        + say("の期限(\(last))まで\(lead.ja)を切った", ": less than \(lead.en) to its time (\(last))")
    case .claim(let event): return claimSentence(of: event)
    case .noticeRequested, .noticeQueued, .attemptStarted, .attemptFinished, .deliveryEnded, .deliveryAcknowledged,
      .noticeEscalated:
      return noticeSentence(of: happening.event)
    }
  }

  private func text(of outcome: StepFinished.Outcome, at id: StepID?, _ step: LocalizedText) -> LocalizedText {
    switch outcome {
    case .done: return quoted(step) + say("を終えた", " is done")
    case .answered(let answer):
      let label = id.flatMap { playbook.step($0)?.answer(answer)?.label } ?? say(answer.rawValue, answer.rawValue)
      return quoted(step) + say("の答え: ", ": ") + label
    case .failed: return quoted(step) + say("はできなかった", " could not be done")
    case .joined: return quoted(step) + say("の中の手順がすべて済んだ", ": every step inside it is finished")
    }
  }

  private func text(of consent: ConsentRecorded) -> LocalizedText {
    let (who, what) = (playbook.title(of: consent.from), playbook.title(of: consent.consent))
    let limit = consent.limitYen.map { say("(上限 \($0)円)", " (up to \($0) yen)") } ?? say("", "")
    switch consent.decision {
    case .granted: return say("\(who.ja)の同意: \(what.ja)", "consent of \(who.en): \(what.en)") + limit
    case .declined: return say("\(who.ja)が断った: \(what.ja)", "declined by \(who.en): \(what.en)")
    }
  }

  private func text(of stated: FactStated) -> LocalizedText {
    let question = playbook.title(of: stated.fact)
    switch stated.value {
    case .instant(let instant): return question + say(": \(time.exact(instant))", ": \(time.exact(instant))")
    case .text: return question
    case .yes, .no, .number, .choice:
      let value = playbook.text(of: stated.value, for: stated.fact)
      return question + say(": \(value.ja)", ": \(value.en)")
    }
  }

  /// The step, with the number of the entry when it was entered more than once.
  private func title(of invocation: InvocationID) -> LocalizedText {
    let title = playbook.title(of: invocation.step)
    return invocation.number == 1
      ? title : title + say("(\(invocation.number)回目)", " (round \(invocation.number))")
  }

  private func seconds(_ milliseconds: Int64) -> String {
    "\(milliseconds >= 0 ? "+" : "-")\(abs(milliseconds) / 1_000)"
  }

  private func quoted(_ text: LocalizedText) -> LocalizedText { say("「\(text.ja)」", "\"\(text.en)\"") }
}
