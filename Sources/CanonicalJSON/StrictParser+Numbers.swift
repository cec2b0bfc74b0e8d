extension StrictParser {
  /// Any number of JSON (RFC 8259, 6); an exponent that leads out of what a double holds is a fault.
  mutating func foreignNumber() throws(JSONFault) -> JSONValue {
    let start = position
    _ = try isNext(UInt8(ascii: "-"))
    let whole = position
    try digits()
    if bytes[whole] == UInt8(ascii: "0"), position - whole > 1 {
      throw JSONFault(offset: start, reason: .notAnInteger)
    }
    if isAt([UInt8(ascii: ".")]) {
      position += 1
      try digits()
    }
    if isAt([UInt8(ascii: "e"), UInt8(ascii: "E")]) {
      position += 1
      if isAt([UInt8(ascii: "+"), UInt8(ascii: "-")]) { position += 1 }
      try digits()
    }
    guard let number = Double(String(decoding: bytes[start..<position], as: UTF8.self)), number.isFinite else {
      throw JSONFault(offset: start, reason: .integerOutOfRange)
    }
    if let integer = Int(exactly: number), JSONValue.integers.contains(integer) { return .integer(integer) }
    return .double(number)
  }

  /// One digit or more.
  private mutating func digits() throws(JSONFault) {
    guard case UInt8(ascii: "0")...UInt8(ascii: "9") = try peek() else { throw fault(.unexpectedByte(bytes[position])) }
    while position < bytes.count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[position]) { position += 1 }
  }

  private func isAt(_ wanted: [UInt8]) -> Bool { position < bytes.count && wanted.contains(bytes[position]) }
}
