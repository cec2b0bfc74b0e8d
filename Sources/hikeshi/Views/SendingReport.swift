import Delivery
import PlaybookModel
import RunEngine
import RunStore
import Runner
import RunnerWording
import Wording

extension TransferLimits {
  /// For a command that a person waits for; what is not through by then is left for later.
  static let brief = TransferLimits(connectMilliseconds: 3_000, totalMilliseconds: 8_000)
}

/// Sends what is due beside a command, and says plainly how far it got.
struct SendingReport {
  let desk: Desk

  func sendAndTell(recorded: Recorded) throws {
    let wanted = wanted(recorded)
    if !wanted.isEmpty, recorded.queued.isEmpty {
      let roles = wanted.sorted().map { recorded.file.playbook.title(of: $0) }.listed
      Voice.tell(
        say("! \(roles.ja)への自動通知先がまだありません。電話してください", "! no endpoint is set up for: \(roles.en). Please telephone"))
      tellPhoneScript(recorded)
    }
    let pass: SendingPass
    do throws(PostFault) {
      pass = try desk.post.sendDue(rounds: 2, limits: .brief)
    } catch {
      guard case .cannotSend = error else { throw error }
      return try tellThatNothingCanBeSent(error, recorded: recorded)
    }
    for attempt in pass.attempts { Voice.tell(text(of: attempt)) }
    for (incident, events) in pass.moved {
      // Of this incident the next step is shown behind this, with everything that is to be said.
      let says = incident != desk.id
      for event in events { SendingNewsText.tellMoved(event, of: incident, post: desk.post, withScript: says) }
    }
    for broken in pass.setAside { SendingNewsText.tell(broken) }
    switch pass.ending {
    case .nothingDue, .outOfTime: break
    case .anotherSends:
      if !recorded.queued.isEmpty {
        Voice.tell(say("・通知は、もう一つの hikeshi が送信中です", "・another hikeshi is sending at this moment"))
      }
    case .networkDown:
      Voice.tell(
        say(
          "! ネットワークにつながりません。通知は保存してあり、つながったら送ります: hikeshi deliveries flush",
          "! there is no network. The notice is kept and goes out later: hikeshi deliveries flush"))
    }
    let isCalled = pass.moved.contains { incident, events in
      incident == desk.id && events.contains { if case .noticeEscalated = $0.event { true } else { false } }
    }
    let failed =
      !isCalled
      && (pass.attempts.contains { $0.verdict != .accepted && !isWarning($0) } || pass.ending == .networkDown)
    if failed { tellPhoneScript(recorded) }
  }

  /// What was recorded stays recorded, and is no less done for that.
  private func tellThatNothingCanBeSent(_ fault: PostFault, recorded: Recorded) throws {
    guard try desk.post.waitingDeliveries() > 0 else { return }
    Voice.tell(say("! ", "! ") + fault.advice().what)
    if !recorded.queued.isEmpty { tellPhoneScript(recorded) }
  }

  /// To the company's own people, who need no words for the telephone.
  private func isWarning(_ attempt: AttemptFinished) -> Bool {
    guard let name = SendingNewsText.endpoint(of: attempt, post: desk.post) else { return false }
    return (try? desk.post.endpoint(named: name).receivesWarnings) ?? false
  }

  /// Who was to be told something by what was recorded.
  private func wanted(_ recorded: Recorded) -> Set<RoleID> {
    Set(
      recorded.events.compactMap { event in
        if case .noticeRequested(let request) = event.event { request.to } else { nil }
      })
  }

  /// What to say on the telephone while the message waits.
  private func tellPhoneScript(_ recorded: Recorded) {
    let playbook = recorded.file.playbook
    let finished = recorded.events.compactMap { $0.happening.invocation?.step }.compactMap { playbook.step($0) }
    guard let company = try? desk.post.company() ?? Company(),
      let step = finished.first(where: { !$0.instructions.phone.isEmpty && !$0.notices.isEmpty })
        ?? playbook.fallbacks.first(where: { call in wanted(recorded).contains(call.reaches) })?.step
        ?? playbook.steps.first(where: { !$0.instructions.phone.isEmpty && $0.marks == .agentNotified })
    else { return }
    let words = Placeholders(file: recorded.file, company: company)
    let number = company.agent.phone.map { " (\($0))" } ?? ""
    Voice.tell(say("  電話で言うこと\(number):", "  Say on the telephone\(number):"))
    for line in step.instructions.phone { Voice.tell("    ☎ " + words.fill(line, in: Voice.language)) }
  }

  private func text(of attempt: AttemptFinished) -> LocalizedText {
    SendingNewsText.text(of: attempt, post: desk.post)
  }
}

