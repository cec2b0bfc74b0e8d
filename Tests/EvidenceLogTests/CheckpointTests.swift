import EvidenceLog
import Testing

@Suite struct CheckpointTests {
  static let root = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I="

  /// The example of C2SP tlog-checkpoint.
  @Test func theExampleOfTheStandard() throws {
    let text = "example.com/behind-the-sofa\n20852163\n\(Self.root)\n"
    let checkpoint = try Checkpoint(parsing: Array(text.utf8))
    #expect(checkpoint.origin == "example.com/behind-the-sofa")
    #expect(checkpoint.size == 20_852_163)
    #expect(checkpoint.root.base64 == Self.root)
    #expect(checkpoint.text == text)
    let signature =
      "Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8="
    let note = try SignedNote(parsing: Array("\(text)\n— example.com/behind-the-sofa \(signature)\n".utf8))
    #expect(note.text == Array(text.utf8))
  }

  @Test func theEmptyLog() throws {
    let checkpoint = Checkpoint(origin: "hikeshi/a/v1", size: 0, root: MerkleHashing.emptyRoot)
    #expect(checkpoint.text == "hikeshi/a/v1\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n")
    #expect(try Checkpoint(parsing: Array(checkpoint.text.utf8)) == checkpoint)
  }

  @Test(
    arguments: [
      ("", .notThreeLines),
      ("o\n1\n", .notThreeLines),
      ("o\n1\n\(root)", .notThreeLines),
      ("o\n1\n\(root)\nextension\n", .notThreeLines),
      ("o\n1\n\(root)\n\n", .notThreeLines),
      ("\no\n1\n\(root)\n", .notThreeLines),
      ("\n1\n\(root)\n", .badOrigin),
      ("a b\n1\n\(root)\n", .badOrigin),
      ("a+b\n1\n\(root)\n", .badOrigin),
      ("o\r\n1\n\(root)\n", .badOrigin),
      ("o\n\n\(root)\n", .badSize),
      ("o\n01\n\(root)\n", .badSize),
      ("o\n00\n\(root)\n", .badSize),
      ("o\n+1\n\(root)\n", .badSize),
      ("o\n-1\n\(root)\n", .badSize),
      ("o\n1 \n\(root)\n", .badSize),
      ("o\n1e3\n\(root)\n", .badSize),
      ("o\n９\n\(root)\n", .badSize),
      ("o\n9223372036854775808\n\(root)\n", .badSize),
      ("o\n1\n\n", .badRoot),
      ("o\n1\n\(root.dropLast())\n", .badRoot),
      ("o\n1\n\(root.dropLast(2))J=\n", .badRoot),
      ("o\n1\n \(root)\n", .badRoot),
      ("o\n1\n\(root)\r\n", .badRoot),
      ("o\n1\nAAAA\n", .badRoot),
    ] as [(String, CheckpointFault)])
  func refuses(_ text: String, _ fault: CheckpointFault) {
    #expect(throws: fault) { try Checkpoint(parsing: Array(text.utf8)) }
  }

  @Test func originsAreComparedAsBytes() {
    let root = MerkleHashing.emptyRoot
    #expect(
      Checkpoint(origin: "caf\u{E9}", size: 0, root: root) != Checkpoint(origin: "cafe\u{301}", size: 0, root: root))
  }
}
