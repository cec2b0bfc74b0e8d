package enum JSONWriteFault: Error, Hashable, Sendable {
  /// Beyond ±(2^53−1), where JSON readers no longer agree.
  case integerOutOfRange(Int)
}

extension JSONValue {
  static let integers = -9_007_199_254_740_991...9_007_199_254_740_991

  /// The value in the canonical form of RFC 8785: UTF-8, no blanks, keys sorted, shortest escapes (3.2.2.2).
  package func canonicalBytes() throws(JSONWriteFault) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(256)
    try write(into: &bytes)
    return bytes
  }

  package func canonicalString() throws(JSONWriteFault) -> String {
    String(decoding: try canonicalBytes(), as: UTF8.self)
  }

  private func write(into bytes: inout [UInt8]) throws(JSONWriteFault) {
    switch self {
    case .null: bytes += "null".utf8
    case .bool(let flag): bytes += (flag ? "true" : "false").utf8
    case .integer(let number):
      guard JSONValue.integers.contains(number) else { throw .integerOutOfRange(number) }
      bytes += String(number).utf8
    case .string(let text): JSONValue.write(text, into: &bytes)
    case .array(let elements):
      bytes.append(UInt8(ascii: "["))
      for (index, element) in elements.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        try element.write(into: &bytes)
      }
      bytes.append(UInt8(ascii: "]"))
    case .object(let object):
      bytes.append(UInt8(ascii: "{"))
      for (index, member) in object.members.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        JSONValue.write(member.key, into: &bytes)
        bytes.append(UInt8(ascii: ":"))
        try member.value.write(into: &bytes)
      }
      bytes.append(UInt8(ascii: "}"))
    }
  }

  private static func write(_ text: String, into bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""): bytes += #"\""#.utf8
      case UInt8(ascii: "\\"): bytes += #"\\"#.utf8
      case 0x08: bytes += #"\b"#.utf8
      case 0x09: bytes += #"\t"#.utf8
      case 0x0A: bytes += #"\n"#.utf8
      case 0x0C: bytes += #"\f"#.utf8
      case 0x0D: bytes += #"\r"#.utf8
      case ..<0x20:
        bytes += "\\u00".utf8
        bytes.append(hexDigits[Int(byte >> 4)])
        bytes.append(hexDigits[Int(byte & 15)])
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private static let hexDigits = Array("0123456789abcdef".utf8)
}
