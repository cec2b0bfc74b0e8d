import EvidenceLog
import Testing

@Suite struct VerifierKeyTests {
  /// Keys that others published; their key IDs were computed by another program.
  @Test(arguments: [
    ("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW", "PeterNeumann", "c74f20a3"),
    ("sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8", "sum.golang.org", "033de0ae"),
  ])
  func publishedKeys(_ text: String, _ name: String, _ keyID: String) throws {
    let key = try VerifierKey(parsing: text)
    #expect(key.name == name)
    #expect(key.keyID.hex == keyID)
    #expect(key.publicKey.count == 32)
    #expect(key.vkey == text)
    #expect(VerifierKey(name: name, publicKey: key.publicKey) == key)
  }

  static let good = LogSigningKey().verifierKey(name: "hikeshi/a/v1")

  @Test func everyFreshKeyReadsBack() throws {
    for _ in 0..<20 {
      let key = LogSigningKey().verifierKey(name: "hikeshi/0123456789abcdef/20261124-7k3f/v1")
      #expect(try VerifierKey(parsing: key.vkey) == key)
    }
  }

  @Test func refuses() throws {
    let key = Self.good.vkey.split(separator: "+", maxSplits: 2)[2]
    let id = Self.good.keyID.hex
    let wrongID = id == "00000000" ? "00000001" : "00000000"
    let faults: [(String, VerifierKeyFault)] = [
      ("", .notThreeParts),
      ("name+\(id)", .notThreeParts),
      ("+\(id)+\(key)", .badName),
      ("a b+\(id)+\(key)", .badName),
      ("a\n+\(id)+\(key)", .badName),
      ("hikeshi/a/v1+\(wrongID)+\(key)", .wrongKeyID),
      ("hikeshi/b/v1+\(id)+\(key)", .wrongKeyID),
      ("hikeshi/a/v1++\(key)", .wrongKeyID),
      ("hikeshi/a/v1+0\(id)+\(key)", .wrongKeyID),
      ("hikeshi/a/v1+\(id)+\(key)\n", .badKey),
      ("hikeshi/a/v1+\(id)+", .badKey),
      ("hikeshi/a/v1+\(id)+AQ==", .badKey),
      ("hikeshi/a/v1+\(id)+Ag==", .unknownAlgorithm(2)),
    ]
    for (text, fault) in faults {
      #expect(throws: fault, "\(text)") { try VerifierKey(parsing: text) }
    }
  }

  @Test func everyChangedCharacterIsRefused() {
    let text = Array(Self.good.vkey.utf8)
    for index in text.indices {
      for bit in 0..<7 {
        var changed = text
        changed[index] ^= 1 << bit
        let vkey = String(decoding: changed, as: UTF8.self)
        #expect(throws: VerifierKeyFault.self, "\(vkey)") { try VerifierKey(parsing: vkey) }
      }
    }
  }

  @Test func namesAreComparedAsBytes() {
    let bytes = Self.good.publicKey
    #expect(VerifierKey(name: "caf\u{E9}", publicKey: bytes) != VerifierKey(name: "cafe\u{301}", publicKey: bytes))
    #expect(VerifierKey(name: "K", publicKey: bytes).keyID != VerifierKey(name: "\u{212A}", publicKey: bytes).keyID)
  }
}
