import Foundation
import OutsideTools
import Testing
import Typesetting

/// Codes, read by a program that is not ours.
@Suite(.enabled(if: PDFReader.isDue)) struct QRCodeTests {
  private static let note = """
    hikeshi/0123456789abcdef/20261124-7k3f/v1
    42
    8pTDRJNDLscDDG4chh65CyDdL5QK4bIrUipWiqODrDY=

    — hikeshi/0123456789abcdef/20261124-7k3f/v1 X5yP009iNW3yJhTlEGqXAqABTvT0re1tFVUfIejwGc6cdq0rw9MM9pdjosXrn35AizphfYXSjWplC6cUFHJn4Fm4ggM=

    """

  @Test(arguments: ["42-7K3F-9XQM-2B4D-6H8J-0N1P-3R5T-C7", note, "x"]) func aCameraReadsWhatIsIn(text: String) throws {
    let code = try QRCode(text)
    #expect(try QRReader.read(halfBlocks: code.halfBlocks(onDark: true)) == text)
    let blocks: [PrintedDocument.Block] = [.code(code, side: 110, beside: [Paragraph("beside", TextStyle(9))])]
    let set = try Typesetter().set(
      PrintedDocument(
        PrintedDocument.Facts(title: "", author: "", subject: "", creator: "", date: "2026-11-24T21:05:09+09:00"),
        footer: [], blocks))
    let reader = try PDFReader(set.bytes)
    defer { reader.discard() }
    #expect(try reader.code(onPage: 1) == text)
  }

  @Test func whatIsTooLongIsRefused() throws {
    #expect(throws: QRCodeFault.tooLong) { try QRCode(String(repeating: "x", count: 2_332)) }
    #expect(throws: QRCodeFault.tooLong) { try QRCode("") }
    #expect(try QRCode(String(repeating: "x", count: 2_331)).side == 177)
  }

  @Test func aTerminalWithDarkLettersGetsTheSameCodeTurnedOver() throws {
    let code = try QRCode("turned")
    let turned = code.halfBlocks(onDark: false).map { line in
      String(
        line.map { block -> Character in
          switch block {
          case "\u{2588}": " "
          case "\u{2580}": "\u{2584}"
          case "\u{2584}": "\u{2580}"
          default: "\u{2588}"
          }
        })
    }
    #expect(turned.dropLast() == code.halfBlocks(onDark: true).dropLast())
  }

  @Test func theBarsAreTheSquares() throws {
    let code = try QRCode("bars")
    var dark: Set<[Int]> = []
    for bar in code.bars { for step in 0..<bar.length { dark.insert([bar.column + step, bar.row]) } }
    for row in 0..<code.side {
      for column in 0..<code.side { #expect(dark.contains([column, row]) == code.isDark(column, row)) }
    }
  }
}
