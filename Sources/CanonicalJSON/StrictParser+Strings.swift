extension StrictParser {
  /// A text; the opening quotation mark is next.
  mutating func string() throws(JSONFault) -> String {
    position += 1
    let start = position
    // What came before the last escape, unescaped; what came after it stands in the input as it is.
    var content: [UInt8] = []
    var plain = start
    while true {
      switch try peek() {
      case UInt8(ascii: "\""):
        let text: String?
        if plain == start {
          text = String(validating: bytes[start..<position], as: UTF8.self)
        } else {
          content.append(contentsOf: bytes[plain..<position])
          text = String(validating: content, as: UTF8.self)
        }
        guard let text else { throw JSONFault(offset: firstInvalid(in: start..<position), reason: .notUTF8) }
        position += 1
        return text
      case UInt8(ascii: "\\"):
        content.append(contentsOf: bytes[plain..<position])
        position += 1
        content.append(contentsOf: String(try escaped()).utf8)
        plain = position
      case ..<0x20: throw fault(.controlCharacter)
      default: position += 1
      }
    }
  }

  /// What an escape stands for; the reverse solidus has been read.
  private mutating func escaped() throws(JSONFault) -> Unicode.Scalar {
    let byte = try peek()
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): break
    case UInt8(ascii: "b"): return skipping("\u{08}")
    case UInt8(ascii: "f"): return skipping("\u{0C}")
    case UInt8(ascii: "n"): return skipping("\u{0A}")
    case UInt8(ascii: "r"): return skipping("\u{0D}")
    case UInt8(ascii: "t"): return skipping("\u{09}")
    case UInt8(ascii: "u"): return try escapedUnits()
    default: throw fault(.badEscape)
    }
    return skipping(Unicode.Scalar(byte))
  }

  private mutating func skipping(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    position += 1
    return scalar
  }

  /// One UTF-16 code unit, or a surrogate pair as two escapes; `u` is next.
  private mutating func escapedUnits() throws(JSONFault) -> Unicode.Scalar {
    let escape = position - 1
    position += 1
    let unit = try hexadecimalUnit()
    if let scalar = Unicode.Scalar(unit) { return scalar }
    let lone = JSONFault(offset: escape, reason: .loneSurrogate)
    guard unit < 0xDC00, try isNext(UInt8(ascii: "\\")), try isNext(UInt8(ascii: "u")) else { throw lone }
    let low = try hexadecimalUnit()
    guard (0xDC00...0xDFFF).contains(low) else { throw lone }
    let value = 0x10000 + UInt32(unit - 0xD800) << 10 + UInt32(low - 0xDC00)
    guard let scalar = Unicode.Scalar(value) else { throw lone }
    return scalar
  }

  private mutating func hexadecimalUnit() throws(JSONFault) -> UInt16 {
    var unit: UInt16 = 0
    for _ in 0..<4 {
      let byte = try peek()
      let digit: UInt8
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = byte - UInt8(ascii: "0")
      case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = byte - UInt8(ascii: "a") + 10
      case UInt8(ascii: "A")...UInt8(ascii: "F"): digit = byte - UInt8(ascii: "A") + 10
      default: throw fault(.badEscape)
      }
      unit = unit << 4 | UInt16(digit)
      position += 1
    }
    return unit
  }

  /// Escapes are ASCII, so what is invalid in the text is invalid here.
  private func firstInvalid(in range: Range<Int>) -> Int {
    var iterator = bytes[range].makeIterator()
    var parser = Unicode.UTF8.ForwardParser()
    var offset = range.lowerBound
    while case .valid(let scalar) = parser.parseScalar(from: &iterator) { offset += scalar.count }
    return offset
  }
}
