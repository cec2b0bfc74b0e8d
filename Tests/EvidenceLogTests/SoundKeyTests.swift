import EvidenceLog
import Foundation
import OutsideTools
import Testing

/// Which 32 bytes are a key. The points are made by Python's integers.
@Suite(.enabled(if: ExternalTool.isDue("python3", "--version"), "python3 is missing"))
struct SoundKeyTests {
  /// Prints `verdict hex` lines: every point of small order in each way to write it, keys with each of them added, y that
  /// is of no point, and keys, of which a random multiple of the base point is one.
  private static let points = """
    import random
    random.seed(25519)
    p = 2**255 - 19
    L = 2**252 + 27742317777372353535851937790883648493
    d = -121665 * pow(121666, p - 2, p) % p
    def add(P, Q):
        (a, b), (c, e) = P, Q
        k = d * a * b * c * e % p
        return ((a * e + b * c) * pow(1 + k, p - 2, p) % p, (b * e + a * c) * pow(1 - k, p - 2, p) % p)
    def times(n, P):
        R = (0, 1)
        while n:
            if n & 1: R = add(R, P)
            P = add(P, P)
            n >>= 1
        return R
    def root(y):
        s = (y * y - 1) * pow(d * y * y + 1, p - 2, p) % p
        x = pow(s, (p + 3) // 8, p)
        if (x * x - s) % p: x = x * pow(2, (p - 1) // 4, p) % p
        return None if (x * x - s) % p else x
    def show(verdict, y, sign):
        print(verdict, (y | sign << 255).to_bytes(32, 'little').hex())
    y = 4 * pow(5, p - 2, p) % p
    x = root(y)
    B = (x if x % 2 == 0 else p - x, y)
    assert times(L, B) == (0, 1)
    small = set()
    while len(small) < 8:
        y = random.randrange(p)
        x = root(y)
        if x is not None: small.add(times(L, (x, y)))
    for x, y in sorted(small):
        show('small', y, x & 1)
        if x == 0: show('signed', y, 1)
        if y + p < 2**255:
            show('long', y + p, 0)
            show('long', y + p, 1)
    for y in range(p, 2**255):
        show('long', y, 0)
        show('long', y, 1)
    for _ in range(12):
        x, y = times(random.randrange(1, L), B)
        show('sound', y, x & 1)
        for T in small - {(0, 1)}:
            a, b = add((x, y), T)
            show('mixed', b, a & 1)
    count = 0
    while count < 20:
        y = random.randrange(p)
        if root(y) is None:
            show('none', y, count & 1)
            count += 1
    """

  @Test func onlyPointsOfThePrimeOrderGroupAreKeys() throws {
    let run = try ExternalTool.run("python3", "-c", Self.points)
    try #require(run.status == 0, "\(run.output)")
    var counts: [String: Int] = [:]
    for line in run.output.split(separator: "\n") {
      let parts = line.split(separator: " ").map(String.init)
      let bytes = try #require(Hash256(hex: parts[1])).bytes
      #expect(VerifierKey.isSound(bytes) == (parts[0] == "sound"), "\(line)")
      counts[parts[0], default: 0] += 1
      let vkey = VerifierKey(name: "a", publicKey: bytes).vkey
      if parts[0] == "sound" {
        #expect(try VerifierKey(parsing: vkey).vkey == vkey)
      } else {
        #expect(throws: VerifierKeyFault.notInPrimeOrderGroup, "\(line)") { try VerifierKey(parsing: vkey) }
      }
    }
    #expect(counts["small"] == 8 && counts["signed"] == 2 && counts["sound"] == 12, "\(counts)")
    #expect(counts["mixed"] == 84 && counts["none"] == 20 && (counts["long"] ?? 0) >= 38, "\(counts)")
  }

  @Test func everyFreshKeyIsSound() {
    for _ in 0..<200 { #expect(VerifierKey.isSound(LogSigningKey().publicKey)) }
    for count in [0, 3, 31, 33] { #expect(!VerifierKey.isSound([UInt8](repeating: 1, count: count))) }
  }

  /// Under the identity, R = S·B holds for every text: the signature of nobody.
  @Test func aSignatureUnderTheIdentityIsNone() throws {
    let identity: [UInt8] = [1] + [UInt8](repeating: 0, count: 31)
    let key = VerifierKey(name: "a", publicKey: identity)
    let signature = Data(key.keyID.bytes + identity + [UInt8](repeating: 0, count: 32)).base64EncodedString()
    let note = "a\n1\n\(Hash256.of([1]).base64)\n\n\u{2014} a \(signature)\n"
    #expect(throws: CheckpointFault.badSignature) { try key.open(Array(note.utf8)) }
  }
}
