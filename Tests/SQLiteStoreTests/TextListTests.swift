import Foundation
import RunStore
import Testing

@testable import SQLiteStore

@Suite struct TextListTests {
  @Test(arguments: [
    ([], ""), ([""], "0:,"), (["hello", ""], "5:hello,0:,"), (["a,1:b"], "5:a,1:b,"), (["火消し"], "9:火消し,"),
    (["\u{0}", "\n"], "1:\u{0},1:\n,"),
  ])
  func writesNetstrings(texts: [String], written: String) throws {
    #expect(TextList(texts).bytes == Data(written.utf8))
    #expect(try TextList(bytes: Data(written.utf8)).texts == texts)
  }

  @Test(arguments: [
    "x", ":", ":,", "1", "1:", "1:a", "1:ab", "2:a,", "-1:,", "+1:a,", " 1:a,", "1:a,x", "1:a,,", "0:a,",
    "99999999999999999999:a,", "9999999999:a,",
  ])
  func refusesWhatItDidNotWrite(written: String) {
    #expect(throws: StoreError.corrupt("list of texts")) { try TextList(bytes: Data(written.utf8)) }
  }

  @Test func refusesWhatIsNotUTF8() {
    #expect(throws: StoreError.corrupt("list of texts")) { try TextList(bytes: Data([0x31, 0x3A, 0xFF, 0x2C])) }
  }
}
