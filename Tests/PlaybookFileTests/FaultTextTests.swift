import PlaybookFile
import PlaybookModel
import Testing

@Suite struct FaultTextTests {
  @Test(
    arguments: [
      (
        .unknownReference(.role, "stafff", nearest: "staff"),
        "line 12: tracks[0].steps[2].role: there is no role \"stafff\"; did you mean \"staff\"?",
        "12 行目: tracks[0].steps[2].role: 「stafff」という役割はありません。「staff」ではありませんか。"
      ),
      (
        .unknownWord("x", allowed: ["true", "false"], nearest: nil),
        "line 12: tracks[0].steps[2].role: \"x\" is not possible here; write \"true\" or \"false\"",
        "12 行目: tracks[0].steps[2].role: 「x」は書けません。「true」「false」のどれかを書いてください。"
      ),
      (
        .badDuration("3w", allowed: [.minutes, .hours, .days]),
        "line 12: tracks[0].steps[2].role: \"3w\" is not a length of time; write 15m, 4h or 5d",
        "12 行目: tracks[0].steps[2].role: 「3w」は期間として読めません。15m、4h、5d のように書いてください。"
      ),
      (
        .missingLanguage(.en), "line 12: tracks[0].steps[2].role: the text in English (en) is missing; add it",
        "12 行目: tracks[0].steps[2].role: 英語（en）の文がありません。書き加えてください。"
      ),
      (
        .unknownPlaceholder("{x}", nearest: nil),
        "line 12: tracks[0].steps[2].role: there is no placeholder {x};"
          + " use {company} {incident} {title} {situation} {outward} {discovered} {phone} {policy} {caller} {fact:ID}",
        "12 行目: tracks[0].steps[2].role: {x} という差し込みはありません。"
          + "使えるのは {company} {incident} {title} {situation} {outward} {discovered} {phone} {policy} {caller} {fact:ID} です。"
      ),
    ] as [(PlaybookFault.Problem, String, String)])
  func wholeTexts(_ problem: PlaybookFault.Problem, english: String, japanese: String) {
    let fault = PlaybookFault(
      file: "a.yaml", line: 12, column: 3, path: "tracks[0].steps[2].role", problem: problem)
    #expect(fault.text(in: .en) == english)
    #expect(fault.text(in: .ja) == japanese)
  }

  @Test func aNewerFormatAsksForANewerProgramAndOtherNonsenseDoesNot() {
    let texts = ["2", "0", "x"].map {
      PlaybookFault(file: "a", line: 1, column: 1, path: "hikeshi", problem: .unsupportedFormat($0)).text(in: .en)
    }
    #expect(texts[0] == "line 1: hikeshi: this file has format 2, and this program reads format 1; use a newer program")
    #expect(texts[1] == "line 1: hikeshi: there is no format \"0\"; write hikeshi: 1")
    #expect(texts[2] == "line 1: hikeshi: there is no format \"x\"; write hikeshi: 1")
  }

  /// Each kind of part has a name of its own in both languages.
  @Test func partsAreNamedApart() {
    for language in Language.allCases {
      let texts = PlaybookFault.PartKind.allCases.map {
        PlaybookFault(
          file: "a", line: 1, column: 1, path: "", problem: .unknownReference($0, "x", nearest: nil)
        ).text(in: language)
      }
      #expect(Set(texts).count == PlaybookFault.PartKind.allCases.count)
    }
  }
}
