import Crypto
import EvidenceLog
import Foundation
import OutsideTools
import Testing

@Suite struct Hash256Tests {
  static let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
  static let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"

  /// FIPS 180-4 examples.
  @Test func knownHashes() {
    #expect(Hash256.of([]).hex == Self.empty)
    #expect(Hash256.of(Array("abc".utf8)).hex == Self.abc)
    #expect(Hash256(SHA256.hash(data: Array("abc".utf8))).hex == Self.abc)
  }

  @Test func everyFormReadsBack() throws {
    let hash = Hash256.of(Array("abc".utf8))
    #expect(hash.bytes.count == 32)
    #expect(hash.bytes.first == 0xBA)
    #expect(hash.bytes.last == 0xAD)
    #expect(Hash256(bytes: hash.bytes) == hash)
    #expect(Hash256(hex: hash.hex) == hash)
    #expect(hash.base64 == "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=")
    #expect(Hash256(base64: hash.base64) == hash)
    #expect("\(hash)" == Self.abc)
  }

  @Test func everyBitCounts() {
    let hash = Hash256.of([])
    var others: Set<Hash256> = [hash]
    for bit in 0..<256 {
      var bytes = hash.bytes
      bytes[bit / 8] ^= 1 << (bit % 8)
      #expect(Hash256(bytes: bytes) != hash)
      if let other = Hash256(bytes: bytes) { others.insert(other) }
    }
    #expect(others.count == 257)
  }

  @Test func otherFormsAreRefused() {
    #expect(Hash256(bytes: Array(repeating: 0, count: 31)) == nil)
    #expect(Hash256(bytes: Array(repeating: 0, count: 33)) == nil)
    #expect(Hash256(hex: Self.abc.uppercased()) == nil)
    #expect(Hash256(hex: String(Self.abc.dropLast())) == nil)
    #expect(Hash256(hex: Self.abc + "00") == nil)
    #expect(Hash256(hex: "") == nil)
    #expect(Hash256(hex: "g" + Self.abc.dropFirst()) == nil)
    #expect(Hash256(hex: "+" + Self.abc.dropFirst()) == nil)
    #expect(Hash256(base64: "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0") == nil)
    #expect(Hash256(base64: "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa1=") == nil)
    #expect(Hash256(base64: "ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0=") == nil)
    #expect(Hash256(base64: "") == nil)
  }

  // Needs sha256sum (coreutils).
  @Test(.enabled(if: ExternalTool.isDue("sha256sum", "--version"), "sha256sum is missing"))
  func sha256sumAgrees() throws {
    let leaf = Array(#"{"seq":0}"#.utf8)
    let left = MerkleHashing.leaf(leaf)
    let right = MerkleHashing.leaf([])
    let node = MerkleHashing.node(left, right)
    for (hash, bytes) in [
      (Hash256.of(leaf), leaf), (left, [0x00] + leaf), (right, [0x00]), (node, [0x01] + left.bytes + right.bytes),
      (MerkleHashing.emptyRoot, []),
      (Hash256.of([UInt8](repeating: 7, count: 100_000)), .init(repeating: 7, count: 100_000)),
    ] {
      let run = try ExternalTool.run("sha256sum", input: Data(bytes))
      #expect(run.output.hasPrefix(hash.hex + " "))
    }
  }
}
