import CanonicalJSON
import Testing

@Suite struct StrictParsingTests {
  struct Refusal: Sendable {
    let bytes: [UInt8]
    let fault: JSONFault

    init(_ text: String, _ offset: Int, _ reason: JSONFault.Reason) {
      self.init(Array(text.utf8), offset, reason)
    }

    init(_ bytes: [UInt8], _ offset: Int, _ reason: JSONFault.Reason) {
      self.bytes = bytes
      fault = JSONFault(offset: offset, reason: reason)
    }
  }

  static let refusals: [Refusal] = [
    Refusal("", 0, .unexpectedEnd),
    Refusal(" ", 1, .unexpectedEnd),
    Refusal("{", 1, .unexpectedEnd),
    Refusal(#"{"a""#, 4, .unexpectedEnd),
    Refusal(#"{"a":"#, 5, .unexpectedEnd),
    Refusal("[1", 2, .unexpectedEnd),
    Refusal("[1,", 3, .unexpectedEnd),
    Refusal(#""a"#, 2, .unexpectedEnd),
    Refusal(#""\"#, 2, .unexpectedEnd),
    Refusal(#""\u12"#, 5, .unexpectedEnd),
    Refusal("-", 1, .unexpectedEnd),
    Refusal("tru", 3, .unexpectedEnd),
    Refusal("[1,]", 3, .unexpectedByte(0x5D)),
    Refusal(#"{"a":1,}"#, 7, .unexpectedByte(0x7D)),
    Refusal("{1:2}", 1, .unexpectedByte(0x31)),
    Refusal(#"{"a" 1}"#, 5, .unexpectedByte(0x31)),
    Refusal("[1 2]", 3, .unexpectedByte(0x32)),
    Refusal("trua", 3, .unexpectedByte(0x61)),
    Refusal("NaN", 0, .unexpectedByte(0x4E)),
    Refusal("+1", 0, .unexpectedByte(0x2B)),
    Refusal("-a", 1, .unexpectedByte(0x61)),
    Refusal("'a'", 0, .unexpectedByte(0x27)),
    Refusal("// x\n1", 0, .unexpectedByte(0x2F)),
    Refusal("\u{FEFF}1", 0, .unexpectedByte(0xEF)),
    Refusal("\u{A0}1", 0, .unexpectedByte(0xC2)),
    Refusal("1 1", 2, .trailingBytes),
    Refusal("{}}", 2, .trailingBytes),
    Refusal("1\0", 1, .trailingBytes),
    Refusal("1.0", 1, .notAnInteger),
    Refusal("1e3", 1, .notAnInteger),
    Refusal("1E3", 1, .notAnInteger),
    Refusal("-0", 0, .notAnInteger),
    Refusal("01", 0, .notAnInteger),
    Refusal("-01", 0, .notAnInteger),
    Refusal("00", 0, .notAnInteger),
    Refusal("99999999999999999999999999999999", 0, .integerOutOfRange),
    Refusal("18446744073709551617", 0, .integerOutOfRange),
    Refusal(#""\uD800""#, 1, .loneSurrogate),
    Refusal(#""a\uDC00\uD800""#, 2, .loneSurrogate),
    Refusal(#""\uD800\uD800""#, 1, .loneSurrogate),
    Refusal(#""\uD800\n""#, 1, .loneSurrogate),
    Refusal(#""\uD800x""#, 1, .loneSurrogate),
    Refusal(#""\x""#, 2, .badEscape),
    Refusal(#""\U0041""#, 2, .badEscape),
    Refusal(#""\u00g0""#, 5, .badEscape),
    Refusal(#""\u+041""#, 3, .badEscape),
    Refusal("\"a\nb\"", 2, .controlCharacter),
    Refusal("\"\0\"", 1, .controlCharacter),
    Refusal(#"{"a":1,"b":2,"a":3}"#, 13, .duplicateKey),
    Refusal(#"{"a":1,"\u0061":2}"#, 7, .duplicateKey),
    Refusal(#"[{"x":{"":0,"":0}}]"#, 12, .duplicateKey),
    Refusal([0x22, 0x61, 0xFF, 0x22], 2, .notUTF8),
    Refusal([0x22, 0xC3, 0x22], 1, .notUTF8),
    Refusal([0x22, 0xC0, 0x80, 0x22], 1, .notUTF8),
    Refusal([0x22, 0x5C, 0x6E, 0xED, 0xA0, 0x80, 0x22], 3, .notUTF8),
    Refusal([0x22, 0xF4, 0x90, 0x80, 0x80, 0x22], 1, .notUTF8),
  ]

  @Test(arguments: refusals)
  func refuses(_ refusal: Refusal) {
    #expect(throws: refusal.fault) { try JSONValue(parsing: refusal.bytes) }
  }

  @Test func blanksMayStandBetween() throws {
    let text = "\t {\r\n \"a\" : [ 1 , -2 ] , \"b\" : { } , \"c\" : [ ] }\n"
    #expect(try JSONValue(parsing: text.utf8) == ["a": .array([1, -2]), "b": .object([:]), "c": .array([])])
  }

  @Test func escapesStandForTheirCharacters() throws {
    let text = #""\"\\\/\b\f\n\r\t\u00e9\u00E9\uD83D\ude00x""#
    #expect(try JSONValue(parsing: text.utf8) == .string("\"\\/\u{8}\u{C}\n\r\t\u{E9}\u{E9}\u{1F600}x"))
  }

  @Test func depthIsLimited() throws {
    func nested(_ depth: Int) -> String {
      (0..<depth).map { $0.isMultiple(of: 2) ? "[" : #"{"a":"# }.joined()
        + "0" + (0..<depth).reversed().map { $0.isMultiple(of: 2) ? "]" : "}" }.joined()
    }
    let deepest = try JSONValue(parsing: nested(64).utf8)
    #expect(try deepest.canonicalString() == nested(64))
    #expect(throws: JSONFault(offset: 32 * 6, reason: .tooDeep)) { try JSONValue(parsing: nested(65).utf8) }
    let wide = "[" + Array(repeating: "[[]]", count: 1_000).joined(separator: ",") + "]"
    #expect(try JSONValue(parsing: wide.utf8).array?.count == 1_000)
    let hostile = [UInt8](repeating: UInt8(ascii: "["), count: 1_000_000)
    #expect(throws: JSONFault(offset: 64, reason: .tooDeep)) { try JSONValue(parsing: hostile) }
  }

  @Test(arguments: [
    (#"{"b":1,"a":2}"#, 2), (#"{"a": 1}"#, 5), ("1\n", 1), (#""\u0041""#, 1), (#""\/""#, 1), (#""\u001F""#, 6),
  ])
  func canonicalBytesAreTheOnlyOnes(_ text: String, _ offset: Int) throws {
    #expect(throws: JSONFault(offset: offset, reason: .notCanonical)) { try JSONValue(parsingCanonical: text.utf8) }
    let canonical = try JSONValue(parsing: text.utf8).canonicalBytes()
    #expect(try JSONValue(parsingCanonical: canonical) == JSONValue(parsing: text.utf8))
  }
}
