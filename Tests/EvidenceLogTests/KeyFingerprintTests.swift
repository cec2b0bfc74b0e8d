import EvidenceLog
import Testing

@Suite struct KeyFingerprintTests {
  private let key = LogSigningKey().verifierKey(name: "hikeshi/a/b/v1")

  @Test func itIsReadBackHoweverItIsWritten() throws {
    for _ in 0..<50 {
      let publicKey = LogSigningKey().publicKey
      let print = KeyFingerprint(of: publicKey)
      let text = print.text
      #expect(text.split(separator: "-").map(\.count) == [4, 4, 4, 4, 4, 4, 2])
      let wide = String(text.unicodeScalars.map { Character(Unicode.Scalar($0.value + 0xFEE0) ?? $0) })
      let blanks = text.lowercased().replacing("-", with: " ")
      let alike = text.replacing("0", with: "O").replacing("1", with: "l")
      for typed in [text, wide, blanks, alike, text.replacing("-", with: ""), "\n \(text)\r\n"] {
        let said = try #require(KeyFingerprint(typed: typed), "\(typed)")
        #expect(said.text == text && said.fits(publicKey) && !said.fits(key.publicKey) && said.hex == nil)
      }
    }
  }

  @Test func aKeyCanBeGivenWhole() throws {
    let hex = try #require(key.fingerprint.hex)
    #expect(hex == Hash256.of(key.publicKey).hex)
    let pem = key.publicKeyPEM()
    for typed in [hex, hex.uppercased(), key.vkey, key.vkey + "\n", pem, pem.replacing("\n", with: "\r\n")] {
      #expect(KeyFingerprint(typed: typed) == key.fingerprint, "\(typed)")
    }
    #expect(key.fingerprint.fits(key.publicKey))
  }

  /// One wrong letter is found, all but about one in a thousand times.
  @Test func aSlipOfThePenIsFound() {
    var found = 0
    var tried = 0
    for seed in 0..<40 {
      let letters = Array(KeyFingerprint(of: [UInt8(seed)]).text)
      for place in letters.indices where letters[place] != "-" {
        var wrong = letters
        wrong[place] = letters[place] == "7" ? "8" : "7"
        tried += 1
        if KeyFingerprint(typed: String(wrong)) == nil { found += 1 }
      }
    }
    #expect(found * 100 > tried * 98, "\(found) of \(tried)")
  }

  @Test func whatIsNoneIsRefused() {
    let checkpoint = ShortCheckpoint(size: 1, root: Hash256.of([1])).text.dropFirst(2)
    let pem = VerifierKey(name: "a", publicKey: [1] + [UInt8](repeating: 0, count: 31)).publicKeyPEM()
    for typed in ["", "AAAA", String(repeating: "a", count: 63), String(checkpoint), pem, "-----BEGIN PUBLIC KEY-----"]
    {
      #expect(KeyFingerprint(typed: typed) == nil, "\(typed)")
    }
  }

  @Test func aLogIsNamedByItsKey() {
    let signing = LogSigningKey()
    let name = String(Hash256.of(signing.publicKey).hex.prefix(16))
    #expect(LogName.origin(signing.publicKey, incident: "20261124-7k3f") == "hikeshi/\(name)/20261124-7k3f/v1")
    #expect(signing.verifierKey(name: "hikeshi/\(name)/20261124-7k3f/v1").isNamedByItsKey)
    #expect(!LogSigningKey().verifierKey(name: "hikeshi/\(name)/20261124-7k3f/v1").isNamedByItsKey)
    for origin in [
      "hikeshi/\(name)/x/v2", "hikesh/\(name)/x/v1", "hikeshi/\(name)/v1", "/hikeshi/\(name)/x/v1",
      "hikeshi/\(name)//x/v1", "hikeshi/\(name)/x/v1/", "hikeshi/\(name)//v1", "hikeshi/\(name.prefix(15))/x/v1",
      "hikeshi/\(name.uppercased())A/x/v1", name,
    ] {
      #expect(!signing.verifierKey(name: origin).isNamedByItsKey, "\(origin)")
    }
  }
}
