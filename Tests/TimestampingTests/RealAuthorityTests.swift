import CivilTime
import EvidenceLog
import Foundation
import OutsideTools
import Testing

@testable import Timestamping

/// Tokens of a real authority, judged by us and by OpenSSL.
@Suite struct RealAuthorityTests {
  private let desk: StampingDesk

  init() throws { desk = try StampingDesk() }

  @Test func aTokenThatAnswersOurRequestIsTrusted() throws {
    let before = Date()
    let response = try desk.authority.stamp(desk.request.der)
    let verdict = try desk.judge(response, request: desk.request)
    guard case .trusted(let facts) = verdict else {
      Issue.record("\(verdict)")
      return
    }
    #expect(facts.signer == "tsa")
    #expect(facts.policy.description == "1.3.6.1.4.1.99999.1")
    #expect(facts.accuracy == .seconds(1))
    #expect(abs(Double(facts.time.milliseconds) / 1_000 - before.timeIntervalSince1970) < 600)
    #expect(facts.remarks.isEmpty)
    #expect(try desk.opensslTakes(response, query: desk.request.der))
  }

  @Test func theTokenAloneIsAsGoodAsTheWholeResponse() throws {
    let token = try TimestampResponse(parsing: try desk.authority.stamp(desk.request.der)).token
    #expect(try desk.judge(token, request: desk.request).isTrusted)
    #expect(try desk.opensslTakes(token))
  }

  @Test(arguments: ["rsa:2048", "rsa:3072", "ec:P-256", "ec:P-384", "ec:P-521"], ["sha256", "sha384", "sha512"])
  func everyKeyAndDigest(key: String, digest: String) throws {
    var signer = OpenSSLAuthority.Signer()
    signer.name = "other"
    signer.key = key
    try desk.authority.addSigner(signer)
    try desk.authority.write(StampingDesk.content, to: "content")
    try desk.authority.openssl(
      "ts", "-query", "-data", desk.authority.path("content"), "-\(digest)", "-cert", "-out",
      desk.authority.path("query"))
    let query = try desk.authority.bytes("query")
    let response = try desk.authority.stamp(query, as: "other", digest: digest)
    let request = try #require(TimestampRequest(parsing: query))
    #expect(request.algorithm.rawValue == digest)
    let verdict = try desk.judge(response, request: request)
    #expect(verdict.isTrusted, "\(verdict)")
    #expect(try desk.opensslTakes(response, query: query))
  }

  @Test func theOlderNameOfTheCertificateIsTakenAndSaid() throws {
    let response = try desk.authority.stamp(desk.request.der, certificateName: "sha1")
    #expect(try desk.judge(response).facts?.remarks == [.namedBySHA1])
    #expect(try desk.judge(response).isTrusted)
    #expect(try desk.opensslTakes(response))
  }

  @Test func ourRequestIsReadByOpenSSL() throws {
    try desk.authority.write(desk.request.der, to: "ours.tsq")
    let text = try desk.authority.openssl("ts", "-query", "-in", desk.authority.path("ours.tsq"), "-text")
    #expect(text.contains("Hash Algorithm: sha256"))
    #expect(text.contains("Certificate required: yes"))
    #expect(text.contains("Nonce: 0x41"))
    #expect(TimestampRequest(parsing: desk.request.der) == desk.request)
  }

  @Test func anAuthoritysClockThatDiffersIsSaid() throws {
    let response = try desk.authority.stamp(desk.request.der)
    let time = try #require(try desk.judge(response).facts?.time)
    let near = time.advanced(by: .seconds(-1))...time.advanced(by: .seconds(1))
    #expect(try desk.judge(response, exchange: near).facts?.remarks == [])
    let early = time.advanced(by: .hours(-2))...time.advanced(by: .hours(-1))
    #expect(try desk.judge(response, exchange: early).facts?.remarks == [.clocksDiffer(.hours(1))])
  }

  @Test func aRefusalOfTheAuthorityIsSaidInItsWords() throws {
    // PKIStatus rejection, "no".
    let answer = DER.sequence(
      DER.sequence(DER.integer(2), DER.sequence(DER.element(0x0C, Array("no".utf8)))))
    #expect(try desk.judge(answer) == .refused(.notGranted(status: 2, text: "no")))
  }
}
