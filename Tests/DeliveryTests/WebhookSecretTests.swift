import Testing

@testable import Delivery

@Suite struct WebhookSecretTests {
  @Test(arguments: [24, 25, 32, 64])
  func roundTrip(count: Int) throws {
    let secret = try WebhookSecret(bytes: (0..<count).map { UInt8($0) })
    #expect(try WebhookSecret(secret.revealed) == secret)
    #expect(try WebhookSecret("  \(secret.revealed)\n") == secret)
  }

  @Test(arguments: [0, 1, 23, 65, 100])
  func lengths(count: Int) {
    #expect(throws: WebhookSecret.ParsingError.wrongLength(count)) {
      try WebhookSecret(bytes: Array(repeating: 0, count: count))
    }
  }

  @Test func malformed() {
    #expect(throws: WebhookSecret.ParsingError.missingPrefix) { try WebhookSecret("") }
    #expect(throws: WebhookSecret.ParsingError.missingPrefix) {
      try WebhookSecret("WHSEC_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
    }
    #expect(throws: WebhookSecret.ParsingError.notBase64) { try WebhookSecret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaS") }
    #expect(throws: WebhookSecret.ParsingError.notBase64) {
      try WebhookSecret("whsec_ MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
    }
    #expect(throws: WebhookSecret.ParsingError.wrongLength(0)) { try WebhookSecret("whsec_") }
  }

  @Test func neverPrintedByAccident() throws {
    let secret = try WebhookSecret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
    var dumped = ""
    dump(secret, to: &dumped)
    for text in ["\(secret)", String(reflecting: secret), "\([secret])", "\(Optional(secret) as Any)", dumped] {
      #expect(!text.contains("MfKQ"))
      #expect(!text.contains("49, 242"))
    }
    #expect("\(secret)" == "whsec_****")
  }

  @Test func generatedSecretsDiffer() throws {
    var generator = SystemRandomNumberGenerator()
    let first = WebhookSecret.generate(using: &generator)
    #expect(first != WebhookSecret.generate(using: &generator))
    #expect(try WebhookSecret(first.revealed) == first)
  }
}
