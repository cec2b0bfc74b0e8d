import CanonicalJSON
import CivilTime
import EventCoding
import PlaybookModel
import RunEngine
import Runner
import Wording

/// What a command says after it has recorded something, and what comes next.
struct Receipt {
  let desk: Desk
  let recorded: Recorded
  let json: Bool

  /// Says it, sends what is due, and shows the next step. By now everything is on disk.
  func give() throws {
    if json {
      Voice.out(json: try JSONReport.recorded(recorded).canonicalString())
      _ = try? desk.post.sendDue(rounds: 2, limits: .brief)
      BackgroundAnchoring.startIfDue(desk, recorded.file)
      return
    }
    guard let first = recorded.events.first, let last = recorded.events.last else {
      Voice.tell(say("変わりはありません", "nothing has changed"))
      return
    }
    let numbers = first.sequence == last.sequence ? "\(first.sequence)" : "\(first.sequence)–\(last.sequence)"
    let time = TimeText(zone: recorded.file.zone).moment(first.recorded)
    Voice.tell(
      say("✔ 記録しました(\(numbers)番、\(time.ja))", "✔ recorded (entry \(numbers), \(time.en))"))
    tellApart()
    try SendingReport(desk: desk).sendAndTell(recorded: recorded)
    try NextView(desk: desk, role: nil, limit: 1).show()
    BackgroundAnchoring.startIfDue(desk, recorded.file)
  }

  func tellApart() {
    for event in recorded.events { tellApart(event) }
  }

  /// What must not go unnoticed among what was recorded.
  private func tellApart(_ event: RecordedEvent) {
    switch event.event {
    case .gateOverridden:
      Voice.tell(
        Voice.warning(
          tr("! 同意なしで進めることを記録しました。この印は消えません", "! recorded that you go on without the consent; this stays for good")))
    case .deadlineMissed(let missed):
      let title = recorded.file.playbook.title(of: missed.clock)
      Voice.tell(say("! 目安の時刻を過ぎました: \(title.ja)", "! the time has passed for: \(title.en)"))
    case .reminderGiven(let reminder): Voice.tell(EscalationView.reminder(reminder, in: recorded.file))
    case .noticeEscalated(let escalated):
      Voice.tell(Voice.warning(EscalationView.heading(escalated, in: recorded.file)[Voice.language]))
    case .deliveryAcknowledged(let acknowledged):
      guard let line = EscalationView.late(acknowledged, in: recorded.file) else { return }
      Voice.tell(line)
    case .clockJumped(let jump):
      let seconds = jump.byMilliseconds / 1_000
      Voice.tell(
        say("! このパソコンの時計が\(seconds)秒ずれたことを記録しました", "! recorded that this machine's clock moved by \(seconds) s"))
    case .runCompleted:
      Voice.tell(
        say(
          "● すべての手順が終わりました。証拠を書き出せます: hikeshi export --out 請求資料.zip",
          "● every step is finished. Export the evidence: hikeshi export --out claim.zip"))
    case .stepPassedOver:
      guard let step = event.happening.invocation?.step else { return }
      let title = recorded.file.playbook.title(of: step)
      Voice.tell(say("・対象外のため進めました: \(title.ja)", "・not applicable, passed over: \(title.en)"))
    case .incidentStarted, .stepOpened, .stepFinished, .stepSkipped, .stepTimedOut, .trackFinished, .consentRecorded,
      .roleDelegated, .playbookJoined, .factStated, .noteTaken, .eventCorrected, .attachmentCollected, .noticeRequested,
      .noticeQueued,
      .attemptStarted, .attemptFinished, .deliveryEnded, .custodyRecorded,
      .checkpointAnchored, .claim:
      break
    }
  }
}
