import Crypto
import Testing

@testable import EvidenceLog

@Suite struct AnotherLogTests {
  /// Signed by the right key under the right name, and about another log: what a careless signer might make.
  @Test func aCheckpointOfAnotherLogIsRefused() throws {
    let key = Curve25519.Signing.PrivateKey()
    let verifier = VerifierKey(name: "hikeshi/a/v1", publicKey: Array(key.publicKey.rawRepresentation))
    func note(_ text: String) throws -> [UInt8] {
      let signature = Array(try key.signature(for: Array(text.utf8)))
      return SignedNote(
        text: Array(text.utf8), signatures: [.init(name: verifier.name, keyID: verifier.keyID, signature: signature)]
      ).bytes
    }
    let other = Checkpoint(origin: "hikeshi/b/v1", size: 0, root: MerkleHashing.emptyRoot)
    #expect(throws: CheckpointFault.anotherOrigin("hikeshi/b/v1")) { try verifier.open(note(other.text)) }
    let own = Checkpoint(origin: verifier.name, size: 0, root: MerkleHashing.emptyRoot)
    #expect(try verifier.open(note(own.text)) == own)
    #expect(throws: CheckpointFault.notThreeLines) { try verifier.open(note(own.text + "extension\n")) }
    #expect(throws: CheckpointFault.badSize) { try verifier.open(note("hikeshi/a/v1\n00\n\(own.root.base64)\n")) }
  }
}
