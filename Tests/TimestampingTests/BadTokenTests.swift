import CivilTime
import EvidenceLog
import Foundation
import OutsideTools
import Testing

@testable import Timestamping

/// What is wrong with a token is found and called by its name, and OpenSSL agrees that it is wrong.
@Suite struct BadTokenTests {
  private let desk: StampingDesk
  private let response: [UInt8]

  init() throws {
    desk = try StampingDesk()
    response = try desk.authority.stamp(desk.request.der)
  }

  @Test func otherContentIsNotStamped() throws {
    #expect(try desk.judge(response, content: Array("another".utf8)) == .refused(.wrongImprint))
  }

  @Test func theAnswerToAnotherRequestIsRefused() throws {
    let other = TimestampRequest(imprint: Hash256.of(StampingDesk.content), nonce: Array(2...17))
    #expect(try desk.judge(response, request: other) == .refused(.wrongNonce))
    #expect(try !desk.opensslTakes(response, query: other.der))
  }

  @Test(arguments: [
    ("", TokenRefusal.purposeMissing), ("critical,serverAuth", .purposeMissing), ("timeStamping", .purposeNotCritical),
    ("critical,timeStamping,serverAuth", .purposeNotAlone), ("critical,anyExtendedKeyUsage", .purposeMissing),
  ])
  func aSignerForOtherPurposesIsRefused(purpose: String, refusal: TokenRefusal) throws {
    let token = try signed(purpose: purpose)
    #expect(try desk.judge(token) == .refused(refusal))
    #expect(try !desk.opensslTakes(token))
  }

  @Test func whatTheForgeSignsWithAGoodSignerIsTaken() throws {
    let token = try signed(purpose: "critical,timeStamping")
    let verdict = try desk.judge(token)
    #expect(verdict.isTrusted, "\(verdict)")
    #expect(try desk.opensslTakes(token))
  }

  @Test(arguments: ["critical,digitalSignature,keyEncipherment", "critical,keyEncipherment", "keyCertSign"])
  func aKeyForMoreThanSigningIsRefused(usage: String) throws {
    let token = try signed(purpose: "critical,timeStamping", usage: usage)
    #expect(try desk.judge(token) == .refused(.keyUsage))
    #expect(try !desk.opensslTakes(token))
  }

  @Test(arguments: [("20200101000000Z", "20210101000000Z"), ("20480101000000Z", "20490101000000Z")])
  func aSignerThatWasNotValidAtThatTimeIsRefused(from: String, to: String) throws {
    let token = try signed(purpose: "critical,timeStamping", from: from, to: to)
    guard case .refused(.signerNotValidThen) = try desk.judge(token) else {
      Issue.record("\(try desk.judge(token))")
      return
    }
    #expect(try !desk.opensslTakes(token))
  }

  @Test func aChainThatWasNotValidAtThatTimeIsKeptAndNotTrusted() throws {
    try desk.authority.addIntermediate("late", from: "20150101000000Z", to: "20160101000000Z")
    var signer = OpenSSLAuthority.Signer()
    signer.name = "under-late"
    signer.issuer = "late"
    try desk.authority.addSigner(signer)
    let token = try desk.authority.signAnyway(try statement(), as: "under-late")
    let authorities = try desk.trust("root", helping: ["late"])
    let verdict = TimestampJudge.judge(
      token, expecting: TokenExpectation(imprint: { $0.hash(StampingDesk.content) }), trusting: authorities)
    guard case .kept(_, .notValidThen("late")) = verdict else {
      Issue.record("\(verdict)")
      return
    }
  }

  @Test func anUnknownAuthorityIsKeptAndNotTrusted() throws {
    let stranger = try StampingDesk()
    let expectation = TokenExpectation(imprint: { $0.hash(StampingDesk.content) })
    let others = try stranger.trust("root")
    guard case .kept(_, .unknownAuthority) = TimestampJudge.judge(response, expecting: expectation, trusting: others),
      case .kept(_, .nobodyTrusted) = TimestampJudge.judge(response, expecting: expectation, trusting: .nobody),
      // Neither the signer's own certificate nor an intermediate makes a root, as for OpenSSL.
      case .kept(_, .nobodyTrusted) = TimestampJudge.judge(
        response, expecting: expectation, trusting: try desk.trust("tsa", "middle"))
    else {
      Issue.record("trusted without a root")
      return
    }
  }

