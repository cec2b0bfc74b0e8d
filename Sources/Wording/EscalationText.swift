package import PlaybookModel
package import RunEngine

/// Why somebody has to telephone, in words that blame nobody.
package enum EscalationText {
  package static func text(of why: NoticeEscalated.Why) -> LocalizedText {
    switch why {
    case .unacknowledged: say("相手の人からの受領の確認が、まだありません", "nobody there has confirmed it yet")
    case .exhausted: say("何度送っても届きませんでした", "every try failed")
    case .stopped: say("相手が自動の受信をやめています", "their receiver is closed")
    case .refused: say("相手のサーバーが受け取りません", "their server does not take it")
    case .blocked: say("登録した宛先が安全でないので、送れません", "the address on file is not safe to send to")
    }
  }

  /// How long before its end a deadline is.
  package static func lead(_ milliseconds: Int64) -> LocalizedText {
    let minutes = milliseconds / 60_000
    switch minutes {
    case ..<120: return say("\(minutes)分", "\(minutes) minutes")
    case ..<(72 * 60): return say("\(minutes / 60)時間", "\(minutes / 60) hours")
    default: return say("\(minutes / 1_440)日", "\(minutes / 1_440) days")
    }
  }

  /// What a warning to the company's own people is about.
  package static func text(of warning: NoticeQueued.Warning) -> LocalizedText {
    switch warning {
    case .reminder: say("期限が近いこと", "a deadline that is near")
    case .overdue: say("期限を過ぎたこと", "a time that has passed")
    case .escalation: say("電話が必要なこと", "a call that has to be made")
    }
  }
}
