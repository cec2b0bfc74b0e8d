import CivilTime
import Delivery
import Foundation
import LoopbackServers
import OutsideTools
import PlaybookModel
import RunEngine
import RunStore
import Testing

@testable import Runner

/// Japanese words from the outbox to each kind of receiver, over the wire, and read there by parsers that are not ours.
@Suite struct JapaneseOnTheWayTests {
  /// What encodings stumble over: characters outside JIS X 0208, of more than one scalar, of half width, beyond the BMP.
  static let words = "株式会社髙﨑①です。ﾊﾝｶｸ〜全角～、𠮷野家の「表」ソ能。が(濁点)👩‍🚒 50%+α=β?"

  struct Receiver: Sendable, CustomTestStringConvertible {
    let format: String
    let reply: String
    /// What its own tools do with the request; told the words as a person there reads them.
    let reading: String
    var secret: String?
    var testDescription: String { format }
  }

  static let receivers = [
    Receiver(
      format: "standard-webhooks", reply: empty(204),
      reading: "from standardwebhooks import Webhook\nwords = Webhook(secret).verify(body, headers)['data']['text']"),
    Receiver(
      format: "cloudevents", reply: empty(202),
      reading: """
        from cloudevents.core.bindings.http import from_structured_event, HTTPMessage
        from cloudevents.core.formats.json import JSONFormat
        words = from_structured_event(HTTPMessage(headers=headers, body=body), JSONFormat()).get_data()['text']
        """),
    Receiver(format: "slack", reply: ok("ok"), reading: "import html\nwords = html.unescape(json.loads(body)['text'])"),
    Receiver(
      format: "teams", reply: empty(202),
      reading: """
        card = json.loads(body)['attachments'][0]
        assert card['contentType'] == 'application/vnd.microsoft.card.adaptive' and card['content']['version'] == '1.4'
        words = card['content']['body'][-1]['text'].replace('\\\\', '')
        """),
    Receiver(
      format: "chatwork", reply: ok(#"{"message_id":"1"}"#),
      reading: """
        import urllib.parse
        assert headers['x-chatworktoken'] == 'token-123'
        words = urllib.parse.parse_qs(body.decode('ascii'), strict_parsing=True)['body'][0]
        """, secret: "token-123"),
    Receiver(format: "line-works", reply: ok("{}"), reading: "words = json.loads(body)['body']['text']"),
    Receiver(format: "google-chat", reply: ok("{}"), reading: "words = json.loads(body)['text']"),
    Receiver(format: "discord", reply: ok("{}"), reading: "words = json.loads(body)['content'].replace('\\\\', '')"),
  ]

  private static func empty(_ status: Int) -> String { "HTTP/1.1 \(status) X\r\nContent-Length: 0\r\n\r\n" }
  private static func ok(_ body: String) -> String {
    "HTTP/1.1 200 OK\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)"
  }

  @Test(
    .enabled(
      if: ExternalTool.isDue("python3", "-c", "import standardwebhooks, cloudevents.core"),
      "needs python3 standardwebhooks and cloudevents"), arguments: receivers)
  func arrives(at receiver: Receiver) throws {
    let office = try Office()
    let server = try MisbehavingServer(receiver.reply)
    try office.endpoint(
      "agent", at: "http://127.0.0.1:\(server.port)/hook", format: receiver.format, secret: receiver.secret)
    // The reference implementation of Standard Webhooks goes by the clock on the wall.
    office.clock.setToWallTime()
    try office.notify("agent", Self.words)
    #expect(try office.send().attempts.map(\.verdict) == [.accepted])
    let request = try #require(server.stop().requests.first)
    let key = try office.post.endpoint(named: "agent").secrets.first ?? ""
    let script = """
      import base64, email.parser, email.policy, json, sys
      raw, secret = json.load(sys.stdin)
      head, body = base64.b64decode(raw).split(b"\\r\\n\\r\\n", 1)
      fields = head.split(b"\\r\\n", 1)[1]
      message = email.parser.BytesParser(policy=email.policy.HTTP).parsebytes(fields + b"\\r\\n\\r\\n")
      assert not message.defects and all(byte < 128 for byte in head), "header"
      headers = {name.lower(): value for name, value in message.items()}
      assert int(headers["content-length"]) == len(body), "length"
      \(receiver.reading.split(separator: "\n").joined(separator: "\n"))
      sys.stdout.buffer.write(words.encode())
      """
    let input = try JSONSerialization.data(withJSONObject: [Data(request).base64EncodedString(), key])
    let read = try ExternalTool.run("python3", "-c", script, input: input)
    #expect(read.status == 0 && read.output.contains(Self.words), "\(read.output)")
  }

  /// Sender, subject, file name and text of a mail, as a strict server and Python's own e-mail library read them.
  @Test(.enabled(if: MailServer.isDue, "needs openssl and python3 aiosmtpd"))
  func arrivesByMail() throws {
    let office = try Office()
    try office.post.save(
      Company(
        name: "株式会社髙﨑火消し製作所 東日本第二営業本部(兼)情報システム部", language: .ja, zone: .tokyo,
        caller: .init(name: "髙橋 一郎", phone: "03-0000-0000")))
    let server = try MailServer()
    try office.endpoint(
      "agent",
      at: "smtp://127.0.0.1:\(server.port)?from=hikeshi@company.example&to=agent@agent.example", format: "email",
      secret: "user:pass:語", caFile: server.certificateFile)
    let delivery = try office.notify("agent", Self.words)
    #expect(try office.send().attempts.map(\.verdict) == [.accepted])
    let mail = try #require(server.stop().first)
    #expect(mail["sender"] as? String == "株式会社髙﨑火消し製作所 東日本第二営業本部(兼)情報システム部")
    #expect((mail["subject"] as? String)?.contains("小さな手順書") == true, "\(mail["subject"] ?? "")")
    #expect((mail["subject"] as? String)?.contains("【訓練】") == true)
    #expect((mail["text"] as? String)?.contains(Self.words) == true)
    #expect(mail["file"] as? String == "通知-\(delivery).json")
    let json = try #require(mail["json"] as? String)
    let body = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
    #expect((body?["data"] as? [String: Any])?["text"] as? String == Self.words)
  }
}
