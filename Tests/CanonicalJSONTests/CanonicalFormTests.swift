import CanonicalJSON
import Testing

@Suite struct CanonicalFormTests {
  /// RFC 8785, 3.2.2.2.
  @Test func everyASCIICharacterIsWrittenAsTheStandardSays() throws {
    let letters: [UInt8: String] = [
      0x08: #"\b"#, 0x09: #"\t"#, 0x0A: #"\n"#, 0x0C: #"\f"#, 0x0D: #"\r"#, 0x22: #"\""#, 0x5C: #"\\"#,
    ]
    for byte in UInt8(0)..<0x80 {
      let character = String(Unicode.Scalar(byte))
      let hex = String(byte, radix: 16)
      let written = letters[byte] ?? (byte < 0x20 ? #"\u00"# + (byte < 16 ? "0" : "") + hex : character)
      #expect(try JSONValue.string(character).canonicalString() == "\"\(written)\"")
      #expect(try JSONValue(parsing: #""\u00\#(byte < 16 ? "0" : "")\#(hex)""#.utf8) == .string(character))
    }
  }

  @Test func whatNeedsNoEscapeStaysAsItIs() throws {
    let text = "/ \u{7F} \u{80} \u{2028} \u{2029} \u{FEFF} \u{FFFF} é 事案 😀"
    #expect(try JSONValue.string(text).canonicalBytes() == Array("\"\(text)\"".utf8))
  }

  /// The keys of RFC 8785, 3.2.3, in the order given there.
  @Test func keysAreSortedByUTF16() throws {
    let keys = ["\r", "1", "\u{80}", "\u{F6}", "\u{20AC}", "\u{1F600}", "\u{FB33}"]
    let object = JSONObject(keys.reversed().map { ($0, .null) })
    #expect(object.members.map { Array($0.key.utf8) } == keys.map { Array($0.utf8) })
    let text = #"{"\r":null,"1":null,"\#u{80}":null,"ö":null,"€":null,"😀":null,"\#u{FB33}":null}"#
    #expect(try JSONValue.object(object).canonicalBytes() == Array(text.utf8))
  }

  @Test func valuesOfEveryKind() throws {
    let value: JSONValue = [
      "b": .array([.null, .bool(true), .bool(false), .integer(0), .integer(-7), .string("")]),
      "a": ["": .object([:]), "n": .array([])],
    ]
    let text = #"{"a":{"":{},"n":[]},"b":[null,true,false,0,-7,""]}"#
    #expect(try value.canonicalString() == text)
    #expect(try JSONValue(parsingCanonical: text.utf8) == value)
  }

  @Test(arguments: [-9_007_199_254_740_991, -1, 0, 1, 9_007_199_254_740_991])
  func integersUpToTheLimit(_ number: Int) throws {
    #expect(try JSONValue.integer(number).canonicalString() == "\(number)")
    #expect(try JSONValue(parsing: "\(number)".utf8).integer == number)
  }

  @Test(arguments: [-9_007_199_254_740_992, 9_007_199_254_740_992, .min, .max])
  func integersBeyondTheLimit(_ number: Int) {
    #expect(throws: JSONWriteFault.integerOutOfRange(number)) {
      try JSONValue.array([.integer(number)]).canonicalBytes()
    }
    #expect(throws: JSONFault(offset: 1, reason: .integerOutOfRange)) { try JSONValue(parsing: "[\(number)]".utf8) }
  }

  @Test func readersGetWhatIsThereAndNothingElse() {
    let value: JSONValue = ["s": "x", "i": 1, "b": .bool(true), "a": .array([1]), "n": .null]
    #expect(value["s"]?.string == "x")
    #expect(value["i"]?.integer == 1)
    #expect(value["b"]?.bool == true)
    #expect(value["a"]?.array == [1])
    #expect(value["n"]?.isNull == true)
    #expect(value["missing"] == nil)
    #expect(value["s"]?.integer == nil)
    #expect(value["i"]?.string == nil)
    #expect(value["a"]?["s"] == nil)
    #expect(value.object?.members.map(\.key) == ["a", "b", "i", "n", "s"])
  }
}
