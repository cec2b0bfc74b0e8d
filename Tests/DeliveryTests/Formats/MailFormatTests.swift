import Foundation
import LoopbackServers
import Testing

@testable import Delivery

/// E-mail to a strict server with STARTTLS. Off without openssl and python3 aiosmtpd, except in CI.
@Suite(.enabled(if: MailServer.isDue, "needs openssl and python3 aiosmtpd"))
struct MailDeliveryTests {
  private func sent(
    to server: MailServer, scheme: String = "smtp", login: String? = "user:pass:語", trusting: Bool = true,
    allowed: [CIDR] = loopbackNetworks
  ) throws -> (AttemptVerdict, TransferReport) {
    let message = try SampleNotice.message(
      MailFormat(), SampleNotice.notice(),
      to: "\(scheme)://127.0.0.1:\(server.port)?from=hikeshi@company.example&to=agent@agent.example&to=b@agent.example",
      secrets: [login].compactMap(\.self))
    let request = try OutboundRequest(
      delivery: DeliveryIdentifier("msg_1"), message: message, allowedNetworks: allowed,
      trust: ServerTrust(caFile: trusting ? server.certificateFile : nil))
    let report = try report(of: request)
    return (MailFormat().verdict(of: report, now: sentAt), report)
  }

  private func expectArrived(_ mails: [[String: Any]]) throws {
    #expect(mails.count == 1)
    let mail = try #require(mails.first)
    #expect(mail["from"] as? String == "hikeshi@company.example")
    #expect(mail["to"] as? [String] == ["agent@agent.example", "b@agent.example"])
    #expect(mail["subject"] as? String == "第一報")
    #expect(mail["sender"] as? String == "株式会社火消し製作所")
    #expect(mail["date"] as? String == "2026-11-24T12:05:00+00:00")
    #expect(mail["id"] as? String == "<msg_1@company.example>")
    #expect((mail["text"] as? String)?.contains("サーバーが暗号化されました。") == true)
    #expect(mail["type"] as? String == "application/json")
    #expect(mail["file"] as? String == "通知-msg_1.json")
    #expect(mail["json"] as? String == String(decoding: try SampleNotice.body(), as: UTF8.self))
    #expect(mail["tls"] as? Bool == true)
    #expect(mail["user"] as? String == "user")
  }

  @Test func arrivesOverSTARTTLS() throws {
    let server = try MailServer()
    let (verdict, report) = try sent(to: server)
    #expect(verdict == .accepted(nil), "\(report)")
    #expect(report.mailReply == 250 && report.tlsVersion != nil && report.certificate != nil)
    #expect(report.remoteAddress == "127.0.0.1:\(server.port)")
    try expectArrived(server.stop())
  }

  @Test func arrivesOverTLSFromTheStart() throws {
    let server = try MailServer(implicitTLS: true)
    let (verdict, report) = try sent(to: server, scheme: "smtps")
    #expect(verdict == .accepted(nil), "\(report)")
    try expectArrived(server.stop())
  }

  @Test func withoutTLSNothingIsSaid() throws {
    let server = try MailServer(.plain)
    let (verdict, report) = try sent(to: server)
    #expect(verdict == .alertRetry(.notOffered), "\(report)")
    #expect(!report.sentAnyByte)
    #expect(server.stop().isEmpty)
  }

  @Test func anUnknownCertificateIsAnAlert() throws {
    let server = try MailServer()
    let (verdict, report) = try sent(to: server, trusting: false)
    #expect(verdict == .alertRetry(.unknownIssuer), "\(report)")
    #expect(!report.sentAnyByte)
    #expect(server.stop().isEmpty)
  }

  @Test func aWrongPasswordAndAnUnknownMailboxNeedAPerson() throws {
    let first = try MailServer()
    let (login, report) = try sent(to: first, login: "user:wrong")
    #expect(login == .rejected(.mailReply(535)), "\(report)")
    let second = try MailServer(.refusesRecipient)
    let (mailbox, other) = try sent(to: second)
    #expect(mailbox == .rejected(.mailReply(550)), "\(other)")
    #expect(!other.sentAnyByte)
    #expect(first.stop().isEmpty && second.stop().isEmpty)
  }

