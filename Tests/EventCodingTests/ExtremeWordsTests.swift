import CanonicalJSON
import CivilTime
import EventCoding
import PlaybookModel
import RunEngine
import Testing

@Suite struct ExtremeWordsTests {
  private static func note(_ words: String) -> Leaf { Examples.bareLeaf(.noteTaken(NoteTaken(note: .text(words)))) }

  private static func readNote(_ encoded: EncodedLeaf) throws -> String? {
    let event = try Leaf(bytes: encoded.bytes, disclosures: encoded.disclosures).recorded.event
    guard case .noteTaken(let note) = event else { return nil }
    return note.note.text
  }

  /// Byte for byte: Swift's own equality would take NFC and NFD for one text.
  @Test(
    arguments: [
      "", " ", "が", "か\u{3099}", "é", "e\u{301}", "👩‍👩‍👧‍👦 🇯🇵 🏳️‍🌈", "\u{0}\u{1}\u{8}\t\n\u{b}\u{c}\r\u{1f}",
      "\u{7f}\u{80}\u{9f}",
      "\u{feff}", "\u{202e}abc\u{202c}", "\u{fffd}\u{ffff}\u{10ffff}", #"\"/<>&'"#, "\u{2028}\u{2029}", "null", "_sd",
      "...",
    ])
  func words(_ words: String) throws {
    let encoded = try Self.note(words).encodedRepeatably()
    #expect(try Self.readNote(encoded).map { Array($0.utf8) } == Array(words.utf8))
  }

  @Test func composedAndDecomposedAreTwoTexts() throws {
    let composed = try Self.note("が").encodedRepeatably()
    let decomposed = try Self.note("か\u{3099}").encodedRepeatably()
    #expect(composed.bytes != decomposed.bytes)
    #expect(throws: LeafFault.notCommitted(0)) { try Leaf(bytes: composed.bytes, disclosures: decomposed.disclosures) }
  }

  /// A name that is not disclosable stands in the bytes as it was typed.
  @Test func namesInTheBytesAreNotNormalised() throws {
    for endpoint in ["が", "か\u{3099}", "a\u{0}b"] {
      let queued = NoticeQueued(delivery: DeliveryID("d"), endpoint: endpoint, to: RoleID("agent"), message: nil)
      let encoded = try Examples.bareLeaf(.noticeQueued(queued)).encodedRepeatably()
      let data = try JSONValue(parsing: encoded.bytes)["data"]
      #expect(data?["endpoint"].map { $0 == .string(endpoint) } == true)
      #expect(try Leaf(bytes: encoded.bytes, disclosures: []).recorded.event == .noticeQueued(queued))
    }
  }

  @Test(arguments: [0, 1, -1, 9_007_199_254_740_991, -9_007_199_254_740_991])
  func numbersThatEveryReaderHolds(_ number: Int) throws {
    for event in [
      Event.factStated(FactStated(fact: FactID("f"), value: .number(number))),
      .clockJumped(ClockJumped(byMilliseconds: Int64(number))),
    ] {
      let leaf = Examples.bareLeaf(event)
      #expect(try Leaf(bytes: leaf.encodedRepeatably().bytes, disclosures: []) == leaf)
    }
  }

  @Test(arguments: [9_007_199_254_740_992, -9_007_199_254_740_992, .max, .min] as [Int])
  func otherNumbersAreNotWritten(_ number: Int) {
    for event in [
      Event.factStated(FactStated(fact: FactID("f"), value: .number(number))),
      .clockJumped(ClockJumped(byMilliseconds: Int64(number))),
    ] {
      #expect(throws: JSONWriteFault.integerOutOfRange(number)) { try Examples.bareLeaf(event).encodedRepeatably() }
    }
  }

  @Test(arguments: ["0001-01-01T00:00:00.000Z", "1969-12-31T23:59:59.999Z", "9999-12-31T23:59:59.999Z"])
  func theWholeCalendar(_ text: String) throws {
    let instant = try #require(Instant(utcText: text))
    let leaf = Examples.bareLeaf(.factStated(FactStated(fact: .discovered, value: .instant(instant))))
    #expect(try Leaf(bytes: leaf.encodedRepeatably().bytes, disclosures: []) == leaf)
  }

  /// Words are kept beside the leaf, so they may be long; what is in the bytes may not.
  @Test func theLargestLeaf() throws {
    #expect(try Self.readNote(Self.note(String(repeating: "長", count: 100_000)).encodedRepeatably())?.count == 100_000)
    func leaf(_ size: Int) -> Leaf {
      let name = String(repeating: "e", count: size)
      let queued = NoticeQueued(delivery: DeliveryID("d"), endpoint: name, to: RoleID("agent"), message: nil)
      return Examples.bareLeaf(.noticeQueued(queued))
    }
    let room = 65_535 - (try leaf(0).encodedRepeatably().bytes.count)
    let largest = try leaf(room).encodedRepeatably()
    #expect(largest.bytes.count == Leaf.largest)
    #expect(try Leaf(bytes: largest.bytes, disclosures: []) == leaf(room))
    #expect(throws: LeafFault.tooLarge(65_536)) { try leaf(room + 1).encodedRepeatably() }
    let text = String(decoding: largest.bytes, as: UTF8.self).replacing("eee", with: "eeee", maxReplacements: 1)
    #expect(throws: LeafFault.tooLarge(65_536)) { try Leaf(bytes: Array(text.utf8), disclosures: []) }
  }
}
