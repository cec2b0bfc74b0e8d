import EvidenceLog
import Testing

@Suite struct InclusionFileTests {
  static let origin = "hikeshi/a/v1"
  static let key = LogSigningKey()
  static let verifier = key.verifierKey(name: origin)

  private func file(for index: Int, size: Int) throws -> InclusionFile {
    let root = try #require(KnownTree.tree.root(size: size))
    let note = try Self.key.sign(Checkpoint(origin: Self.origin, size: size, root: root))
    return InclusionFile(
      index: index, proof: try #require(KnownTree.tree.inclusionProof(of: index, size: size)), checkpoint: note)
  }

  @Test(arguments: 1...8)
  func everyLeafOfEverySize(_ size: Int) throws {
    for index in 0..<size {
      let file = try file(for: index, size: size)
      let read = try InclusionFile(parsing: file.bytes)
      #expect(read == file)
      let leaf = KnownTree.tree.leaves[index]
      #expect(try read.check(leafHash: leaf, key: Self.verifier).size == size)
      for other in KnownTree.tree.leaves where other != leaf {
        #expect(throws: InclusionFault.proof(.rootDiffers)) { try read.check(leafHash: other, key: Self.verifier) }
      }
    }
  }

  @Test func bytesAreThoseOfTheStandard() throws {
    let file = try file(for: 2, size: 3)
    let text = "c2sp.org/tlog-proof@v1\nindex 2\n+sVCA+fMaWzw38tCySodnbr3CtnmIfS9jZhmLwDjwSU=\n\n"
    #expect(String(decoding: file.bytes, as: UTF8.self).hasPrefix(text + "hikeshi/a/v1\n3\n"))
  }

  @Test func everyFlippedBitIsRefused() throws {
    let bytes = try file(for: 5, size: 7).bytes
    let leaf = KnownTree.tree.leaves[5]
    _ = try InclusionFile(parsing: bytes).check(leafHash: leaf, key: Self.verifier)
    for index in bytes.indices {
      for bit in 0..<8 {
        var changed = bytes
        changed[index] ^= 1 << bit
        #expect(throws: InclusionFault.self, "byte \(index), bit \(bit)") {
          _ = try InclusionFile(parsing: changed).check(leafHash: leaf, key: Self.verifier)
        }
      }
      #expect(throws: InclusionFault.self) {
        _ = try InclusionFile(parsing: Array(bytes[..<index])).check(leafHash: leaf, key: Self.verifier)
      }
    }
  }

  @Test(
    arguments: [
      ("", .notAProofFile),
      ("c2sp.org/tlog-proof@v2\nindex 0\n\nx\n", .notAProofFile),
      ("c2sp.org/tlog-proof@v1\n", .notAProofFile),
      ("c2sp.org/tlog-proof@v1\nextra AAAA\nindex 0\n\nx\n", .extraData),
      ("c2sp.org/tlog-proof@v1\nindex 00\n\nx\n", .badIndex),
      ("c2sp.org/tlog-proof@v1\nindex\n\nx\n", .badIndex),
      ("c2sp.org/tlog-proof@v1\nindex 0\nAAAA\n\nx\n", .badNode(1)),
      ("c2sp.org/tlog-proof@v1\nindex 0\n", .noCheckpoint),
      ("c2sp.org/tlog-proof@v1\nindex 0\n\n", .noCheckpoint),
    ] as [(String, InclusionFault)])
  func refuses(_ text: String, _ fault: InclusionFault) {
    #expect(throws: fault) { try InclusionFile(parsing: Array(text.utf8)) }
  }

  @Test func aProofHasAnEnd() {
    let node = MerkleHashing.emptyRoot.base64 + "\n"
    let text = "c2sp.org/tlog-proof@v1\nindex 0\n" + String(repeating: node, count: 64) + "\nx\n"
    #expect(throws: InclusionFault.badNode(64)) { try InclusionFile(parsing: Array(text.utf8)) }
  }
}
