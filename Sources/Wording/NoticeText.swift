package import PlaybookModel
package import RunEngine

/// The four separate facts about notice, in words that promise no more than is known.
package enum MilestoneText {
  package static func title(of milestone: Milestone) -> LocalizedText {
    switch milestone {
    case .hotlineCalled: say("事故受付の電話をした", "Hotline called")
    case .agentNotified: say("代理店に知らせた", "Agent notified")
    case .insurerNotified: say("保険会社に書面で知らせた", "Insurer notified")
    case .insurerAcknowledged: say("保険会社が受け付けた", "Insurer acknowledged")
    }
  }

  package static func text(of reached: RunState.Reached?, time: TimeText) -> LocalizedText {
    guard let reached else { return say("記録なし", "no record") }
    let at = time.moment(reached.at)
    switch reached.how {
    case .stated:
      return say("\(at.ja)(記録した人の申告)", "\(at.en) (as stated)")
        + StatedTimeText.beside(reached.at, recorded: reached.recorded, time: time)
    case .accepted:
      return say("\(at.ja)(相手のサーバーが受信。読まれたかは不明)", "\(at.en) (their server took it; whether it was read is not known)")
    }
  }
}

package enum DeliveryText {
  package static func standing(_ delivery: RunState.DeliveryRecord, time: TimeText) -> LocalizedText {
    switch delivery.standing {
    case .waiting:
      return delivery.attempts.isEmpty
        ? say("送信待ち", "waiting to be sent")
        : say("再送待ち(\(delivery.attempts.count)回試した)", "waiting for another try (\(delivery.attempts.count) so far)")
          + (delivery.attempts.last.map { CauseText.text(of: $0.cause).map { ": \($0)" } } ?? say("", ""))
    case .sending: return say("送信中、または途中で止まった", "being sent, or stopped half-way")
    case .accepted(let at):
      return say(
        "\(time.moment(at).ja) 相手のサーバーが受信(読まれたかは不明)",
        "their server took it \(time.moment(at).en) (not known to be read)")
    case .uncertain: return say("届いたかわからない。再送する", "not known to have arrived; goes out again")
    case .ended(let why): return why.text + say("。電話してください", "; please telephone")
    case .acknowledged(let at):
      return say("\(time.moment(at).ja) 相手の人が受領を確認", "a person there confirmed it \(time.moment(at).en)")
    }
  }
}
