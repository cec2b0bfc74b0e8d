import Testing
import VisibleText

@Suite struct ConcealedTests {
  /// Every character that may be in no text on a terminal, wherever it stands.
  static let hostile: [Unicode.Scalar] = {
    let ranges: [ClosedRange<UInt32>] = [
      0x00...0x1F, 0x7F...0x9F, 0xAD...0xAD, 0x61C...0x61C, 0x180E...0x180E, 0x200B...0x200F, 0x2028...0x202E,
      0x2060...0x206F, 0x3164...0x3164, 0xFEFF...0xFEFF, 0xFFF9...0xFFFB, 0xFFFE...0xFFFF, 0xFDD0...0xFDEF,
      0xE0000...0xE007F,
    ]
    return ranges.joined().compactMap(Unicode.Scalar.init)
  }()

  @Test(arguments: hostile) func isSeenWhereverItStands(_ scalar: Unicode.Scalar) {
    for text in ["\(scalar)", "a\(scalar)b", "保\(scalar)険", "✔\(scalar)", "👩\(scalar)", "\(scalar)\(scalar)"] {
      let shown = Concealed.revealed(text)
      #expect(!shown.unicodeScalars.contains(scalar))
      #expect(Concealed.revealed(shown) == shown)
      #expect(!Concealed.escaped(json: text).unicodeScalars.contains(scalar))
    }
  }

  @Test(arguments: [
    "", "plain", "情報漏えい・ウイルス被害", "葛\u{E0100}城市の辻\u{E0101}さん", "神\u{FE00}", "👩‍💻と👨‍👩‍👧‍👦", "❤️‍🔥", "🧑🏽‍🚒", "1️⃣", "ガギグ",
    "◯①〒\u{E000}", "é\u{301}", "──",
  ])
  func whatPeopleWriteStays(_ text: String) { #expect(Concealed.revealed(text) == text) }

  @Test func theFormIsFixed() {
    #expect(Concealed.revealed("a\u{1B}[2Jb") == "a‹U+001B›[2Jb")
    #expect(Concealed.revealed("請求\u{202E}fdp.exe") == "請求‹U+202E›fdp.exe")
    #expect(Concealed.revealed("one\ntwo\tthree") == "one⏎two⇥three")
    #expect(Concealed.revealed("tag\u{E0041}") == "tag‹U+E0041›")
    #expect(Concealed.revealed("x\r\ny") == "x‹U+000D›⏎y")
    #expect(Concealed.escaped(json: "{\"a\":\"\u{9B}\u{E0041}\"}") == "{\"a\":\"\\u009B\\uDB40\\uDC41\"}")
  }

  /// Selectors one behind another carry words that nobody sees.
  @Test func onlyOneSelectorBelongsToACharacter() {
    #expect(Concealed.revealed("😀\u{FE0F}\u{FE01}") == "😀\u{FE0F}‹U+FE01›")
    #expect(Concealed.revealed("a\u{E0100}") == "a‹U+E0100›")
    #expect(Concealed.revealed("\u{FE0F}") == "‹U+FE0F›")
    #expect(Concealed.revealed("a\u{200D}b") == "a‹U+200D›b")
  }
}
