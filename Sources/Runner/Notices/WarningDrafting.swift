import CivilTime
import EventCoding
import PlaybookModel
import RunEngine
import RunStore

extension CommandPost {
  /// Warnings to the company's own people about what has just gone on record: a deadline that is near, a clock that ran
  /// out, a call that has to be made. One for each endpoint that asked for them, and none for anybody outside, whatever
  /// the endpoint asked for: what the company is late with is its own to tell.
  func warningOrders(for happenings: [Happening], in file: IncidentFile) throws(PostFault) -> [NoticeOrderDraft] {
    let warnings = happenings.compactMap { Warning($0.event) }
    guard !warnings.isEmpty else { return [] }
    let receivers = try endpoints().filter { endpoint in
      endpoint.receivesWarnings && !endpoint.isStopped
        && file.playbook.role(RoleID(endpoint.role))?.isOutside == false
    }
    guard !receivers.isEmpty else { return [] }
    let company = try company() ?? Company()
    return warnings.flatMap { warning in
      receivers.map { endpoint in
        let language = Language(rawValue: endpoint.language) ?? .ja
        let words = warning.words(in: file, for: company, speaking: language)
        let queued = NoticeQueued(
          delivery: .fresh(), endpoint: endpoint.name, to: RoleID(endpoint.role), message: nil, warning: warning.kind)
        return NoticeOrderDraft(queued: queued, endpoint: endpoint, title: words.title, text: words.text)
      }
    }
  }
}

/// Something that the company's own people should not have to look up.
private enum Warning {
  case reminder(ReminderGiven)
  case overdue(DeadlineMissed)
  case escalation(NoticeEscalated)

  init?(_ event: Event) {
    switch event {
    case .reminderGiven(let reminder): self = .reminder(reminder)
    case .deadlineMissed(let missed): self = .overdue(missed)
    case .noticeEscalated(let escalated): self = .escalation(escalated)
    case .incidentStarted, .stepOpened, .stepFinished, .stepSkipped, .stepPassedOver, .stepTimedOut, .trackFinished,
      .runCompleted, .gateOverridden, .consentRecorded, .roleDelegated, .playbookJoined, .factStated, .noteTaken,
      .eventCorrected, .attachmentCollected, .custodyRecorded, .noticeRequested, .noticeQueued, .attemptStarted,
      .attemptFinished, .deliveryEnded, .deliveryAcknowledged, .clockJumped, .checkpointAnchored, .claim:
      return nil
    }
  }

  var kind: NoticeQueued.Warning {
    switch self {
    case .reminder: .reminder
    case .overdue: .overdue
    case .escalation: .escalation
    }
  }

  /// Facts and what to do next; nothing about whose doing it is.
  func words(in file: IncidentFile, for company: Company, speaking language: Language) -> (title: String, text: String)
  {
    let placeholders = Placeholders(file: file, company: company)
    func say(_ ja: String, _ en: String) -> String { LocalizedText(ja: ja, en: en)[language] }
    switch self {
    case .reminder(let reminder):
      let (title, last) = (file.playbook.title(of: reminder.clock)[language], file.local(reminder.lastInstant))
      return (
        say("期限が近づいています: \(title)", "A deadline is near: \(title)"),
        say(
          "\(title)。期限は\(last)です。次にすることは hikeshi next で見られます。",
          "\(title). It ends at \(last). What to do next: hikeshi next.")
      )
    case .overdue(let missed):
      let (title, last) = (file.playbook.title(of: missed.clock)[language], file.local(missed.lastInstant))
      return (
        say("時刻を過ぎました: \(title)", "The time has passed: \(title)"),
        say(
          "\(title)。目安は\(last)でした。まだであれば、今から行ってください。",
          "\(title). It was to be done by \(last). If it is not done yet, do it now.")
      )
    case .escalation(let escalated):
      let role = file.playbook.role(escalated.to)?.title[language] ?? escalated.to.rawValue
      let call = file.playbook.fallback(escalated.fallback)
      let script = (call?.instructions.phone ?? []).map { placeholders.fill($0, in: language) }
      let opening = say(
        "\(role)から返事がありません。電話してください。終わったら: hikeshi done \(escalated.fallback)",
        "There is no answer from: \(role). Please telephone. Afterwards: hikeshi done \(escalated.fallback)")
      return (
        say("電話してください: \(role)", "Please telephone: \(role)"), ([opening] + script).joined(separator: "\n")
      )
    }
  }
}

extension IncidentFile {
  fileprivate func local(_ instant: Instant) -> String {
    let local = zone.local(at: instant)
    return "\(local.date.text) \(local.timeText(withSeconds: false)) (\(zone.offsetText(at: instant)))"
  }
}
