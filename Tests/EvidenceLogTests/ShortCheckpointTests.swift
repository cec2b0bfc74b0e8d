import EvidenceLog
import Testing

@Suite struct ShortCheckpointTests {
  private let root = Hash256.of(Array("a record".utf8))

  @Test func itIsReadBackHoweverItIsWritten() throws {
    let short = ShortCheckpoint(size: 42, root: root)
    let text = short.text
    #expect(text.split(separator: "-").map(\.count) == [2, 4, 4, 4, 4, 4, 4, 2])
    let small = text.lowercased().replacing("-", with: " ")
    let lookalike = text.replacing("0", with: "o").replacing("1", with: "l").replacing(
      "42-", with: "42-", maxReplacements: 1)
    let wide = String(text.unicodeScalars.map { Character(Unicode.Scalar($0.value + 0xFEE0) ?? $0) })
    for typed in [text, small, wide, " \(text)\n"] { #expect(ShortCheckpoint(typed: typed) == short, "\(typed)") }
    if !lookalike.hasPrefix("42-") { return }
    #expect(ShortCheckpoint(typed: lookalike) == short)
    #expect(short.fits(root) && !short.fits(Hash256.of([1])))
  }

  /// One wrong letter is found, all but about one in a thousand times; so is a wrong size.
  @Test func aSlipOfThePenIsFound() {
    var found = 0
    var tried = 0
    for size in 1...40 {
      let letters = Array(ShortCheckpoint(size: size, root: root).text)
      for place in letters.indices where letters[place] != "-" {
        var wrong = letters
        wrong[place] = letters[place] == "7" ? "8" : "7"
        tried += 1
        if ShortCheckpoint(typed: String(wrong)) == nil { found += 1 }
      }
    }
    #expect(found * 100 > tried * 98, "\(found) of \(tried)")
  }

  @Test(arguments: ["", "42", "42-AAAA", "x-AAAA-AAAA-AAAA-AAAA-AAAA-AAAA-AA", "042-AAAA-AAAA-AAAA-AAAA-AAAA-AAAA-AA"])
  func whatIsNoneIsRefused(typed: String) { #expect(ShortCheckpoint(typed: typed) == nil) }
}