  @Test func aBusyServerIsTriedAgainAndABrokenOneIsUncertain() throws {
    let busy = try MailServer(.busy)
    #expect(try sent(to: busy).0 == .retry(.mailReply(451), after: nil))
    let broken = try MailServer(.hangsUp)
    let (verdict, report) = try sent(to: broken)
    #expect(verdict == .uncertain(.brokenBeforeStatus), "\(report)")
    #expect(report.sentAnyByte)
  }

  @Test func anAddressThatIsNotAllowedGetsNoByte() throws {
    let server = try MailServer()
    let (verdict, report) = try sent(to: server, allowed: [])
    guard case .blocked = verdict else {
      Issue.record("\(report)")
      return
    }
    #expect(!report.sentAnyByte && !report.openedSocket)
  }
}

@Suite struct MailAddressingTests {
  private func refusal(_ url: String) throws -> MailRoute.Refusal? {
    let address = try EndpointURL(url, for: .mail)
    do throws(MailRoute.Refusal) {
      _ = try MailRoute(address)
      return nil
    } catch { return error }
  }

  @Test func routesAreReadStrictly() throws {
    #expect(try refusal("smtps://m.example?from=a@b.example&to=c@d.example") == nil)
    #expect(try refusal("smtps://m.example?to=c@d.example") == .missing("from"))
    #expect(try refusal("smtps://m.example?from=a@b.example") == .missing("to"))
    #expect(try refusal("smtps://m.example?from=a@b.example&from=a@b.example&to=c@d.example") == .repeated("from"))
    #expect(try refusal("smtps://m.example?from=a@b.example&to=c@d.example&bcc=e@f.example") == .unknownField("bcc"))
    for bad in [
      "a", "a@", "@b", "a@b@c", "a%0D%0ARCPT@b.example", "a%20b@c.example", "%3Ca@b.example%3E", "a@-b.example",
    ] {
      #expect(try refusal("smtps://m.example?from=x@y.example&to=\(bad)") != nil, "\(bad)")
    }
    let many = (0..<11).map { "&to=a\($0)@b.example" }.joined()
    #expect(try refusal("smtps://m.example?from=x@y.example\(many)") == .tooMany(limit: 10))
  }

  @Test func eachKindOfEndpointTakesItsOwnSchemes() {
    #expect(throws: EndpointURL.Refusal.schemeNotAllowed("smtp")) { try EndpointURL("smtp://m.example") }
    #expect(throws: EndpointURL.Refusal.schemeNotAllowed("https")) { try EndpointURL("https://m.example", for: .mail) }
  }

  @Test(arguments: [
    "第一報", "短い", String(repeating: "とても長い件名", count: 30), "mixed 日本語 and ASCII", "=?UTF-8?B?AAAA?=", "👨‍👩‍👧‍👦👩‍🚒 emoji",
    "line\r\nbreak: x", String(repeating: "long ascii ", count: 12),
  ])
  func subjectsFitTheirLines(subject: String) throws {
    let text = "Subject: " + EncodedText.words(subject, after: "Subject: ".count)
    for (index, line) in text.components(separatedBy: "\r\n").enumerated() {
      #expect(line.utf8.count <= 78, "\(line)")
      #expect(line.utf8.allSatisfy { (0x20..<0x7F).contains($0) })
      #expect(index == 0 || line.hasPrefix(" "))
    }
  }

  @Test func datesAreThoseOfTheNotice() {
    #expect(MailMessage.date("2026-11-24T12:05:00.000Z") == "Tue, 24 Nov 2026 12:05:00 +0000")
    #expect(MailMessage.date("2026-01-05T00:00:59Z") == "Mon, 05 Jan 2026 00:00:59 +0000")
  }
}
