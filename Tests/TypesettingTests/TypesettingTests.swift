import Foundation
import OutsideTools
import Testing
import Typesetting

/// What is set is there, in its place, and readable by programs that are not ours.
@Suite(.enabled(if: PDFReader.isDue)) struct TypesettingTests {
  private let typesetter: Typesetter

  init() throws { typesetter = try Typesetter() }

  private let style = TextStyle(9)

  private func document(_ blocks: [PrintedDocument.Block]) -> PrintedDocument {
    PrintedDocument(
      PrintedDocument.Facts(
        title: "題 (title) \\ <b>", author: "火消し製作所", subject: "s", creator: "hikeshi test",
        date: "2026-11-24T21:05:09+09:00"),
      banner: Paragraph("訓練 DRILL", style), runningHead: [Paragraph("running head", style)],
      footer: [Paragraph("控え 42-7K3F", style)], blocks)
  }

  private func reading<Value>(
    _ blocks: [PrintedDocument.Block], _ body: (PDFReader, SetDocument) throws -> Value
  ) throws -> Value {
    let set = try typesetter.set(document(blocks))
    let reader = try PDFReader(set.bytes)
    defer { reader.discard() }
    return try body(reader, set)
  }

  @Test func textOfBothLanguagesIsFoundInEmbeddedSubsets() throws {
    try reading([
      .paragraph(Paragraph("記録した時刻 and an English sentence", style).adding("太字 bold", TextStyle(9, bold: true)))
    ]) {
      reader, set in
      #expect(try reader.pages().count == 1)
      #expect(try reader.pages()[0].contains("記録した時刻 and an English sentence"))
      let fonts = try reader.fonts()
      #expect(!fonts.isEmpty && fonts.allSatisfy { $0.embedded && $0.subset && $0.unicode }, "\(fonts)")
      #expect(try reader.check() == 0)
      let facts = try reader.facts()
      #expect(facts["Title"] == "題 (title) \\ <b>" && facts["Author"] == "火消し製作所")
      #expect(facts["Page size"]?.contains("A4") == true && facts["Pages"] == "1")
      #expect(facts["CreationDate"] == facts["ModDate"])
      #expect(
        set.fonts.count == 3 && set.fonts.allSatisfy { $0.contains(/^[A-Za-z0-9-]+ \d+\.\d{3} [0-9a-f]{8}$/) },
        "\(set.fonts)")
    }
  }

  /// The second is set after others, by the same process.
  @Test func theSameDocumentIsTheSameBytes() throws {
    let blocks: [PrintedDocument.Block] = [.paragraph(Paragraph("同じもの the same ＡＢＣ ①", style))]
    let first = try typesetter.set(document(blocks)).bytes
    _ = try typesetter.set(document([.paragraph(Paragraph("別のもの another 犬猫 😀", TextStyle(20, bold: true)))]))
    #expect(try Typesetter().set(document(blocks)).bytes == first)
    let other = try typesetter.set(document([.paragraph(Paragraph("同じもの the same ＡＢＣ ②", style))])).bytes
    #expect(other != first)
  }

  private func table(_ count: Int) -> Table {
    let head = Table.Row([.init([Paragraph("番号HEAD", style)]), .init([Paragraph("内容", style)])])
    let rows = (0..<count).map { number in
      let lines = (0...(number % 5)).map { "row\(number)line\($0)" }.joined(separator: "\n")
      return Table.Row([.init([Paragraph("#\(number)#", style)]), .init([Paragraph(lines, style)])])
    }
    return Table(columns: [60, 300], head: head, rows: rows)
  }

  @Test func aLongTableHasItsHeadAndTheFooterOnEveryPageAndLosesNoRow() throws {
    try reading([.table(table(500))]) { reader, set in
      let pages = try reader.pages()
      #expect(pages.count == set.pages && pages.count > 20)
      for (index, page) in pages.enumerated() {
        #expect(page.contains("番号HEAD") && page.contains("控え 42-7K3F") && page.contains("訓練 DRILL"), "page \(index)")
        #expect(page.contains("\(index + 1) / \(pages.count)"), "page \(index)")
        #expect(page.contains("running head") == (index > 0), "page \(index)")
      }
      let whole = pages.joined()
      let found = whole.matches(of: /#(\d+)#/).compactMap { Int($0.output.1) }
      #expect(found == Array(0..<500))
      // Rows that fit stay on one page: the number and the last line of each.
      for number in 0..<500 {
        let page = try #require(pages.first { $0.contains("#\(number)#") })
        #expect(page.contains("row\(number)line\(number % 5)"), "row \(number)")
      }
    }
  }

  @Test func aRowThatNoPageCanHoldGoesOnOnTheNext() throws {
    let long = (0..<300).map { "word\($0)" }.joined(separator: "\n")
    let row = Table.Row([.init([Paragraph("left", style)]), .init([Paragraph(long, style)])])
    let table = Table(
      columns: [60, 300], head: Table.Row([.init([Paragraph("HEAD", style)]), .init([])]), rows: [row])
    try reading([.table(table), .paragraph(Paragraph("after", style))]) { reader, _ in
      let pages = try reader.pages()
      #expect(pages.count > 3)
      #expect(pages.dropLast().allSatisfy { $0.contains("HEAD") })
      #expect(pages.joined().matches(of: /word(\d+)/).compactMap { Int($0.output.1) } == Array(0..<300))
      #expect(pages.last?.contains("after") == true)
    }
  }

  @Test func aVeryLongWordIsBrokenAtTheEdge() throws {
    let word = String(repeating: "0123456789abcdefghIJKLmnopqrs+/", count: 40)
    let cell = Table.Row([.init([Paragraph(word, style)]), .init([Paragraph("じゅげむ" + word, style)])])
    try reading([.paragraph(Paragraph(word, style)), .table(Table(columns: [80, 200], rows: [cell]))]) { reader, _ in
      let (rightmost, text) = (try reader.rightmost(), try reader.dense())
      #expect(rightmost <= Sheet.width - Sheet.margin + 1)
      #expect(text.contains(word))
    }
  }

  /// Whatever is pasted in, in whatever script: all of it is there, and set piece by piece.
  @Test func aWholeLogThatSomebodyPastedInIsAllThere() throws {
    let lines = (0..<900).map { "line\($0) " + String(repeating: "ab", count: $0 % 40) }
    let log = lines.joined(separator: "\n")
    let sentences = (0..<900).map { "文\($0)です。" }.joined()
    let word = (0..<2_000).map { "w\($0)" }.joined(separator: "x")
    let cell = Table.Row([
      .init([Paragraph("log: ", style).adding(log, style)]),
      .init([Paragraph(sentences, style), Paragraph(word, style)]),
    ])
    try reading([.table(Table(columns: [250, 250], rows: [cell]))]) { reader, _ in
      let pages = try reader.pages()
      let text = try reader.dense()
      #expect(pages.count > 10)
      #expect((0..<900).allSatisfy { text.contains("line\($0)") })
      // One that goes over the end of a page has its footer in the middle.
      #expect((0..<900).count { text.contains("文\($0)です。") } >= 900 - pages.count)
      #expect(Set(text.matches(of: /w(\d+)(?=x|$)/).map(\.output.1)).count >= 1_900)
    }
  }

  @Test func oddCharactersBreakNothing() throws {
    let odd = [
      "絵文字 😀👩‍👩‍👧‍👦🇯🇵", "combining e\u{301}\u{301}\u{301} か\u{3099}", "עברית ועוד (abc) العربية",
      "a\u{0}b\u{7}c\u{1B}[31md\u{9F}e",
      "left\u{202E}thgir\u{202C} \u{2066}x\u{2069}\u{2028}y", "\u{FFFE}\u{FFFF}\u{10FFFF}", "𠮷野家 髙橋 﨑", "\r\n\t end",
      "",
      String(repeating: "\n", count: 200), String(repeating: "\u{301}", count: 5_000),
    ]
    try reading(odd.map { .paragraph(Paragraph($0, style)) } + [.paragraph(Paragraph("終わり the end", style))]) {
      reader, _ in
      let pages = try reader.pages()
      #expect(pages.last?.contains("終わり the end") == true)
      let text = pages.joined()
      #expect(text.contains("𠮷野家 髙橋 﨑") && text.contains("a�b�c�[31md�e"))
      #expect(text.contains("left�thgir� �x��y"))
      #expect(try reader.check() == 0)
    }
  }

  /// Of all that Unicode has, one in a prime number, and all that are no characters.
  @Test func nothingThatCanBeWrittenStopsThePrinting() throws {
    let all = stride(from: UInt32(0), to: 0x11_0000, by: 61).compactMap(Unicode.Scalar.init)
    let odd =
      (UInt32(0xFDD0)...0xFDEF).map { $0 } + (UInt32(0)...16).flatMap { [$0 << 16 | 0xFFFE, $0 << 16 | 0xFFFF] }
    let scalars = all + odd.compactMap(Unicode.Scalar.init)
    let paragraphs = stride(from: 0, to: scalars.count, by: 512).map { start in
      Paragraph(String(String.UnicodeScalarView(scalars[start..<min(start + 512, scalars.count)])), style)
    }
    try reading(paragraphs.map { .paragraph($0) } + [.paragraph(Paragraph("the end", style))]) { reader, set in
      let facts = try reader.facts()
      #expect(facts["Pages"] == "\(set.pages)")
      let text = try reader.dense()
      #expect(text.contains("theend"))
    }
  }

  @Test func whatADocumentSaysOfItselfMayBeAnything() throws {
    let odd = "a\u{0}b\n\u{FFFE}\u{202E}(\\)<>\u{1F600}"
    let facts = PrintedDocument.Facts(title: odd, author: odd, subject: odd, creator: odd, date: "")
    let set = try typesetter.set(PrintedDocument(facts, footer: [], [.paragraph(Paragraph("there", style))]))
    let reader = try PDFReader(set.bytes)
    defer { reader.discard() }
    #expect(try reader.check() == 0)
    #expect(try reader.facts()["Title"] == "a�b ��(\\)<>😀")
  }

  @Test func everyPageIsInsideItsMargins() throws {
    try reading([.table(table(40)), .newPage, .paragraph(Paragraph("last", style)), .need(5_000)]) { reader, _ in
      let boxes = try ExternalTool.run("pdftotext", "-bbox", reader.file.path, "-").output
      for match in boxes.matches(of: /xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)"/) {
        let box = [match.output.1, match.output.2, match.output.3, match.output.4].compactMap { Double($0) }
        #expect(box[0] >= 44 && box[2] <= Sheet.width - 44 && box[1] >= 20 && box[3] <= Sheet.height - 15, "\(box)")
      }
    }
  }
}
