/// Why a value has no canonical form.
package enum JSONWriteFault: Error, Hashable, Sendable {
  /// Beyond ±(2^53−1), where JSON readers no longer agree.
  case integerOutOfRange(Int)
}

extension JSONValue {
  /// The value in the canonical form of RFC 8785: UTF-8, no blanks, keys sorted, shortest escapes.
  package func canonicalBytes() throws(JSONWriteFault) -> [UInt8] {
    var writer = CanonicalWriter()
    try writer.write(self)
    return writer.bytes
  }

  package func canonicalString() throws(JSONWriteFault) -> String {
    String(decoding: try canonicalBytes(), as: UTF8.self)
  }
}

private struct CanonicalWriter {
  private(set) var bytes: [UInt8] = []

  init() { bytes.reserveCapacity(1_024) }

  mutating func write(_ value: JSONValue) throws(JSONWriteFault) {
    switch value {
    case .null: bytes.append(contentsOf: "null".utf8)
    case .bool(true): bytes.append(contentsOf: "true".utf8)
    case .bool(false): bytes.append(contentsOf: "false".utf8)
    case .integer(let number):
      guard JSONValue.integers.contains(number) else { throw .integerOutOfRange(number) }
      bytes.append(contentsOf: String(number).utf8)
    case .double(let number): bytes.append(contentsOf: ECMAScriptNumber.text(number).utf8)
    case .string(let text): write(text)
    case .array(let elements):
      bytes.append(UInt8(ascii: "["))
      var isFirst = true
      for element in elements {
        separate(&isFirst)
        try write(element)
      }
      bytes.append(UInt8(ascii: "]"))
    case .object(let object):
      bytes.append(UInt8(ascii: "{"))
      var isFirst = true
      for member in object.members {
        separate(&isFirst)
        write(member.key)
        bytes.append(UInt8(ascii: ":"))
        try write(member.value)
      }
      bytes.append(UInt8(ascii: "}"))
    }
  }

  private mutating func separate(_ isFirst: inout Bool) {
    if !isFirst { bytes.append(UInt8(ascii: ",")) }
    isFirst = false
  }

  private mutating func write(_ text: String) {
    var text = text
    bytes.append(UInt8(ascii: "\""))
    text.withUTF8 { utf8 in
      var written = 0
      for index in utf8.indices where CanonicalWriter.isEscaped(utf8[index]) {
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[written..<index]))
        escape(utf8[index])
        written = index + 1
      }
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[written...]))
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private static func isEscaped(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
  }

  /// RFC 8785, 3.2.2.2: a letter where JSON has one, else `\u00` and two lower-case digits.
  private mutating func escape(_ byte: UInt8) {
    bytes.append(UInt8(ascii: "\\"))
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes.append(byte)
    case 0x08: bytes.append(UInt8(ascii: "b"))
    case 0x09: bytes.append(UInt8(ascii: "t"))
    case 0x0A: bytes.append(UInt8(ascii: "n"))
    case 0x0C: bytes.append(UInt8(ascii: "f"))
    case 0x0D: bytes.append(UInt8(ascii: "r"))
    default:
      bytes.append(contentsOf: "u00".utf8)
      bytes.append(CanonicalWriter.digits[Int(byte >> 4)])
      bytes.append(CanonicalWriter.digits[Int(byte & 15)])
    }
  }

  private static let digits = Array("0123456789abcdef".utf8)
}
