/// The Retry-After field (RFC 9110, 10.2.3): seconds, or a date in one of HTTP's three forms.
package enum RetryAfter {
  /// The longest wait that a receiver can ask for: 24 hours.
  package static let limit = 86_400

  /// Seconds from `now` (Unix seconds), cut to 0...`limit`; nil when the value is neither form.
  package static func seconds(_ value: String, now: Int) -> Int? {
    if !value.isEmpty, value.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) {
      // All digits and still no number: more seconds than an Int holds.
      return min(Int(value) ?? limit, limit)
    }
    guard let date = HTTPDate.seconds(value) else { return nil }
    return min(max(date - now, 0), limit)
  }
}
