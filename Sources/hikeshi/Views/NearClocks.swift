import CivilTime
import PlaybookModel
import RunEngine
import Runner
import Wording

/// The deadlines that must not be forgotten over the step at hand, above every step that is shown.
enum NearClocks {
  static func lines(of file: IncidentFile, at now: Instant) -> [LocalizedText] {
    let time = TimeText(zone: file.zone)
    let missed = file.missedClocks(at: now).map { clock in
      say(
        "! 期限を過ぎています: \(clock.title.ja) — \(time.moment(clock.last).ja)まででした。今からでも行ってください",
        "! overdue: \(clock.title.en), was due \(time.moment(clock.last).en); do it now")
    }
    let near = file.nearDeadlines(at: now).map { clock in
      let left = TimeText.remaining(clock.last.since(now))
      return say(
        "! 期限が近づいています: \(clock.title.ja) — \(time.moment(clock.last).ja)まで(\(left.ja))",
        "! a deadline is near: \(clock.title.en), by \(time.moment(clock.last).en) (\(left.en))")
    }
    return missed + near
  }
}
