package import CivilTime
package import Claim
package import PlaybookModel
package import RunEngine

/// What was stated anew, in words that accuse nobody.
package struct RestatementText {
  private let playbook: Playbook
  private let time: TimeText

  package init(playbook: Playbook, time: TimeText) {
    self.playbook = playbook
    self.time = time
  }

  package func title(of change: Restatement) -> LocalizedText {
    switch change.subject {
    case .discovered: return say("気づいた時刻", "when it was noticed")
    case .term:
      let stated = [change.first, change.later].compactMap { value in
        if case .term(let terms) = value { PolicyText.rows(of: terms).first } else { nil }
      }
      let name = stated.first?.name ?? say("", "")
      return say("保険の条件: \(name.ja)", "term of the policy: \(name.en)")
    case .sales(let day): return say("\(day) の売上", "sales of \(day)")
    case .outageBegan(let outage): return say("\(outage) の始まり", "beginning of \(outage)")
    case .outageEnded(let outage): return say("\(outage) の終わり", "end of \(outage)")
    case .costAmount(let item): return say("\(item) の金額", "amount of \(item)")
    case .consentLimit(let consent):
      let title = playbook.title(of: consent)
      return say("同意「\(title.ja)」の上限", "limit of the consent \"\(title.en)\"")
    }
  }

  package func text(of value: Restatement.Value) -> LocalizedText {
    switch value {
    case .instant(let instant): return say(time.exact(instant), time.exact(instant))
    case .yen(let yen): return yen.map { ClaimText.yen($0) } ?? say("上限なし", "no limit")
    case .sales(let sales):
      let (usual, actual) = (ClaimText.yen(sales.usualYen), ClaimText.yen(sales.actualYen))
      let saved = sales.savedYen.map {
        say("、浮いた費用 \(ClaimText.yen($0).ja)", ", saved \(ClaimText.yen($0).en)")
      }
      return say("ふだん \(usual.ja)、実際 \(actual.ja)", "usual \(usual.en), actual \(actual.en)") + (saved ?? say("", ""))
    case .term(let terms): return PolicyText.rows(of: terms).first?.words ?? say("申告なし", "not stated")
    }
  }

  /// Who made an entry: the role and the name, as far as somebody said.
  package func actor(of recording: RunState.Recording) -> LocalizedText {
    let role = recording.actor?.role.map { playbook.title(of: $0) }
    let name = recording.actor?.name?.shownText
    let stated = [role, name].compactMap(\.self)
    guard !stated.isEmpty else { return say("名前の記録なし", "nobody named") }
    return say(stated.map(\.ja).joined(separator: " "), stated.map(\.en).joined(separator: " "))
  }

  /// `発注の約5時間後に、担当 佐藤が申告(人の申告)`.
  package func afterwards(_ decision: RunState.Decision, after span: Span) -> LocalizedText {
    let minutes = max(0, span.milliseconds) / 60_000
    let length = minutes < 60 ? say("\(minutes)分", "\(minutes) min") : say("\(minutes / 60)時間", "\(minutes / 60) h")
    let who = actor(of: decision.recording)
    let source = decision.recording.occurred.map { StatedTimeText.source($0.source) } ?? say("", "")
    return say(
      "後からの申告: 発注の\(length.ja)後に記録(\(who.ja)、\(source.ja))",
      "stated after the fact: recorded \(length.en) after the order, by \(who.en), \(source.en)")
  }
}
