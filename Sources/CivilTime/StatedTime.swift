/// When something happened, as a person stated it: the instant, and how it was said.
package struct StatedTime: Hashable, Sendable {
  package enum Precision: String, Hashable, Sendable, Codable {
    case second, minute, about
  }

  package enum Source: String, Hashable, Sendable, Codable {
    case person, systemLog = "system-log", camera, document
  }

  package let instant: Instant
  /// The offset it was stated with, `+09:00`.
  package let offset: String
  /// The IANA name of the company's zone, or empty when the person gave an offset.
  package let zone: String
  package let precision: Precision
  package let source: Source

  package init(instant: Instant, offset: String, zone: String, precision: Precision, source: Source) {
    self.instant = instant
    self.offset = offset
    self.zone = zone
    self.precision = precision
    self.source = source
  }

  /// Reads a time typed by a person: `21:05`, `2026-11-24 21:05`, `2026-11-24T21:05:09`, each optionally with an
  /// offset (`+09:00` or `Z`), full-width digits and signs allowed, `~` or `約` before it for "about".
  ///
  /// A bare time of day means the latest such moment that is not after `now`. Nil when the text is none of these.
  package init?(typed: String, now: Instant, zone: Zone, source: Source = .person) {
    var text = typed.narrowedAndTrimmed
    var precision: Precision?
    for mark in ["~", "約"] where text.hasPrefix(mark) {
      text = text.dropFirst().narrowedAndTrimmed
      precision = .about
    }
    for mark in ["頃", "ごろ"] where text.hasSuffix(mark) {
      text = text.dropLast(mark.count).narrowedAndTrimmed
      precision = .about
    }
    let (bare, statedOffset) = StatedTime.splitOffset(text)
    let parts = bare.split(whereSeparator: { $0 == " " || $0 == "T" })
    guard let last = parts.last, parts.count <= 2, let time = StatedTime.timeOfDay(last) else { return nil }
    let reading = statedOffset.map { Zone(name: "", firstOffset: $0) } ?? zone
    let date: CivilDate
    if parts.count == 2 {
      guard let day = CivilDate(text: String(parts[0]).replacing("/", with: "-")) else { return nil }
      date = day
    } else {
      let today = reading.local(at: now)
      date = time.second <= today.secondOfDay ? today.date : today.date.advanced(byDays: -1)
    }
    instant = reading.instant(of: LocalTime(date: date, secondOfDay: time.second))
    offset = reading.offsetText(at: instant)
    self.zone = reading.name
    self.precision = precision ?? (time.hasSeconds ? .second : .minute)
    self.source = source
  }

  private static func timeOfDay(_ text: Substring) -> (second: Int, hasSeconds: Bool)? {
    let fields = text.split(separator: ":", omittingEmptySubsequences: false)
    guard fields.count == 2 || fields.count == 3 else { return nil }
    let numbers = fields.compactMap { (1...2).contains($0.utf8.count) ? decimal(Array($0.utf8)) : nil }
    guard numbers.count == fields.count, numbers[0] < 24, numbers.dropFirst().allSatisfy({ $0 < 60 }) else {
      return nil
    }
    return (numbers[0] * 3_600 + numbers[1] * 60 + (numbers.count == 3 ? numbers[2] : 0), numbers.count == 3)
  }

  /// Splits a trailing `Z` or `±hh:mm` off; the offset in seconds.
  private static func splitOffset(_ text: String) -> (String, Int?) {
    if text.hasSuffix("Z") { return (text.dropLast().narrowedAndTrimmed, 0) }
    let bytes = Array(text.utf8)
    guard bytes.count >= 10, bytes[bytes.count - 3] == UInt8(ascii: ":"),
      let hours = decimal(bytes[(bytes.count - 5)..<(bytes.count - 3)]), hours < 15,
      let minutes = decimal(bytes[(bytes.count - 2)...]), minutes < 60
    else { return (text, nil) }
    let sign: Int
    switch bytes[bytes.count - 6] {
    case UInt8(ascii: "+"): sign = 1
    case UInt8(ascii: "-"): sign = -1
    default: return (text, nil)
    }
    let bare = String(decoding: bytes[..<(bytes.count - 6)], as: UTF8.self)
    return (bare.narrowedAndTrimmed, sign * (hours * 3_600 + minutes * 60))
  }
}
