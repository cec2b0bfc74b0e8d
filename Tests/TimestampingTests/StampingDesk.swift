import CivilTime
import EvidenceLog
import Foundation
import OutsideTools
import Testing

@testable import Timestamping

/// An authority, one content, and what we and OpenSSL each say of tokens over it.
struct StampingDesk {
  static let content = Array("a checkpoint".utf8)

  let authority: OpenSSLAuthority

  init() throws { authority = try OpenSSLAuthority() }

  var request: TimestampRequest {
    TimestampRequest(imprint: Hash256.of(StampingDesk.content), nonce: Array(1...16))
  }

  func trust(_ names: String..., helping: [String] = []) throws -> TrustedAuthorities {
    func read(_ name: String) throws -> [TokenCertificate] {
      CertificateFile.certificates(in: try authority.bytes("\(name).pem"))
    }
    return TrustedAuthorities(trusted: try names.flatMap(read), intermediates: try helping.flatMap(read))
  }

  func judge(
    _ response: [UInt8], content: [UInt8] = StampingDesk.content, request: TimestampRequest? = nil,
    exchange: ClosedRange<Instant>? = nil
  ) throws -> TokenVerdict {
    TimestampJudge.judge(
      response, expecting: TokenExpectation(imprint: { $0.hash(content) }, request: request, exchange: exchange),
      trusting: try trust("root"))
  }

  /// The same question to `openssl ts -verify`, at the token's own time.
  func opensslTakes(_ response: [UInt8], query: [UInt8]? = nil) throws -> Bool {
    let isWhole = try TimestampResponse(parsing: response).token != response
    let time = try SignedToken(parsing: try TimestampResponse(parsing: response).token).statement.time
    return try authority.verifies(
      response, isWholeResponse: isWhole, query: query, data: query == nil ? StampingDesk.content : nil,
      at: time.milliseconds / 1_000)
  }

  /// The token of a response, rebuilt with its SignedData's parts changed.
  static func rebuilt(
    _ response: [UInt8], _ change: (inout [[UInt8]]) throws -> Void
  ) throws -> [UInt8] {
    let token = try BERElement(parsing: try TimestampResponse(parsing: response).token)
    let outer = try #require(token.parts)
    var parts = try #require(outer[1].parts?.first?.parts).map { Array($0.encoded) }
    try change(&parts)
    let inner = DER.element(Tag.sequence, parts.flatMap(\.self))
    return DER.sequence(Array(outer[0].encoded), DER.element(Tag.contextParts(0), inner))
  }
}
