import EvidenceLog
import Testing

@Suite struct SignedNoteTests {
  /// The example of C2SP signed-note: a text with an empty line in it.
  static let poem = """
    Ognuno sta solo sul cuor della terra
    trafitto da un raggio di sole:

    ed è subito sera.

    — quasimodo.example/salvatore NnugSzTjtVAewIS+Z/iJhUPeFDkO/5QQ2i5ddnGITLlC+EhfLW9oJKONrMouFSQU0xMcXxj99ihAQwaqP3ZekRwNtIc=

    """

  @Test func theExampleOfTheStandard() throws {
    let note = try SignedNote(parsing: Array(Self.poem.utf8))
    #expect(String(decoding: note.text, as: UTF8.self).hasSuffix("sole:\n\ned è subito sera.\n"))
    #expect(note.signatures.map(\.name) == ["quasimodo.example/salvatore"])
    #expect(note.signatures.map(\.keyID.hex) == ["367ba04b"])
    #expect(note.signatures.map(\.signature.count) == [64])
    #expect(note.bytes == Array(Self.poem.utf8))
  }

  @Test func severalSignatures() throws {
    let text = "a\n\n— x AAAAAQI=\n— y/é AAAAAgMEBQ==\n"
    let note = try SignedNote(parsing: Array(text.utf8))
    #expect(note.text == Array("a\n".utf8))
    #expect(note.signatures.map(\.name) == ["x", "y/é"])
    #expect(note.signatures.map(\.keyID.value) == [1, 2])
    #expect(note.signatures.map(\.signature) == [[2], [3, 4, 5]])
    #expect(note.bytes == Array(text.utf8))
  }

  @Test(
    arguments: [
      ("", .noSignatures),
      ("\n", .noSignatures),
      ("a\n", .noSignatures),
      ("a\n\n", .noSignatures),
      ("a\n— x AAAAAQI=\n", .noSignatures),
      ("a\n\n— x AAAAAQI=", .noSignatures),
      ("\n— x AAAAAQI=\n", .noSignatures),
      ("a\n\n— x AAAAAQI=\n\n", .noSignatures),
      ("a\n\n- x AAAAAQI=\n", .badSignatureLine(1)),
      ("a\n\n—x AAAAAQI=\n", .badSignatureLine(1)),
      ("a\n\n—  AAAAAQI=\n", .badSignatureLine(1)),
      ("a\n\n— x\n", .badSignatureLine(1)),
      ("a\n\n— x  AAAAAQI=\n", .badSignatureLine(1)),
      ("a\n\n— x AAAAAQI= \n", .badSignatureLine(1)),
      ("a\n\n— x AAAAAQI\n", .badSignatureLine(1)),
      ("a\n\n— x AAAAAQJ=\n", .badSignatureLine(1)),
      ("a\n\n— x AAAAAQ==\n", .badSignatureLine(1)),
      ("a\n\n— x+y AAAAAQI=\n", .badSignatureLine(1)),
      ("a\n\n— x\u{A0}y AAAAAQI=\n", .badSignatureLine(1)),
      ("a\n\n— x\u{3000} AAAAAQI=\n", .badSignatureLine(1)),
      ("a\n\n— x AAAAAQI=\nb\n", .badSignatureLine(2)),
      ("a\n\n— x AAAAAQI=\nb — y AAAAAQI=\n", .badSignatureLine(2)),
      ("a\r\n\n— x AAAAAQI=\n", .controlCharacter),
      ("a\n\n— x AAAAAQI=\r\n", .controlCharacter),
      ("a\tb\n\n— x AAAAAQI=\n", .controlCharacter),
      ("a\0\n\n— x AAAAAQI=\n", .controlCharacter),
    ] as [(String, NoteFault)])
  func refuses(_ text: String, _ fault: NoteFault) {
    #expect(throws: fault) { try SignedNote(parsing: Array(text.utf8)) }
  }

  @Test func refusesWhatIsNotUTF8() {
    #expect(throws: NoteFault.notUTF8) { try SignedNote(parsing: [0xFF] + Array(Self.poem.utf8)) }
    #expect(throws: NoteFault.notUTF8) { try SignedNote(parsing: Array(Self.poem.utf8) + [0xE2, 0x80]) }
  }

  @Test func thereIsALimit() throws {
    func note(_ count: Int) -> [UInt8] {
      Array("a\n\n".utf8) + (0..<count).flatMap { Array("— x\($0) AAAAAQI=\n".utf8) }
    }
    #expect(try SignedNote(parsing: note(100)).signatures.count == 100)
    #expect(throws: NoteFault.tooManySignatures(101)) { try SignedNote(parsing: note(101)) }
  }
}
