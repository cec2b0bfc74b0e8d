/// Why bytes are not JSON of our subset, and where.
package struct JSONFault: Error, Hashable, Sendable {
  package enum Reason: Hashable, Sendable {
    case notUTF8, unexpectedEnd, unexpectedByte(UInt8), trailingBytes, duplicateKey, notAnInteger, integerOutOfRange
    case loneSurrogate, badEscape, controlCharacter, tooDeep
    /// The value is right, but not in canonical form.
    case notCanonical
  }

  /// In bytes from the beginning.
  package let offset: Int
  package let reason: Reason

  package init(offset: Int, reason: Reason) {
    self.offset = offset
    self.reason = reason
  }
}

extension JSONValue {
  /// Reads strictly: valid UTF-8, no key twice, no fractions or exponents, nothing behind the value.
  package init(parsing bytes: [UInt8]) throws(JSONFault) {
    guard String(validating: bytes, as: UTF8.self) != nil else { throw JSONFault(offset: 0, reason: .notUTF8) }
    var parser = StrictParser(bytes: bytes)
    self = try parser.document()
  }

  /// Reads bytes that must be in canonical form themselves.
  package init(parsingCanonical bytes: [UInt8]) throws(JSONFault) {
    let value = try JSONValue(parsing: bytes)
    guard let again = try? value.canonicalBytes(), again == bytes else {
      throw JSONFault(offset: 0, reason: .notCanonical)
    }
    self = value
  }
}

private struct StrictParser {
  private static let deepest = 64

  private let bytes: [UInt8]
  private var position = 0
  private var depth = 0

  init(bytes: [UInt8]) { self.bytes = bytes }

  mutating func document() throws(JSONFault) -> JSONValue {
    let value = try value()
    skipBlanks()
    guard position == bytes.count else { throw fault(.trailingBytes) }
    return value
  }

  private mutating func value() throws(JSONFault) -> JSONValue {
    skipBlanks()
    switch try peek() {
    case UInt8(ascii: "{"): return try nested { (parser) throws(JSONFault) in try parser.object() }
    case UInt8(ascii: "["): return try nested { (parser) throws(JSONFault) in try parser.array() }
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: return .integer(try integer())
    }
  }

  private mutating func nested(
    _ body: (inout StrictParser) throws(JSONFault) -> JSONValue
  ) throws(JSONFault) -> JSONValue {
    depth += 1
    guard depth <= StrictParser.deepest else { throw fault(.tooDeep) }
    position += 1
    let value = try body(&self)
    depth -= 1
    return value
  }

  private mutating func object() throws(JSONFault) -> JSONValue {
    var pairs: [(String, JSONValue)] = []
    skipBlanks()
    if try take(UInt8(ascii: "}")) { return .object(JSONObject([])) }
    while true {
      skipBlanks()
      guard try peek() == UInt8(ascii: "\"") else { throw fault(.unexpectedByte(bytes[position])) }
      let key = try string()
      skipBlanks()
      guard try take(UInt8(ascii: ":")) else { throw fault(.unexpectedByte(bytes[position])) }
      pairs.append((key, try value()))
      skipBlanks()
      if try take(UInt8(ascii: "}")) { break }
      guard try take(UInt8(ascii: ",")) else { throw fault(.unexpectedByte(bytes[position])) }
    }
    guard let object = JSONObject(received: pairs) else { throw fault(.duplicateKey) }
    return .object(object)
  }

  private mutating func array() throws(JSONFault) -> JSONValue {
    var elements: [JSONValue] = []
    skipBlanks()
    if try take(UInt8(ascii: "]")) { return .array([]) }
    while true {
      elements.append(try value())
      skipBlanks()
      if try take(UInt8(ascii: "]")) { return .array(elements) }
      guard try take(UInt8(ascii: ",")) else { throw fault(.unexpectedByte(bytes[position])) }
    }
  }

  private mutating func integer() throws(JSONFault) -> Int {
    let start = position
    _ = try take(UInt8(ascii: "-"))
    let digits = position
    while position < bytes.count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[position]) { position += 1 }
    guard position > digits else { throw fault(position < bytes.count ? .unexpectedByte(bytes[position]) : .unexpectedEnd) }
    if bytes[digits] == UInt8(ascii: "0"), position - digits > 1 || digits > start { throw fault(.notAnInteger) }
    if position < bytes.count, [UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E")].contains(bytes[position]) {
      throw fault(.notAnInteger)
    }
    guard let number = Int(String(decoding: bytes[start..<position], as: UTF8.self)),
      JSONValue.integers.contains(number)
    else { throw fault(.integerOutOfRange) }
    return number
  }

  private mutating func string() throws(JSONFault) -> String {
    position += 1
    var content: [UInt8] = []
    while true {
      let byte = try peek()
      position += 1
      switch byte {
      case UInt8(ascii: "\""): return String(decoding: content, as: UTF8.self)
      case UInt8(ascii: "\\"): content += String(try escape()).utf8
      case ..<0x20: throw fault(.controlCharacter)
      default: content.append(byte)
      }
    }
  }

  private mutating func escape() throws(JSONFault) -> Unicode.Scalar {
    let byte = try peek()
    position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
    case UInt8(ascii: "b"): return "\u{08}"
    case UInt8(ascii: "f"): return "\u{0C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"):
      let unit = try codeUnit()
      guard (0xD800...0xDBFF).contains(unit) else {
        guard let scalar = Unicode.Scalar(unit) else { throw fault(.loneSurrogate) }
        return scalar
      }
      guard try take(UInt8(ascii: "\\")), try take(UInt8(ascii: "u")) else { throw fault(.loneSurrogate) }
      let low = try codeUnit()
      guard (0xDC00...0xDFFF).contains(low),
        let scalar = Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00))
      else { throw fault(.loneSurrogate) }
      return scalar
    default: throw fault(.badEscape)
    }
  }

  private mutating func codeUnit() throws(JSONFault) -> UInt32 {
    guard position + 4 <= bytes.count else { throw fault(.unexpectedEnd) }
    let digits = bytes[position..<(position + 4)]
    let isHexadecimal = digits.allSatisfy { Character(Unicode.Scalar($0)).isHexDigit }
    guard isHexadecimal, let unit = UInt32(String(decoding: digits, as: UTF8.self), radix: 16) else {
      throw fault(.badEscape)
    }
    position += 4
    return unit
  }

  private mutating func word(_ text: StaticString, _ value: JSONValue) throws(JSONFault) -> JSONValue {
    let length = text.utf8CodeUnitCount
    guard position + length <= bytes.count else { throw fault(.unexpectedEnd) }
    let matches = text.withUTF8Buffer { $0.elementsEqual(bytes[position..<(position + length)]) }
    guard matches else { throw fault(.unexpectedByte(bytes[position])) }
    position += length
    return value
  }

  private mutating func skipBlanks() {
    while position < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[position]) { position += 1 }
  }

  private func peek() throws(JSONFault) -> UInt8 {
    guard position < bytes.count else { throw fault(.unexpectedEnd) }
    return bytes[position]
  }

  /// Moves over the byte if it is next.
  private mutating func take(_ byte: UInt8) throws(JSONFault) -> Bool {
    guard try peek() == byte else { return false }
    position += 1
    return true
  }

  private func fault(_ reason: JSONFault.Reason) -> JSONFault { JSONFault(offset: position, reason: reason) }
}
