import PlaybookModel
import RunEngine

extension EventText {
  /// The part of the account that is about what was sent. Promises no more than is known: a server that took a message
  /// is not a person who read it.
  func noticeSentence(of event: Event) -> LocalizedText {
    switch event {
    case .noticeRequested(let request):
      let (who, message) = (title(of: request.to), title(of: request.message))
      return say("\(who.ja)への通知を用意した\(message.ja)", "a notice to \(who.en) was prepared\(message.en)")
    case .noticeQueued(let queued):
      let who = title(of: queued.to)
      if let warning = queued.warning {
        let what = EscalationText.text(of: warning)
        return say(
          "\(what.ja)を、社内の\(who.ja)へ知らせる通知を送信待ちに入れた(宛先 \(queued.endpoint)、\(queued.delivery))",
          "a warning to our own \(who.en) about \(what.en) was queued (endpoint \(queued.endpoint), \(queued.delivery))"
        )
      }
      return say(
        "\(who.ja)への通知を送信待ちに入れた(宛先 \(queued.endpoint)、\(queued.delivery))",
        "the notice to \(who.en) was queued (endpoint \(queued.endpoint), \(queued.delivery))")
    case .attemptStarted(let attempt):
      let again =
        attempt.mayBeDuplicate ? say("。前の送信が届いていれば重複", "; a duplicate if an earlier try arrived") : say("", "")
      return say(
        "通知 \(attempt.delivery) の送信を始めた(\(attempt.number)回目)",
        "sending of notice \(attempt.delivery) began (try \(attempt.number))") + again
    case .attemptFinished(let attempt): return text(of: attempt)
    case .deliveryEnded(let ended):
      return say("通知 \(ended.delivery) はもう自動では送らない", "notice \(ended.delivery) will not be sent again by itself")
        + ended.why.text.map { " (\($0))" }
    case .deliveryAcknowledged(let acknowledged):
      return say(
        "通知 \(acknowledged.delivery) の受領を、相手の人が確認した",
        "a person on the other side confirmed notice \(acknowledged.delivery)")
    case .noticeEscalated(let escalated):
      let (who, message) = (title(of: escalated.to), title(of: escalated.message))
      let (why, call) = (EscalationText.text(of: escalated.why), playbook.title(of: escalated.fallback))
      return say(
        "\(who.ja)への通知(\(escalated.request)番\(message.ja))に返事がないので、「\(call.ja)」の番になった。\(why.ja)",
        "the notice to \(who.en) (entry \(escalated.request)\(message.en)) has no answer, \"\(call.en)\" has opened: \(why.en)"
      )
    case .incidentStarted, .stepOpened, .stepFinished, .stepSkipped, .stepPassedOver, .stepTimedOut, .trackFinished,
      .runCompleted, .gateOverridden, .consentRecorded, .roleDelegated, .playbookJoined, .factStated, .noteTaken,
      .eventCorrected,
      .attachmentCollected, .custodyRecorded, .reminderGiven, .deadlineMissed, .clockJumped,
      .checkpointAnchored, .claim:
      return say("", "")
    }
  }

  private func text(of attempt: AttemptFinished) -> LocalizedText {
    let outcome =
      switch attempt.verdict {
      case .accepted: say("相手のサーバーが受け取った(読まれたかは不明)", "their server took it (whether it was read is not known)")
      case .retrying: say("届かなかった。また送る", "did not get through; goes out again")
      case .uncertain: say("届いたかわからない。また送る", "not known to have arrived; goes out again")
      case .refused: say("相手が受け取らなかった", "the receiver did not take it")
      case .blocked: say("宛先が安全でないので送らなかった", "not sent: the address is not safe")
      }
    let status = attempt.httpStatus.map { "HTTP \($0)" }
    let facts = [attempt.cause, status, attempt.remoteAddress, attempt.tlsVersion].compactMap(\.self)
    return say(
      "通知 \(attempt.delivery) の\(attempt.number)回目の送信: ", "try \(attempt.number) of notice \(attempt.delivery): ")
      + outcome + say(" [\(facts.joined(separator: ", "))]", " [\(facts.joined(separator: ", "))]")
  }

  private func title(of message: MessageID?) -> LocalizedText {
    guard let message, let title = playbook.message(message)?.title else { return say("", "") }
    return say(": \(title.ja)", ": \(title.en)")
  }

  private func title(of role: RoleID) -> LocalizedText { playbook.title(of: role) }
}

extension DeliveryEnded.Why {
  var text: LocalizedText {
    switch self {
    case .exhausted: say("何度送っても届かなかった", "every try failed")
    case .stopped: say("相手が受信をやめている", "the receiver is closed")
    case .refused: say("相手が受け取らない", "the receiver does not take it")
    case .blocked: say("宛先が安全でない", "the address is not safe")
    }
  }
}
