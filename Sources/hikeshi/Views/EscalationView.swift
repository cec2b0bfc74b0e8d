import CivilTime
import PlaybookModel
import RunEngine
import Runner
import Wording

/// What a person at the terminal is told about calls that have to be made and deadlines that are near.
enum EscalationView {
  static func heading(_ escalated: NoticeEscalated, in file: IncidentFile) -> LocalizedText {
    let (who, why) = (file.playbook.title(of: escalated.to), EscalationText.text(of: escalated.why))
    let call = file.playbook.title(of: escalated.fallback)
    return say(
      "! \(who.ja)への通知: \(why.ja)。電話してください → [\(escalated.fallback)] \(call.ja)",
      "! notice to \(who.en): \(why.en). Please telephone → [\(escalated.fallback)] \(call.en)")
  }

  static func reminder(_ reminder: ReminderGiven, in file: IncidentFile) -> LocalizedText {
    let last = TimeText(zone: file.zone).moment(reminder.lastInstant)
    let title = file.playbook.title(of: reminder.clock)
    return say("! 期限が近づいています: \(title.ja) — \(last.ja)まで", "! a deadline is near: \(title.en), by \(last.en)")
  }

  /// A confirmation that came after the call was opened: it is worth having, and the call stays as it is.
  static func late(_ acknowledged: DeliveryAcknowledged, in file: IncidentFile) -> LocalizedText? {
    guard let notice = file.state.notices.first(where: { $0.deliveries.contains(acknowledged.delivery) }),
      let escalated = notice.escalated
    else { return nil }
    let call = file.playbook.title(of: escalated.fallback)
    guard file.state.isOpen(escalated.fallback) else {
      return say(
        "・受領の確認が届きました。電話の手順「\(call.ja)」のあとでしたが、記録しました",
        "・their confirmation came after \"\(call.en)\"; it is on record")
    }
    return say(
      "・受領の確認が届きました。電話「\(call.ja)」がまだなら、理由を書いて省けます: hikeshi skip \(escalated.fallback) --reason …",
      "・their confirmation has come. If \"\(call.en)\" has not been made, it can be skipped with a reason: hikeshi skip \(escalated.fallback) --reason …"
    )
  }

  /// Why the call at this step has to be made: one line for each notice without an answer.
  static func lines(for step: Step, in file: IncidentFile) -> [LocalizedText] {
    let time = TimeText(zone: file.zone)
    return file.state.escalations(leadingTo: step.id).map { notice in
      let title = notice.requested.message.flatMap { file.playbook.message($0)?.title } ?? say("自由文", "own words")
      let sent = time.moment(notice.at)
      let opening = say("\(sent.ja)の「\(title.ja)」: ", "\"\(title.en)\" of \(sent.en): ")
      guard case .acknowledged(_, let at) = file.state.answer(to: notice) else {
        return opening + (notice.escalated.map { EscalationText.text(of: $0.why) } ?? say("", ""))
      }
      let late = time.moment(at)
      return opening
        + say(
          "\(late.ja)に受領の確認が届きました。電話がまだなら省けます(hikeshi skip \(step.id) --reason …)",
          "confirmed \(late.en). The call can be skipped if it was not made (hikeshi skip \(step.id) --reason …)")
    }
  }
}

extension IncidentFile {
  /// The deadlines that people were reminded of and that are still running, the nearest first.
  func nearDeadlines(at now: Instant) -> [(title: LocalizedText, last: Instant)] {
    state.clocks(at: now, in: zone).compactMap { clock in
      guard case .running(let last) = clock.standing, state.reminders[clock.id]?.lastInstant == last else { return nil }
      return (clock.title, last)
    }.sorted { $0.last < $1.last }
  }

  /// The clocks that ran out and are not met, the oldest first.
  func missedClocks(at now: Instant) -> [(title: LocalizedText, last: Instant)] {
    state.clocks(at: now, in: zone).compactMap { clock in
      guard case .missed(let last) = clock.standing, case .deadline = clock.id else { return nil }
      return (clock.title, last)
    }.sorted { $0.last < $1.last }
  }
}