  @Test func aSecondSignerIsRefused() throws {
    let token = try StampingDesk.rebuilt(response) { parts in
      let signer = try #require(BERElement(parsing: parts[parts.count - 1]).parts?.first).encoded
      parts[parts.count - 1] = DER.element(Tag.set, Array(signer + signer))
    }
    #expect(try desk.judge(token) == .refused(.notOneSigner(count: 2)))
    let none = try StampingDesk.rebuilt(response) { $0[$0.count - 1] = DER.element(Tag.set, []) }
    #expect(try desk.judge(none) == .refused(.notOneSigner(count: 0)))
  }

  /// A stranger's certificate in the token changes nothing: the signer is the one that was signed.
  @Test(arguments: [true, false]) func anInjectedCertificateChangesNothing(isFirst: Bool) throws {
    let stranger = try StampingDesk()
    let injected = try #require(CertificateFile.certificates(in: try stranger.authority.bytes("tsa.pem")).first)
    let token = try StampingDesk.rebuilt(response) { parts in
      let set = try #require(BERElement(parsing: parts[3]).parts).map { Array($0.encoded) }
      let all = isFirst ? [injected.der] + set : set + [injected.der]
      parts[3] = DER.element(Tag.contextParts(0), all.flatMap(\.self))
    }
    #expect(try desk.judge(token).isTrusted)
    // It has the signer's issuer and serial number: found first, OpenSSL takes it for the signer, and refuses.
    #expect(try desk.opensslTakes(token) == !isFirst)
  }

  /// Only a stranger's certificate is there: with the same names, and the wrong key.
  @Test func anExchangedCertificateIsNotTheSigner() throws {
    let stranger = try StampingDesk()
    let injected = try #require(CertificateFile.certificates(in: try stranger.authority.bytes("tsa.pem")).first)
    let token = try StampingDesk.rebuilt(response) { $0[3] = DER.element(Tag.contextParts(0), injected.der) }
    #expect(try desk.judge(token) == .refused(.signerMissing))
    #expect(try !desk.opensslTakes(token))
  }

  @Test func aSignatureOverOtherWordsDoesNotHold() throws {
    let token = try StampingDesk.rebuilt(response) { parts in
      var signer = parts[parts.count - 1]
      signer[signer.count - 1] ^= 1
      parts[parts.count - 1] = signer
    }
    #expect(try desk.judge(token) == .refused(.badSignature))
    #expect(try !desk.opensslTakes(token))
  }

  /// Whatever byte is changed: no crash, and never another time that is trusted.
  @Test func noChangedByteMakesAnotherTimeTrusted() throws {
    let time = try desk.judge(response).facts?.time
    let authorities = try desk.trust("root")
    for place in response.indices {
      for mask in [0x01, 0x80] as [UInt8] {
        var changed = response
        changed[place] ^= mask
        let verdict = TimestampJudge.judge(
          changed, expecting: TokenExpectation(imprint: { $0.hash(StampingDesk.content) }, request: desk.request),
          trusting: authorities)
        if verdict.isTrusted { #expect(verdict.facts?.time == time, "byte \(place)") }
      }
      let cut = TimestampJudge.judge(
        Array(response[..<place]), expecting: TokenExpectation(imprint: { $0.hash(StampingDesk.content) }),
        trusting: authorities)
      #expect(!cut.isTrusted)
    }
  }

  private func statement() throws -> [UInt8] {
    try SignedToken(parsing: try TimestampResponse(parsing: response).token).content
  }

  private func signed(
    purpose: String, usage: String = "critical,digitalSignature", from: String = "20200101000000Z",
    to: String = "20491231235959Z"
  ) throws -> [UInt8] {
    var signer = OpenSSLAuthority.Signer()
    signer.name = "odd"
    signer.purpose = purpose
    signer.usage = usage
    signer.from = from
    signer.to = to
    try desk.authority.addSigner(signer)
    return try desk.authority.signAnyway(try statement(), as: "odd")
  }
}
