import EvidenceLog
import Testing

@Suite struct SignedCheckpointTests {
  static let origin = "hikeshi/0123456789abcdef/20261124-7k3f/v1"
  static let checkpoint = Checkpoint(origin: origin, size: 8, root: KnownTree.tree.root)
  static let key = LogSigningKey()

  /// The note of golang.org/x/mod/sumdb/note, signed by another program: not a checkpoint, but its signature holds.
  @Test func aSignatureByAnotherProgramHolds() throws {
    let key = try VerifierKey(parsing: "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")
    let note = """
      If you think cryptography is the answer to your problem,
      then you don't know what your problem is.

      — PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=

      """
    #expect(throws: CheckpointFault.notThreeLines) { try key.open(Array(note.utf8)) }
    let changed = note.replacing("your problem is", with: "my problem is")
    #expect(throws: CheckpointFault.badSignature) { try key.open(Array(changed.utf8)) }
  }

  /// RFC 8032, 7.1, test 1: the secret key there has this public key.
  @Test func theKeyOfRFC8032() throws {
    let secret: [UInt8] = [
      0x9d, 0x61, 0xb1, 0x9d, 0xef, 0xfd, 0x5a, 0x60, 0xba, 0x84, 0x4a, 0xf4, 0x92, 0xec, 0x2c, 0xc4,
      0x44, 0x49, 0xc5, 0x69, 0x7b, 0x32, 0x69, 0x19, 0x70, 0x3b, 0xac, 0x03, 0x1c, 0xae, 0x7f, 0x60,
    ]
    let key = try LogSigningKey(rawRepresentation: secret)
    #expect(key.rawRepresentation == secret)
    #expect(
      Hash256(bytes: key.publicKey)?.hex == "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a")
    #expect(throws: SigningFault.notThirtyTwoBytes(31)) { try LogSigningKey(rawRepresentation: secret.dropLast()) }
    #expect(throws: SigningFault.notThirtyTwoBytes(64)) { try LogSigningKey(rawRepresentation: secret + secret) }
  }

  @Test func whatIsSignedOpens() throws {
    let note = try Self.key.sign(Self.checkpoint)
    let verifier = Self.key.verifierKey(name: Self.origin)
    #expect(try verifier.open(note) == Self.checkpoint)
    #expect(note.starts(with: Self.checkpoint.text.utf8))
    let signed = try SignedNote(parsing: note)
    #expect(signed.bytes == note)
    #expect(signed.signatures.map(\.name) == [Self.origin])
    #expect(signed.signatures.map(\.keyID) == [verifier.keyID])
    let again = try LogSigningKey(rawRepresentation: Self.key.rawRepresentation)
    #expect(try verifier.open(again.sign(Self.checkpoint)) == Self.checkpoint)
  }

  @Test(arguments: ["", "a b", "a+b", "a\nb", "a\u{85}", "a\u{3000}b", "a\0"])
  func badOriginsAreNotSigned(_ origin: String) {
    let checkpoint = Checkpoint(origin: origin, size: 0, root: MerkleHashing.emptyRoot)
    #expect(throws: SigningFault.badOrigin(origin)) { try Self.key.sign(checkpoint) }
  }

  @Test func everyFlippedBitIsRefused() throws {
    let note = try Self.key.sign(Self.checkpoint)
    let verifier = Self.key.verifierKey(name: Self.origin)
    for index in note.indices {
      for mask in (0..<8).map({ UInt8(1) << $0 }) + [0xFF] {
        var changed = note
        changed[index] ^= mask
        #expect(throws: CheckpointFault.self, "byte \(index), \(mask)") { try verifier.open(changed) }
      }
    }
  }

  @Test func everyMissingAndEveryAddedByteIsRefused() throws {
    let note = try Self.key.sign(Self.checkpoint)
    let verifier = Self.key.verifierKey(name: Self.origin)
    for index in note.indices {
      #expect(throws: CheckpointFault.self) { try verifier.open(Array(note[..<index])) }
      #expect(throws: CheckpointFault.self) { try verifier.open(Array(note[(index + 1)...])) }
      var changed = note
      changed.remove(at: index)
      #expect(throws: CheckpointFault.self) { try verifier.open(changed) }
    }
    for index in 0...note.count {
      for byte in Array("\n A=0\r\0".utf8) {
        var changed = note
        changed.insert(byte, at: index)
        #expect(throws: CheckpointFault.self) { try verifier.open(changed) }
      }
    }
  }

  @Test func faultsSayWhatIsWrong() throws {
    let note = try Self.key.sign(Self.checkpoint)
    let stranger = LogSigningKey().verifierKey(name: Self.origin)
    let mine = Self.key.verifierKey(name: Self.origin)
    #expect(throws: CheckpointFault.anotherKey(mine.keyID)) { try stranger.open(note) }
    #expect(throws: CheckpointFault.anotherName(Self.origin)) { try Self.key.verifierKey(name: "b").open(note) }
    #expect(throws: CheckpointFault.note(.noSignatures)) { try mine.open([]) }
    let text = Array(Self.checkpoint.text.utf8)
    let larger = Array(String(decoding: note, as: UTF8.self).replacing("\n8\n", with: "\n9\n").utf8)
    #expect(throws: CheckpointFault.badSignature) { try mine.open(larger) }
    #expect(throws: CheckpointFault.note(.noSignatures)) { try mine.open(text) }
    let unusable = VerifierKey(name: Self.origin, publicKey: [1, 2, 3])
    #expect(throws: CheckpointFault.anotherKey(mine.keyID)) { try unusable.open(note) }
  }

  /// C2SP signed-note: signatures of unknown keys are ignored, of the same name too; a known key's have to hold.
  @Test func otherSignaturesAreIgnored() throws {
    let note = try Self.key.sign(Self.checkpoint)
    let mine = Self.key.verifierKey(name: Self.origin)
    let text = Self.checkpoint.text
    let own = String(decoding: note.dropFirst(text.utf8.count + 1), as: UTF8.self)
    let other = String(
      decoding: try LogSigningKey().sign(Self.checkpoint).dropFirst(text.utf8.count + 1), as: UTF8.self)
    let witness = "— witness.example AAAAAQI=\n"
    for lines in [own + witness, witness + own, other + own, own + other, own + own] {
      #expect(try mine.open(Array((text + "\n" + lines).utf8)) == Self.checkpoint)
    }
    #expect(throws: CheckpointFault.anotherName("witness.example")) {
      try mine.open(Array((text + "\n" + witness).utf8))
    }
    let another = Checkpoint(origin: Self.origin, size: 9, root: Self.checkpoint.root)
    let wrong = String(decoding: try Self.key.sign(another).dropFirst(another.text.utf8.count + 1), as: UTF8.self)
    for lines in [own + wrong, wrong + own] {
      #expect(throws: CheckpointFault.badSignature) { try mine.open(Array((text + "\n" + lines).utf8)) }
    }
  }
}