/// What a sender did, as it is told to the person beside it.
enum SendingNewsText {
  static func tell(_ news: SendingNews, post: CommandPost) {
    switch news {
    case .attempt(let attempt):
      Voice.tell(text(of: attempt, post: post))
    case .ended(let ended):
      Voice.tell(
        say(
          "! 通知 \(ended.delivery) はもう自動では送りません。電話してください: hikeshi deliveries show \(ended.delivery)",
          "! notice \(ended.delivery) is not sent again by itself; please telephone: hikeshi deliveries show \(ended.delivery)"
        ))
    case .networkDown:
      Voice.tell(
        say(
          "! ネットワークにつながりません。通知は保存してあり、つながったら送ります",
          "! there is no network. The notices are kept and go out once there is"))
    case .moved(let incident, let events): for event in events { tellMoved(event, of: incident, post: post) }
    case .setAside(let broken): tell(broken)
    case .acknowledged(let delivery, let reference):
      Voice.tell(
        say(
          "✔ 通知 \(delivery) の受領を、相手の人が確認しました(受付番号 \(reference))",
          "✔ a person there confirmed notice \(delivery) (their number \(reference))"))
    case .networkBack: Voice.tell(say("・ネットワークが戻りました。古いものから送ります", "・the network is back; the oldest goes first"))
    }
  }

  static func tell(_ broken: SetAside) {
    let what = broken.fault.advice().what
    Voice.tell(
      say(
        "! 事故 \(broken.incident.rawValue) の記録が読めないので、その通知は送っていません。ほかの事故の通知は送りました: \(what.ja)",
        "! the record of incident \(broken.incident.rawValue) cannot be read; none of its notices was sent, those of other incidents were: \(what.en)"
      ))
  }

  /// What time brought: a step that opened instead of one that waited too long, with what to say on the telephone.
  static func tellMoved(
    _ event: RecordedEvent, of incident: IncidentID, post: CommandPost, withScript: Bool = true
  ) {
    guard let file = try? post.open(incident) else { return }
    switch event.event {
    case .deadlineMissed(let missed):
      let title = file.playbook.title(of: missed.clock)
      Voice.tell(say("! 期限を過ぎました: \(title.ja)", "! overdue: \(title.en)"))
    case .stepOpened:
      guard let step = event.happening.invocation.flatMap({ file.playbook.step($0.step) }) else { return }
      Voice.tell(say("→ 次の手順が開きました: \(step.title.ja)", "→ a step has opened: \(step.title.en)"))
      guard withScript else { return }
      let words = Placeholders(file: file, company: (try? post.company()) ?? Company())
      for line in step.instructions.phone { Voice.tell("    ☎ " + words.fill(line, in: Voice.language)) }
    case .reminderGiven(let reminder): Voice.tell(EscalationView.reminder(reminder, in: file))
    case .noticeEscalated(let escalated): Voice.tell(EscalationView.heading(escalated, in: file))
    case .incidentStarted, .stepFinished, .stepSkipped, .stepPassedOver, .stepTimedOut, .trackFinished, .runCompleted,
      .gateOverridden, .consentRecorded, .roleDelegated, .playbookJoined, .factStated, .noteTaken, .eventCorrected,
      .attachmentCollected, .custodyRecorded, .noticeRequested, .noticeQueued, .attemptStarted, .attemptFinished,
      .deliveryEnded, .deliveryAcknowledged, .clockJumped, .checkpointAnchored, .claim:
      break
    }
  }

  /// The name of the endpoint that it went to.
  static func endpoint(of attempt: AttemptFinished, post: CommandPost) -> String? {
    (try? post.store.outboxEntry(attempt.delivery.rawValue))?.endpoint
  }

  static func text(of attempt: AttemptFinished, post: CommandPost) -> LocalizedText {
    let name = endpoint(of: attempt, post: post) ?? attempt.delivery.rawValue
    guard attempt.cause.hasPrefix("proxy"), let endpoint = try? post.endpoint(named: name),
      let proxy = EndpointText.proxy(endpoint)
    else { return text(of: attempt, to: name) }
    return text(of: attempt, to: name) + say(" [プロキシ \(proxy)]", " [proxy \(proxy)]")
  }

  private static func text(of attempt: AttemptFinished, to name: String) -> LocalizedText {
    let cause = CauseText.text(of: attempt.cause)
    switch attempt.verdict {
    case .accepted:
      return say(
        "→ 通知を送りました: 「\(name)」のサーバーが受け取りました(人が読んだかどうかは、まだわかりません)",
        "→ notice sent: the server of \"\(name)\" took it (whether anyone has read it is not known)")
    case .retrying:
      return say(
        "! 「\(name)」へ送れませんでした(\(cause.ja))。自動でもう一度送ります",
        "! could not send to \"\(name)\" (\(cause.en)); it will be tried again")
    case .uncertain:
      return say(
        "! 「\(name)」に届いたかどうかわかりません(\(cause.ja))。同じ番号でもう一度送ります",
        "! it is not known whether it reached \"\(name)\" (\(cause.en)); it goes out again with the same id")
    case .refused:
      return say(
        "! 「\(name)」が受け取りませんでした(\(cause.ja))。電話で確かめてください",
        "! \"\(name)\" did not take it (\(cause.en)); please telephone")
    case .blocked:
      return say(
        "! 「\(name)」の宛先は安全のため使えません。hikeshi endpoint で直してください",
        "! the address of \"\(name)\" is not allowed for safety; correct it with hikeshi endpoint")
    }
  }
}
