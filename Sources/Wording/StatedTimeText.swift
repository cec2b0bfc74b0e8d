package import CivilTime
package import PlaybookModel

/// A time as somebody stated it: never more exact than they said.
package enum StatedTimeText {
  /// `2026-11-24 21:05 +09:00 (頃、本人の申告)`.
  package static func text(of stated: StatedTime) -> LocalizedText {
    let written = written(stated)
    return say("\(written) (", "\(written) (") + standing(of: stated) + say(")", ")")
  }

  /// `2026-11-24 21:05 +09:00`, the same in both languages.
  package static func written(_ stated: StatedTime) -> String {
    let zone = Zone(name: "", firstOffset: offsetSeconds(stated.offset))
    let local = zone.local(at: stated.instant)
    return "\(local.date.text) \(local.timeText(withSeconds: stated.precision == .second)) \(stated.offset)"
  }

  /// How exact it is, and where it was taken from: `頃、本人の申告`.
  package static func standing(of stated: StatedTime) -> LocalizedText {
    (stated.precision == .about ? say("頃、", "about, ") : say("", "")) + source(stated.source)
  }

  /// ` (記録 11/24(火) 21:05)`, to stand beside a stated time; nothing within the same minute.
  package static func beside(_ stated: Instant, recorded: Instant, time: TimeText) -> LocalizedText {
    guard stated.milliseconds / 60_000 != recorded.milliseconds / 60_000 else { return say("", "") }
    let at = time.moment(recorded)
    return say("(記録 \(at.ja))", " (recorded \(at.en))")
  }

  package static func source(_ source: StatedTime.Source) -> LocalizedText {
    switch source {
    case .person: say("人の申告", "as a person stated")
    case .systemLog: say("機器の記録", "from a system's log")
    case .camera: say("カメラの時刻", "from a camera")
    case .document: say("書類", "from a document")
    }
  }

  /// Of `+09:00`; 0 for what is not an offset.
  private static func offsetSeconds(_ text: String) -> Int {
    let parts = text.dropFirst().split(separator: ":").compactMap { Int($0) }
    guard parts.count == 2 else { return 0 }
    return (text.hasPrefix("-") ? -1 : 1) * (parts[0] * 3_600 + parts[1] * 60)
  }
}
