import Testing

@testable import CanonicalJSON

@Suite struct ExactTextTests {
  static let composed = "caf\u{E9}"
  static let decomposed = "cafe\u{301}"

  @Test func composedAndDecomposedKeysAreTwoKeys() throws {
    #expect(Self.composed == Self.decomposed, "what Swift says, and why this suite exists")
    let object = JSONObject([(Self.composed, 1), (Self.decomposed, 2)])
    #expect(object.members.count == 2)
    #expect(object[Self.composed] == 1)
    #expect(object[Self.decomposed] == 2)
    let bytes = try JSONValue.object(object).canonicalBytes()
    #expect(bytes == Array(#"{"cafe\#u{301}":2,"caf\#u{E9}":1}"#.utf8))
    #expect(try JSONValue(parsingCanonical: bytes) == .object(object))
  }

  @Test func composedAndDecomposedTextsAreTwoValues() {
    #expect(JSONValue.string(Self.composed) != .string(Self.decomposed))
    #expect(JSONObject([(Self.composed, 1)]) != JSONObject([(Self.decomposed, 1)]))
    #expect(JSONObject([(Self.composed, 1)])[Self.decomposed] == nil)
    #expect(Set<JSONValue>([.string(Self.composed), .string(Self.decomposed)]).count == 2)
    #expect(Set<JSONValue>([.string(Self.composed), .string(Self.composed)]).count == 1)
  }

  /// The Kelvin sign is canonically equivalent to the letter K.
  @Test func aKeyThatSwiftTakesForAnASCIIOneIsNot() throws {
    let object = try JSONValue(parsing: "{\"\u{212A}\":1}".utf8)
    #expect(object["K"] == nil)
    #expect(object["\u{212A}"] == 1)
  }

  @Test func orderIsThatOfUTF16ForEveryPairOfShortTexts() {
    // The ends of every range that UTF-8 or UTF-16 treats apart.
    let scalars: [Unicode.Scalar] = [
      "\0", "a", "\u{7F}", "\u{80}", "\u{7FF}", "\u{800}", "\u{CFFF}", "\u{D000}", "\u{D7FF}", "\u{E000}", "\u{EFFF}",
      "\u{F000}", "\u{FB33}", "\u{FFFF}", "\u{10000}", "\u{1F600}", "\u{3FFFF}", "\u{40000}", "\u{FFFFF}", "\u{100000}",
      "\u{10FFFF}",
    ]
    let single = scalars.map { String($0) }
    let texts = [""] + single + single.flatMap { first in single.map { first + $0 } }
    for left in texts {
      for right in texts where ExactText.precedes(left, right) != left.utf16.lexicographicallyPrecedes(right.utf16) {
        Issue.record("order of \(left.unicodeScalars) and \(right.unicodeScalars)")
      }
    }
  }

  @Test func aKeyTwiceMakesNoObject() {
    #expect(JSONObject(ifUnique: [("a", 1), ("b", 2), ("a", 1)]) == nil)
    #expect(JSONObject(ifUnique: [("b", 2), ("a", 1)]) == ["a": 1, "b": 2])
    #expect(JSONObject(ifUnique: []) == [:])
  }
}
