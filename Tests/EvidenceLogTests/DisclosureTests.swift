import CanonicalJSON
import EvidenceLog
import Testing

@Suite struct DisclosureTests {
  /// Two spellings of one claim (RFC 9901, 4.2.1): the JSON in them holds blanks, and the second an escape. The first
  /// digest is that of 4.2.3, the second was computed by another program.
  @Test(arguments: [
    (
      "WyJfMjZiYzRMVC1hYzZxMktJNmNCVzVlcyIsICJmYW1pbHlfbmFtZSIsICJNw7ZiaXVzIl0",
      "X9yH0Ajrdm1Oij4tWso9UzzKJvPoDxwmuEcO3XAdRC0"
    ),
    (
      "WyJfMjZiYzRMVC1hYzZxMktJNmNCVzVlcyIsICJmYW1pbHlfbmFtZSIsICJNXHUwMGY2Yml1cyJd",
      "BwU3T4PB1Wk6TbA1HUOm9XenJYLZfYtJGn8hMl77zwg"
    ),
  ])
  func examplesOfRFC9901(_ text: String, _ digest: String) throws {
    let disclosure = try #require(Disclosure(text: text))
    #expect(disclosure.claimName == "family_name")
    #expect(disclosure.value == "Möbius")
    #expect(disclosure.text == text)
    #expect(disclosure.digest == digest)
  }

  @Test func otherSpellingsAreOtherDisclosures() throws {
    let salt = Array(UInt8(0)..<16)
    let plain = Disclosure(salt: salt, claimName: "text.note", value: "x")
    let blank = try #require(
      Disclosure(text: Base64URL.encode(Array(#"["AAECAwQFBgcICQoLDA0ODw", "text.note", "x"]"#.utf8))))
    #expect(blank.value == plain.value)
    #expect(blank != plain)
    #expect(blank.digest != plain.digest)
    let composed = Disclosure(salt: salt, claimName: "name.by", value: "caf\u{E9}")
    let decomposed = Disclosure(salt: salt, claimName: "name.by", value: "cafe\u{301}")
    #expect(composed != decomposed)
    #expect(composed.digest != decomposed.digest)
  }

  @Test func whatIsMadeReadsBack() throws {
    let salt = [UInt8](repeating: 0xFF, count: 16)
    let made = Disclosure(salt: salt, claimName: "name.\"by\"", value: "山田 太郎\n😀")
    #expect(Base64URL.decode(made.text) == Array(#"["_____________________w","name.\"by\"","山田 太郎\n😀"]"#.utf8))
    let read = try #require(Disclosure(text: made.text))
    #expect(read == made)
    #expect(read.claimName == made.claimName)
    #expect(read.value == made.value)
    #expect(made.digest == Base64URL.encode(Hash256.of(Array(made.text.utf8)).bytes))
    #expect(made.digest.utf8.count == 43)
  }

  @Test(arguments: [
    "", "[]", #"["a"]"#, #"["salt","x"]"#, #"["salt","x","y","z"]"#, #"["salt","x",1]"#, #"["salt",1,"y"]"#,
    #"[1,"x","y"]"#,
    #"["salt","x",null]"#, #"["salt","x",["y"]]"#, #"{"a":"b"}"#, #"["salt","x","y"]]"#, #"["salt","x","y"#,
    #"["salt","_sd","y"]"#, #"["salt","...","y"]"#, #"["salt","x","\ud800"]"#,
  ])
  func refuses(_ json: String) {
    #expect(Disclosure(text: Base64URL.encode(Array(json.utf8))) == nil)
  }

  @Test func refusesOtherBase64() throws {
    let text = Base64URL.encode(Array(#"["salt","x","yy"]"#.utf8))
    #expect(Disclosure(text: text) != nil)
    #expect(Disclosure(text: text + "=") == nil)
    #expect(Disclosure(text: text + "\n") == nil)
    #expect(Disclosure(text: text + "~") == nil)
  }
}
