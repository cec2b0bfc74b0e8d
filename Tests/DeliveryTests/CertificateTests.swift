import Foundation
import LoopbackServers
import OutsideTools
import Testing

@testable import Delivery

/// Against a real TLS server. Off without openssl and python3, except in CI, where they have to be there.
@Suite(.enabled(if: TLSServer.isDue, "needs openssl and python3"))
struct CertificateTests {
  private func verdict(_ server: TLSServer, _ trust: ServerTrust) throws -> (AttemptVerdict, TransferReport) {
    let report = try report(of: request("https://127.0.0.1:\(server.port)/", trust: trust))
    return (AttemptVerdict(of: report, now: sentAt), report)
  }

  @Test func trustedByItsCAFile() throws {
    let server = try TLSServer()
    let (verdict, report) = try verdict(server, ServerTrust(caFile: server.certificateFile))
    #expect(verdict == .accepted(nil), "\(report)")
    #expect(report.tlsVersion == "TLSv1.3")
    let shown = try ExternalTool.run(
      "openssl", "x509", "-in", server.certificateFile, "-noout", "-fingerprint", "-sha256")
    let fingerprint = shown.output.drop { $0 != "=" }.filter(\.isHexDigit).lowercased()
    #expect(report.certificate?.description == fingerprint)
    #expect(report.durations.tls != nil)
  }

  @Test func unknownIssuer() throws {
    let server = try TLSServer()
    let (verdict, report) = try verdict(server, ServerTrust())
    #expect(verdict == .alertRetry(.unknownIssuer), "\(report)")
    #expect(!report.sentAnyByte)
  }

  @Test func expired() throws {
    let server = try TLSServer(days: -1)
    let (verdict, report) = try verdict(server, ServerTrust(caFile: server.certificateFile))
    #expect(verdict == .alertRetry(.expired), "\(report)")
    #expect(!report.sentAnyByte)
  }

  @Test func wrongHost() throws {
    let server = try TLSServer(name: "DNS:receiver.example")
    let (verdict, report) = try verdict(server, ServerTrust(caFile: server.certificateFile))
    #expect(verdict == .alertRetry(.wrongHost), "\(report)")
    #expect(!report.sentAnyByte)
  }

  @Test func pinnedKey() throws {
    let server = try TLSServer()
    let other = try PinnedKey("sha256//AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")
    let (wrong, report) = try verdict(server, ServerTrust(caFile: server.certificateFile, pinnedKey: other))
    #expect(wrong == .alertRetry(.pinnedKeyMismatch), "\(report)")
    #expect(!report.sentAnyByte)

    let shown = try ExternalTool.run(
      "sh", "-c",
      "openssl x509 -in \"$0\" -noout -pubkey | openssl pkey -pubin -outform der | openssl dgst -sha256 -binary | base64",
      server.certificateFile)
    let own = try PinnedKey(shown.output.trimmingCharacters(in: .whitespacesAndNewlines))
    let (right, second) = try verdict(server, ServerTrust(caFile: server.certificateFile, pinnedKey: own))
    #expect(right == .accepted(nil), "\(second)")
  }

  @Test func missingCAFile() throws {
    let server = try TLSServer()
    let (verdict, report) = try verdict(server, ServerTrust(caFile: "/nonexistent/ca.pem"))
    #expect(verdict == .alertRetry(.caFile), "\(report)")
  }

  @Test func pinnedKeysAreReadStrictly() {
    #expect(throws: PinnedKey.ParsingError.notBase64) { try PinnedKey("sha256//%") }
    #expect(throws: PinnedKey.ParsingError.wrongLength(3)) { try PinnedKey("AAAA") }
  }
}
