import Foundation
import OutsideTools
import Testing

@testable import Delivery

@Suite struct StandardWebhookTests {
  /// The example of the Standard Webhooks 1.0.0 reference libraries.
  @Test func publishedExample() throws {
    let secret = try WebhookSecret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
    let headers = StandardWebhook.headers(
      id: try DeliveryIdentifier("msg_p5jXN8AQM9LWM0D4loKWxJek"), timestamp: 1_614_265_330,
      body: Array(#"{"test": 2432232314}"#.utf8), secret: secret)
    #expect(headers.map(\.name) == ["content-type", "webhook-id", "webhook-timestamp", "webhook-signature"])
    #expect(headers.map(\.value).last == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")
  }

  let secret: WebhookSecret
  let other: WebhookSecret
  let id: DeliveryIdentifier
  let body = Array(#"{"type":"incident.started"}"#.utf8)

  init() throws {
    secret = try WebhookSecret(bytes: Array(0..<24))
    other = try WebhookSecret(bytes: Array(100..<164))
    id = try DeliveryIdentifier("dlv_01")
  }

  private func signed(previous: WebhookSecret? = nil) -> [HeaderField] {
    StandardWebhook.headers(id: id, timestamp: sentAt, body: body, secret: secret, previous: previous)
  }

  private func verify(
    _ headers: [HeaderField], body: [UInt8]? = nil, secrets: [WebhookSecret]? = nil, now: Int = sentAt
  ) -> WebhookVerification {
    StandardWebhook.verify(headers: headers, body: body ?? self.body, secrets: secrets ?? [secret], now: now)
  }

  @Test func whatIsSignedIsValid() {
    #expect(verify(signed()) == .valid(id: id, timestamp: sentAt))
  }

  @Test func bothKeysSignDuringRotation() throws {
    let headers = signed(previous: other)
    #expect(verify(headers, secrets: [secret]) == .valid(id: id, timestamp: sentAt))
    #expect(verify(headers, secrets: [other]) == .valid(id: id, timestamp: sentAt))
    let stranger = try WebhookSecret(bytes: Array(repeating: 1, count: 32))
    #expect(verify(headers, secrets: [stranger]) == .refused(.noMatchingSignature))
    #expect(verify(headers, secrets: []) == .refused(.noMatchingSignature))
  }

  @Test func everyChangedByteIsNoticed() {
    for index in body.indices {
      var changed = body
      changed[index] ^= 1
      #expect(verify(signed(), body: changed) == .refused(.noMatchingSignature))
    }
  }

  @Test func everySignedFieldCounts() throws {
    for (name, value) in [
      ("webhook-id", "dlv_02"), ("webhook-timestamp", String(sentAt + 1)), ("webhook-signature", "v1,AAAA"),
      ("webhook-signature", "v2,AAAA v1a,BBBB"), ("webhook-signature", "v1,%%%"), ("webhook-signature", "v1,"),
    ] {
      let changed = try signed().map { $0.isNamed(name) ? try HeaderField(name, value) : $0 }
      #expect(verify(changed) == .refused(.noMatchingSignature), "\(name): \(value)")
    }
  }

  @Test func headersMustBeThereOnce() throws {
    for name in ["webhook-id", "webhook-timestamp", "webhook-signature"] {
      #expect(verify(signed().filter { !$0.isNamed(name) }) == .refused(.missingHeader(name)))
      let again = try #require(signed().first { $0.isNamed(name) })
      let shouted = try HeaderField(name.uppercased(), again.value)
      #expect(verify(signed() + [shouted]) == .refused(.repeatedHeader(name)))
    }
  }

  @Test func ageIsLimitedBothWays() {
    #expect(verify(signed(), now: sentAt + 300) == .valid(id: id, timestamp: sentAt))
    #expect(verify(signed(), now: sentAt + 301) == .refused(.tooOld(301)))
    #expect(verify(signed(), now: sentAt - 300) == .valid(id: id, timestamp: sentAt))
    #expect(verify(signed(), now: sentAt - 301) == .refused(.tooNew(301)))
  }

  @Test(arguments: ["", "-1", "+1", "01", "1.0", "1 ", "99999999999999999999", "now"])
  func oddTimestamps(text: String) throws {
    let changed = try signed().map { $0.isNamed("webhook-timestamp") ? try HeaderField($0.name, text) : $0 }
    #expect(verify(changed) == .refused(.badTimestamp(text)))
  }

  @Test func identifiersHoldNoSeparator() {
    #expect(throws: DeliveryIdentifier.ParsingError.empty) { try DeliveryIdentifier("") }
    #expect(throws: DeliveryIdentifier.ParsingError.forbiddenByte(0x2E)) { try DeliveryIdentifier("a.b") }
    #expect(throws: DeliveryIdentifier.ParsingError.forbiddenByte(0x0D)) { try DeliveryIdentifier("a\r\nb") }
    #expect(throws: DeliveryIdentifier.ParsingError.tooLong(129)) {
      try DeliveryIdentifier(String(repeating: "a", count: 129))
    }
  }

  @Test(arguments: ["a\r\nX: y", "a\nb", "a\0b", "a\u{7F}", "日本"])
  func headerValuesCannotBreakOut(value: String) {
    #expect(throws: HeaderField.Refusal.self) { try HeaderField("x-note", value) }
  }

  @Test(arguments: ["", "a b", "a:", "a\r\n", "é"])
  func headerNamesAreTokens(name: String) {
    #expect(throws: HeaderField.Refusal.badName(name)) { try HeaderField(name, "v") }
  }

  /// The reference implementation in Python accepts a message of ours and refuses it once a byte is changed.
  /// Off without the `standardwebhooks` package for python3, except in CI, where it has to be there.
  @Test(.enabled(if: ExternalTool.isDue("python3", "-c", "import standardwebhooks"), "needs python3 standardwebhooks"))
  func theReferenceImplementationAgrees() throws {
    let now = Int(Date().timeIntervalSince1970)
    let headers = StandardWebhook.headers(id: id, timestamp: now, body: body, secret: secret, previous: other)
    let fields = Dictionary(uniqueKeysWithValues: headers.map { ($0.name, $0.value) })
    let script = """
      import json, sys
      from standardwebhooks import Webhook, WebhookVerificationError
      secrets, body, headers = json.load(sys.stdin)
      for secret in secrets:
          Webhook(secret).verify(body, headers)
          try:
              Webhook(secret).verify(body + " ", headers)
              sys.exit("accepted a changed body")
          except WebhookVerificationError:
              pass
      print("agreed")
      """
    let input = try JSONSerialization.data(withJSONObject: [
      [secret.revealed, other.revealed], String(decoding: body, as: UTF8.self), fields,
    ])
    let run = try ExternalTool.run("python3", "-c", script, input: input)
    #expect(run.output == "agreed\n", "\(run)")
  }
}
