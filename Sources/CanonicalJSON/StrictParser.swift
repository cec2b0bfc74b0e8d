/// One pass over JSON text (RFC 8259), refusing whatever two readers might understand differently.
struct StrictParser {
  static let deepest = 64

  enum Numbers {
    /// Within ±(2^53−1), and written as such.
    case integers
    case any
  }

  let bytes: [UInt8]
  private let numbers: Numbers
  var position = 0
  private var depth = 0

  init(_ bytes: [UInt8], numbers: Numbers = .integers) {
    self.bytes = bytes
    self.numbers = numbers
  }

  mutating func document() throws(JSONFault) -> JSONValue {
    skipBlanks()
    let value = try value()
    skipBlanks()
    guard position == bytes.count else { throw fault(.trailingBytes) }
    return value
  }

  private mutating func value() throws(JSONFault) -> JSONValue {
    let byte = try peek()
    switch byte {
    case UInt8(ascii: "{"): return .object(try object())
    case UInt8(ascii: "["): return .array(try array())
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try number()
    default: throw fault(.unexpectedByte(byte))
    }
  }

  private mutating func object() throws(JSONFault) -> JSONObject {
    try descend()
    var pairs: [(String, JSONValue)] = []
    var keys: [Int] = []
    if try !isNext(UInt8(ascii: "}")) {
      repeat {
        skipBlanks()
        keys.append(position)
        guard try peek() == UInt8(ascii: "\"") else { throw fault(.unexpectedByte(bytes[position])) }
        let key = try string()
        skipBlanks()
        guard try isNext(UInt8(ascii: ":")) else { throw fault(.unexpectedByte(bytes[position])) }
        skipBlanks()
        pairs.append((key, try value()))
        skipBlanks()
      } while try isNext(UInt8(ascii: ","))
      guard try isNext(UInt8(ascii: "}")) else { throw fault(.unexpectedByte(bytes[position])) }
    }
    depth -= 1
    guard let object = JSONObject(ifUnique: pairs) else {
      var seen: Set<JSONValue> = []
      let again = zip(pairs, keys).first { !seen.insert(.string($0.0.0)).inserted }
      throw JSONFault(offset: again?.1 ?? position, reason: .duplicateKey)
    }
    return object
  }

  private mutating func array() throws(JSONFault) -> [JSONValue] {
    try descend()
    var elements: [JSONValue] = []
    if try !isNext(UInt8(ascii: "]")) {
      repeat {
        skipBlanks()
        elements.append(try value())
        skipBlanks()
      } while try isNext(UInt8(ascii: ","))
      guard try isNext(UInt8(ascii: "]")) else { throw fault(.unexpectedByte(bytes[position])) }
    }
    depth -= 1
    return elements
  }

  /// Past the opening bracket and the blanks behind it.
  private mutating func descend() throws(JSONFault) {
    guard depth < StrictParser.deepest else { throw fault(.tooDeep) }
    depth += 1
    position += 1
    skipBlanks()
  }

  private mutating func number() throws(JSONFault) -> JSONValue {
    switch numbers {
    case .integers: .integer(try integer())
    case .any: try foreignNumber()
    }
  }

  private mutating func integer() throws(JSONFault) -> Int {
    let start = position
    let isNegative = try isNext(UInt8(ascii: "-"))
    let digits = position
    var number = 0
    var isInRange = true
    while position < bytes.count, case let digit = bytes[position] &- UInt8(ascii: "0"), digit < 10 {
      number = number * 10 + Int(digit)
      if number > JSONValue.integers.upperBound {
        isInRange = false
        number = 0
      }
      position += 1
    }
    if position == digits { throw fault(.unexpectedByte(try peek())) }
    if position < bytes.count, [UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E")].contains(bytes[position]) {
      throw fault(.notAnInteger)
    }
    if bytes[digits] == UInt8(ascii: "0"), position - digits > 1 || isNegative {
      throw JSONFault(offset: start, reason: .notAnInteger)
    }
    guard isInRange else { throw JSONFault(offset: start, reason: .integerOutOfRange) }
    return isNegative ? -number : number
  }

  private mutating func word(_ text: StaticString, _ value: JSONValue) throws(JSONFault) -> JSONValue {
    for letter in UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount) {
      guard try isNext(letter) else { throw fault(.unexpectedByte(bytes[position])) }
    }
    return value
  }

  private mutating func skipBlanks() {
    while position < bytes.count {
      switch bytes[position] {
      case 0x20, 0x09, 0x0A, 0x0D: position += 1
      default: return
      }
    }
  }

  func peek() throws(JSONFault) -> UInt8 {
    guard position < bytes.count else { throw fault(.unexpectedEnd) }
    return bytes[position]
  }

  /// Moves over the byte if it is the next one; the end of the input is a fault.
  mutating func isNext(_ byte: UInt8) throws(JSONFault) -> Bool {
    guard try peek() == byte else { return false }
    position += 1
    return true
  }

  func fault(_ reason: JSONFault.Reason) -> JSONFault { JSONFault(offset: position, reason: reason) }
}
