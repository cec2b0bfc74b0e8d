import Foundation
import Testing

@testable import Delivery

@Suite struct NetworkOutageTests {
  private func failed(
    _ host: String, code: Int, connectError: Int32? = nil, remote: String? = nil, hasNetwork: Bool = true,
    isLoopback: Bool = false, refused: AddressRefusal? = nil
  ) throws -> TransferReport {
    TransferReport(
      delivery: try DeliveryIdentifier("msg_1"), firstHop: FirstHop(host: host, isLoopback: isLoopback, isProxy: false),
      end: .ran(code: code, message: ""), status: nil, mailReply: nil, headComplete: false, proxyStatus: nil,
      remoteAddress: remote,
      tlsVersion: nil, certificate: nil, chainVerdict: nil,
      durations: PhaseDurations(dns: nil, connect: nil, tls: nil, firstByte: nil, total: 0), headers: [], bodyStart: [],
      bodyEnd: .absent, headersOverLimit: false, isMail: false, sentAnyByte: false, connectError: connectError,
      refusedAddress: refused,
      openedSocket: refused == nil, hasNetwork: hasNetwork)
  }

  @Test func nothingIsNoEvidence() {
    #expect(!AttemptVerdict.networkIsDown([]))
  }

  @Test func allAlikeAtTwoHosts() throws {
    let dns = try [failed("a.example", code: 6), failed("b.example", code: 6)]
    #expect(AttemptVerdict.networkIsDown(dns))
    let mixed = try [
      failed("a.example", code: 6), failed("192.0.2.1", code: 7, connectError: ENETUNREACH),
      failed("c.example", code: 28),
    ]
    #expect(AttemptVerdict.networkIsDown(mixed))
  }

  @Test func oneHostNeedsMoreEvidence() throws {
    #expect(!AttemptVerdict.networkIsDown([try failed("a.example", code: 6)]))
    #expect(!AttemptVerdict.networkIsDown([try failed("a.example", code: 6), try failed("a.example", code: 6)]))
    #expect(AttemptVerdict.networkIsDown([try failed("a.example", code: 6, hasNetwork: false)]))
    #expect(
      AttemptVerdict.networkIsDown([try failed("10.0.0.1", code: 7, connectError: ENETUNREACH, hasNetwork: false)]))
  }

  @Test func anyAnswerSpeaksAgainst() throws {
    let silent = try [failed("a.example", code: 6, hasNetwork: false), failed("b.example", code: 6, hasNetwork: false)]
    for answer in try [
      failed("c.example", code: 7, connectError: ECONNREFUSED), failed("c.example", code: 60, remote: "192.0.2.1:443"),
      failed("c.example", code: 28, remote: "192.0.2.1:443"), failed("c.example", code: 0, remote: "192.0.2.1:443"),
    ] {
      #expect(!AttemptVerdict.networkIsDown(silent + [answer]))
    }
  }

  @Test func loopbackAndBlockedSayNothing() throws {
    let silent = try [failed("a.example", code: 6), failed("b.example", code: 6)]
    let refused = try failed("localhost", code: 7, connectError: ECONNREFUSED, isLoopback: true)
    let accepted = try failed("127.0.0.1", code: 0, remote: "127.0.0.1:80", isLoopback: true)
    let blocked = try failed("c.example", code: 7, refused: .notInternet)
    #expect(AttemptVerdict.networkIsDown(silent + [refused, accepted, blocked]))
    #expect(!AttemptVerdict.networkIsDown([refused]))
    #expect(!AttemptVerdict.networkIsDown([blocked, refused]))
  }
}
