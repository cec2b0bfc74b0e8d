/// Base 64 (RFC 4648, 4 and 5), read strictly: whatever decodes encodes to the same text again.
struct Base64Coding: Sendable {
  /// With `+` and `/`, padded (RFC 4648, 4).
  static let standard = Base64Coding(last: "+/", isPadded: true)
  /// With `-` and `_`, without padding (RFC 4648, 5).
  static let url = Base64Coding(last: "-_", isPadded: false)

  private static let notADigit: UInt8 = 0xFF

  private let digits: [UInt8]
  private let values: [UInt8]
  private let isPadded: Bool

  private init(last: String, isPadded: Bool) {
    digits = Array(("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789" + last).utf8)
    var values = [UInt8](repeating: Base64Coding.notADigit, count: 256)
    for (value, digit) in digits.enumerated() { values[Int(digit)] = UInt8(value) }
    self.values = values
    self.isPadded = isPadded
  }

  func text(_ bytes: [UInt8]) -> String {
    var text: [UInt8] = []
    text.reserveCapacity((bytes.count + 2) / 3 * 4)
    var pending: UInt32 = 0
    var count = 0
    for byte in bytes {
      pending = (pending << 8 | UInt32(byte)) & 0xFFFF
      count += 8
      while count >= 6 {
        count -= 6
        text.append(digits[Int(pending >> count & 63)])
      }
    }
    if count > 0 { text.append(digits[Int(pending << (6 - count) & 63)]) }
    while isPadded, !text.count.isMultiple(of: 4) { text.append(UInt8(ascii: "=")) }
    return String(decoding: text, as: UTF8.self)
  }

  /// Nil for other characters, for padding that is missing or not wanted, and for bits that no byte accounts for.
  func bytes(_ text: some Collection<UInt8>) -> [UInt8]? {
    var content = Array(text)[...]
    if isPadded {
      guard content.count.isMultiple(of: 4) else { return nil }
      if content.last == UInt8(ascii: "=") { content.removeLast() }
      if content.last == UInt8(ascii: "=") { content.removeLast() }
    }
    guard content.count % 4 != 1 else { return nil }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(content.count / 4 * 3 + 2)
    var pending: UInt32 = 0
    var count = 0
    for digit in content {
      let value = values[Int(digit)]
      guard value != Base64Coding.notADigit else { return nil }
      pending = (pending << 6 | UInt32(value)) & 0xFFFF
      count += 6
      if count >= 8 {
        count -= 8
        bytes.append(UInt8(truncatingIfNeeded: pending >> count))
      }
    }
    guard pending & (1 << count - 1) == 0 else { return nil }
    return bytes
  }
}
