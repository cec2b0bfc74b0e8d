package import CivilTime
package import PlaybookModel
package import RunEngine

/// Timestamps over the record, in words that claim no more than they show.
package enum AnchorText {
  package static func sentence(of anchored: CheckpointAnchored, time: TimeText) -> LocalizedText {
    let at = time.exact(anchored.time)
    let trust =
      switch anchored.standing {
      case .trusted: say("", "")
      case .kept: say("(信頼は未確認)", " (trust not established)")
      }
    return say(
      "時刻認証局「\(anchored.authority)」の時刻印: \(anchored.size)件までの記録は \(at) にあった",
      "timestamp of \"\(anchored.authority)\": the first \(anchored.size) entries existed at \(at)") + trust
  }

  /// How much of the record nobody outside has vouched for, and for how long.
  package static func text(of tail: RunState.UnanchoredTail?, now: Instant) -> LocalizedText {
    guard let tail else { return say("すべての記録に外部の時刻印があります", "an outside timestamp covers every entry") }
    let minutes = max(0, now.since(tail.since).milliseconds) / 60_000
    let age = minutes < 120 ? say("\(minutes)分", "\(minutes) min") : say("\(minutes / 60)時間", "\(minutes / 60) h")
    return say(
      "外部の時刻印がまだない記録: \(tail.count)件(最も古いもので\(age.ja)前)",
      "not yet covered by an outside timestamp: \(tail.count) entries, the oldest \(age.en) old")
  }
}
