/// A point on the UTC time line, in whole milliseconds since 1970-01-01T00:00:00Z (leap seconds not counted).
package struct Instant: Hashable, Comparable, Sendable {
  package let milliseconds: Int64

  package init(milliseconds: Int64) { self.milliseconds = milliseconds }

  package static func < (left: Instant, right: Instant) -> Bool { left.milliseconds < right.milliseconds }

  package func advanced(by span: Span) -> Instant { Instant(milliseconds: milliseconds + span.milliseconds) }

  /// How long after `earlier` this is; negative when it is before.
  package func since(_ earlier: Instant) -> Span { Span(milliseconds: milliseconds - earlier.milliseconds) }
}

/// A length of time in milliseconds. Never a number of calendar days: those are `CivilDate` arithmetic.
package struct Span: Hashable, Comparable, Sendable {
  package let milliseconds: Int64

  package init(milliseconds: Int64) { self.milliseconds = milliseconds }

  package static func seconds(_ count: Int64) -> Span { Span(milliseconds: count * 1_000) }
  package static func minutes(_ count: Int64) -> Span { .seconds(count * 60) }
  package static func hours(_ count: Int64) -> Span { .minutes(count * 60) }
  package static let zero = Span(milliseconds: 0)

  package static func < (left: Span, right: Span) -> Bool { left.milliseconds < right.milliseconds }
}

extension Instant {
  /// RFC 3339 in UTC with exactly three decimals, `2026-11-24T12:05:09.000Z`: the only form that enters a leaf.
  package var utcText: String {
    let local = Zone.utc.local(at: self)
    let fraction = String(1_000 + Int(floorMod(milliseconds, 1_000))).dropFirst()
    return "\(local.date.text)T\(local.timeText(withSeconds: true)).\(fraction)Z"
  }

  /// Reads `utcText`'s form and no other; nil for anything else, impossible dates included.
  package init?(utcText text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count == 24, bytes[10] == UInt8(ascii: "T"), bytes[13] == UInt8(ascii: ":"),
      bytes[16] == UInt8(ascii: ":"), bytes[19] == UInt8(ascii: "."), bytes[23] == UInt8(ascii: "Z"),
      let date = CivilDate(text: String(decoding: bytes[0..<10], as: UTF8.self)),
      let hour = decimal(bytes[11..<13]), let minute = decimal(bytes[14..<16]),
      let second = decimal(bytes[17..<19]), let fraction = decimal(bytes[20..<23]),
      hour < 24, minute < 60, second < 60
    else { return nil }
    let seconds = date.daysSinceEpoch * 86_400 + hour * 3_600 + minute * 60 + second
    self.init(milliseconds: Int64(seconds) * 1_000 + Int64(fraction))
  }
}

/// Coded as `utcText`.
extension Instant: Codable {
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let instant = Instant(utcText: try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a UTC instant in milliseconds")
    }
    self = instant
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(utcText)
  }
}

/// The value of ASCII digits; nil when there is anything else among them.
func decimal(_ digits: some Collection<UInt8>) -> Int? {
  guard !digits.isEmpty, digits.count <= 9 else { return nil }
  var value = 0
  for digit in digits {
    guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
    value = value * 10 + Int(digit - UInt8(ascii: "0"))
  }
  return value
}

/// Division that rounds towards minus infinity, so that instants before 1970 fall on the right day.
func floorDiv(_ value: Int64, _ divisor: Int64) -> Int64 {
  let quotient = value / divisor
  return value % divisor < 0 ? quotient - 1 : quotient
}

func floorMod(_ value: Int64, _ divisor: Int64) -> Int64 { value - floorDiv(value, divisor) * divisor }
