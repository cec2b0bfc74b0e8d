import Foundation
import OutsideTools
import Testing

@testable import Delivery

/// Signed formats, judged by the reference implementations in Python. Off without them, except in CI.
@Suite struct EnvelopeTests {
  private let shared: WebhookSecret
  private let pair: WebhookKeyPair

  init() throws {
    shared = try WebhookSecret(bytes: Array(0..<32))
    pair = WebhookKeyPair.generate()
  }

  private func signed(_ format: any NoticeFormat, _ secrets: [String]) throws -> OutboundMessage {
    let endpoint = FormatEndpoint(url: try EndpointURL("https://a.example/"), secrets: secrets.map(EndpointSecret.init))
    return try format.message(
      SampleNotice.notice(), to: endpoint, id: DeliveryIdentifier("msg_1"),
      timestamp: Int(Date().timeIntervalSince1970))
  }

  private func fields(_ message: OutboundMessage) -> [HeaderField] {
    if case .post(_, let headers, _) = message { headers } else { [] }
  }

  private func asked(_ script: String, about message: OutboundMessage, _ secret: String) throws -> String {
    let headers = Dictionary(uniqueKeysWithValues: fields(message).map { ($0.name, $0.value) })
    let input = try JSONSerialization.data(withJSONObject: [secret, message.bodyText, headers] as [Any])
    return try ExternalTool.run("python3", "-c", script, input: input).output
  }

  @Test(.enabled(if: ExternalTool.isDue("python3", "-c", "import standardwebhooks"), "needs python3 standardwebhooks"))
  func standardwebhooksAcceptsBothFormats() throws {
    let script = """
      import json, sys
      from standardwebhooks import Webhook
      secret, body, headers = json.load(sys.stdin)
      data = Webhook(secret).verify(body, headers)["data"]
      print(data["incident"], data["text"])
      """
    for format in [StandardWebhookFormat(), CloudEventsFormat()] as [any NoticeFormat] {
      let message = try signed(format, [shared.revealed, pair.revealed])
      #expect(try asked(script, about: message, shared.revealed) == "20261124-7k3f 株式会社火消し製作所です。サーバーが暗号化されました。\n")
    }
  }

  @Test(.enabled(if: ExternalTool.isDue("python3", "-c", "import cloudevents.core"), "needs python3 cloudevents"))
  func cloudeventsReadsTheEvent() throws {
    let script = """
      import json, sys
      from cloudevents.core.bindings.http import from_structured_event, HTTPMessage
      from cloudevents.core.formats.json import JSONFormat
      secret, body, headers = json.load(sys.stdin)
      event = from_structured_event(HTTPMessage(headers=headers, body=body.encode()), JSONFormat())
      print(event.get_id(), event.get_type(), event.get_source(), event.get_subject(), event.get_specversion(),
            event.get_time().isoformat(), event.get_datacontenttype(), event.get_data()["title"])
      """
    let message = try signed(CloudEventsFormat(), [shared.revealed])
    #expect(message.header("content-type") == "application/cloudevents+json; charset=utf-8")
    #expect(
      try asked(script, about: message, "")
        == "msg_1 incident.notice /hikeshi/20261124-7k3f 20261124-7k3f 1.0 2026-11-24T12:05:00+00:00 application/json 第一報\n"
    )
  }

  /// Ed25519 as OpenSSL sees it, over the same bytes.
  @Test(.enabled(if: ExternalTool.isDue("openssl", "version"), "needs openssl"))
  func opensslAgreesWithTheKeyPair() throws {
    let message = try signed(StandardWebhookFormat(), [pair.revealed])
    let signature = try #require(message.header("webhook-signature"))
    let timestamp = try #require(message.header("webhook-timestamp"))
    #expect(signature.hasPrefix("v1a,"))
    let folder = FileManager.default.temporaryDirectory.appending(path: "v1a-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = { (name: String) in folder.appending(path: name) }
    // SubjectPublicKeyInfo of Ed25519 (RFC 8410, 4) is twelve fixed bytes and the key.
    let key = try #require(Data(base64Encoded: String(pair.publicKey.text.dropFirst(5))))
    let information = Data([0x30, 0x2A, 0x30, 0x05, 0x06, 0x03, 0x2B, 0x65, 0x70, 0x03, 0x21, 0x00]) + key
    let pem = "-----BEGIN PUBLIC KEY-----\n\(information.base64EncodedString())\n-----END PUBLIC KEY-----\n"
    try Data(pem.utf8).write(to: file("key.pem"))
    try #require(Data(base64Encoded: String(signature.dropFirst(4)))).write(to: file("signature"))
    try Data("msg_1.\(timestamp).\(message.bodyText)".utf8).write(to: file("content"))
    let run = try ExternalTool.run(
      "openssl", "pkeyutl", "-verify", "-pubin", "-inkey", file("key.pem").path, "-rawin", "-in", file("content").path,
      "-sigfile", file("signature").path)
    #expect(run.status == 0, "\(run.output)")
  }

  @Test func bothKindsAreCheckedAndNeitherTakesTheOther() throws {
    let other = WebhookKeyPair.generate()
    let message = try signed(StandardWebhookFormat(), [pair.revealed, shared.revealed])
    guard case .post(_, let headers, let body) = message else { return }
    let now = Int(Date().timeIntervalSince1970)
    let good: [CheckingKey] = [.shared(shared), .publicKey(pair.publicKey)]
    for key in good {
      guard case .valid = StandardWebhook.verify(headers: headers, body: body, keys: [key], now: now) else {
        Issue.record("\(key) was not accepted")
        continue
      }
    }
    let verdict = StandardWebhook.verify(headers: headers, body: body, keys: [.publicKey(other.publicKey)], now: now)
    #expect(verdict == .refused(.noMatchingSignature))
  }

  @Test func keysAreReadStrictlyAndNeverShown() throws {
    let seed = Data(Array(repeating: UInt8(1), count: 32))
    let read = try WebhookKeyPair("whsk_" + seed.base64EncodedString())
    let whole = seed + Data(base64Encoded: String(read.publicKey.text.dropFirst(5)))!
    #expect(try WebhookKeyPair(" whsk_\(whole.base64EncodedString())\n") == read)
    #expect(throws: WebhookKeyPair.ParsingError.halvesDiffer) {
      try WebhookKeyPair("whsk_" + (seed + seed).base64EncodedString())
    }
    #expect(throws: WebhookKeyPair.ParsingError.wrongLength(3)) { try WebhookKeyPair("whsk_AAAA") }
    #expect(throws: WebhookKeyPair.ParsingError.notBase64) { try WebhookKeyPair("whsk_%") }
    #expect(WebhookPublicKey("whpk_AAAA") == nil && WebhookPublicKey("whsec_AAAA") == nil)
    var dumped = ""
    dump(SigningKey.pair(read), to: &dumped)
    dump(EndpointSecret("token-1"), to: &dumped)
    dump(try #require(MailLogin(EndpointSecret("user:password"))), to: &dumped)
    for secret in [seed.base64EncodedString(), "token-1", "password", "user"] { #expect(!dumped.contains(secret)) }
    #expect("\(read) \(EndpointSecret("token-1"))" == "whsk_**** ****")
  }
}
