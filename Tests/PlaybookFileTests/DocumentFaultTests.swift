import PlaybookFile
import PlaybookModel
import Testing

/// Bytes that are no YAML document, or one that must not be followed.
@Suite struct DocumentFaultTests {
  private let good = SmallPlaybook().yaml

  @Test func aFileOfOneMebibyteIsReadAndOneByteMoreIsNot() {
    let padding = (1 << 20) - good.utf8.count
    #expect(faults(of: good + String(repeating: "#", count: padding)) == [])
    let found = faults(of: good + String(repeating: "#", count: padding + 1))
    #expect(found.map(\.problem) == [.tooLarge(bytes: 1_048_577, limit: 1_048_576)])
    #expect(found.first?.text(in: .en) == "the file has 1048577 bytes; a playbook may have at most 1048576")
  }

  @Test func shiftJISIsRefusedWithItsLine() {
    let bytes = Array("hikeshi: 1\nid: a\ntitle: ".utf8) + [0x93, 0xFA, 0x96, 0x7B] + Array("\n".utf8)
    #expect(faults(of: bytes) == [fault(line: 3, column: 1, .notUTF8)])
  }

  @Test(arguments: ["", "# nothing\n", "---\n...\n", "~\n"])
  func anEmptyFile(_ yaml: String) {
    #expect(faults(of: yaml).map(\.problem) == [.wrongShape(expected: .mapping, found: .nothing)])
  }

  @Test func aSecondDocumentThatNobodyAskedFor() {
    #expect(faults(of: "a: 1\n---\nb: 1\n") == [fault(line: 3, column: 1, .anotherDocument)])
  }

  @Test(arguments: [
    ("a: [1\nb: 2\n", 2), ("a: 'x\n", 2), ("a: b: c\n", 1), ("a: 1\n\tb: 2\n", 2), ("a: %x\nb: @y\n", 1), ("}\n", 1),
    ("a: \u{7}\n", 1), ("a:\n  - &\n", 2),
  ])
  func malformed(_ yaml: String, line: Int) {
    let found = faults(of: yaml)
    #expect(found.map(\.line) == [line])
    guard case .malformed(let reason) = found.first?.problem else {
      Issue.record("not malformed: \(found)")
      return
    }
    #expect(!reason.isEmpty)
  }

  @Test(arguments: [
    "a: *b\n", "a: &b 1\nc: *b\n", "a: &b [1]\nc: [*b]\n", "&a\n? *a\n", "- &a [x]\n- {*a : *a}\n", "- &a\n  - *a\n",
    "- ! &a x\n- *a\n", "- &a !t x\n- *a\n", "a: &a\n  *a\n",
  ])
  func anAliasIsNeverFollowed(_ yaml: String) {
    let found = faults(of: yaml)
    #expect(found.count == 1)
    switch found.first?.problem {
    // Some are not even YAML.
    case .aliasUsed, .malformed: break
    default: Issue.record("followed: \(found)")
    }
  }

  @Test func anAliasIsReportedWhereItStands() {
    let found = faults(of: "hikeshi: 1\nroles: &all [1]\ntracks:\n  - *all\n")
    #expect(found == [fault(line: 4, column: 5, .aliasUsed)])
  }

  @Test func manyAliasesInKeysDoNotTakeForever() {
    let levels = (1...200).map { "- &a\($0) {? [*a\($0 - 1), *a\($0 - 1)] : x}" }
    #expect(faults(of: "- &a0 x\n" + levels.joined(separator: "\n")).map(\.problem) == [.aliasUsed])
  }

  @Test func anAnchorThatNothingRefersToDoesNoHarm() {
    let anchored = SmallPlaybook.step("why: &reason {ja: 理由, en: \"R & D\"}").yaml
    #expect(faults(of: anchored) == [])
  }

  @Test func ampersandsInTextsStay() throws {
    let yaml = SmallPlaybook.step("why: {ja: \"&company\", en: Q&A & R&D}").yaml
    let playbook = try Playbook(yaml: Array(yaml.utf8), fileName: "small.yaml")
    #expect(playbook.steps[0].instructions.why == LocalizedText(ja: "&company", en: "Q&A & R&D"))
  }

  @Test(arguments: [50, 500, 5_000])
  func nestingIsLimited(_ depth: Int) {
    let nested = String(repeating: "{not: ", count: depth) + "{track: main}" + String(repeating: "}", count: depth)
    let found = faults(of: SmallPlaybook.step("after: \(nested)").yaml)
    switch depth {
    case 50: #expect(found == [])
    case 500: #expect(found.map(\.problem) == [.tooDeep(limit: 64)])
    default:
      #expect(found.count == 1)
      guard case .malformed = found.first?.problem else {
        Issue.record("not refused: \(found)")
        return
      }
    }
  }

  @Test func windowsLineEndsAndByteOrderMarkAreRead() throws {
    let yaml = SmallPlaybook.step("why: {ja: 理由, en: Reason}").yaml
    let windows = "\u{FEFF}" + yaml.replacing("\n", with: "\r\n")
    #expect(
      try Playbook(yaml: Array(windows.utf8), fileName: "w") == Playbook(yaml: Array(yaml.utf8), fileName: "u"))
  }

  /// Any cut or single changed byte gives a playbook or faults, and never a crash.
  @Test func damagedFilesAreRefusedOrRead() {
    let bytes = Array(SmallPlaybook.step("answers: [{id: a, label: {ja: 題, en: T}, sets: {leaked: yes}}]").yaml.utf8)
    for length in stride(from: 0, to: bytes.count, by: 7) { _ = faults(of: Array(bytes[..<length])) }
    for (index, byte) in zip(
      stride(from: 0, to: bytes.count, by: 5), Array("{}[]:-#&*!|>'\"%@` \n\t\0\u{FF}".utf8).cycled)
    {
      var damaged = bytes
      damaged[index] = byte
      for fault in faults(of: damaged) { #expect(fault.line >= 1) }
    }
  }

  private func fault(line: Int, column: Int, _ problem: PlaybookFault.Problem) -> PlaybookFault {
    PlaybookFault(file: "small.yaml", line: line, column: column, path: "", problem: problem)
  }
}

extension Array {
  fileprivate var cycled: some Sequence<Element> {
    (0...).lazy.map { self[$0 % self.count] }
  }
}
