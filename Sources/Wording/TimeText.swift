package import CivilTime
package import PlaybookModel

/// Times as people read them, in the company's zone.
package struct TimeText: Sendable {
  package let zone: Zone

  package init(zone: Zone) { self.zone = zone }

  /// `11/24(火) 21:05` and `Tue 24 Nov 21:05`.
  package func moment(_ instant: Instant) -> LocalizedText {
    let local = zone.local(at: instant)
    let date = local.date
    let weekday = date.weekday
    let time = local.timeText(withSeconds: false)
    let ja = ["日", "月", "火", "水", "木", "金", "土"][weekday]
    let en = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"][weekday]
    let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    return say("\(date.month)/\(date.day)(\(ja)) \(time)", "\(en) \(date.day) \(months[date.month - 1]) \(time)")
  }

  /// `2026-11-24 21:05:09 +09:00`, the same in both languages: for records.
  package func exact(_ instant: Instant) -> String { "\(seconds(instant)) \(zone.offsetText(at: instant))" }

  /// `2026-11-24T21:05:09+09:00`, for programs.
  package func iso8601(_ instant: Instant) -> String {
    let local = zone.local(at: instant)
    return "\(local.date.text)T\(local.timeText(withSeconds: true))\(zone.offsetText(at: instant))"
  }

  /// `2026-11-24 21:05:09`, for columns under a heading that names the zone.
  package func seconds(_ instant: Instant) -> String {
    let local = zone.local(at: instant)
    return "\(local.date.text) \(local.timeText(withSeconds: true))"
  }

  /// `あと3時間20分` for what lies ahead.
  package static func remaining(_ span: Span) -> LocalizedText {
    let minutes = max(0, span.milliseconds) / 60_000
    switch minutes {
    case ..<60: return say("あと\(minutes)分", "\(minutes) min left")
    case ..<(48 * 60):
      return say("あと\(minutes / 60)時間\(minutes % 60)分", "\(minutes / 60) h \(minutes % 60) min left")
    default: return say("あと\(minutes / 1_440)日", "\(minutes / 1_440) days left")
    }
  }
}
