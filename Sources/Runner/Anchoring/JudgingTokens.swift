import Foundation
package import Timestamping

/// One token from anywhere, and what it is to be judged by: paths of files.
package struct TokenCheck: Hashable, Sendable {
  /// A whole response, or the token alone.
  package let token: String
  /// What the token is said to be about.
  package let data: String
  package let authorities: String?
  package let intermediates: String?
  /// The request that it answers.
  package let query: String?

  package init(token: String, data: String, authorities: String?, intermediates: String? = nil, query: String? = nil) {
    self.token = token
    self.data = data
    self.authorities = authorities
    self.intermediates = intermediates
    self.query = query
  }
}

extension CommandPost {
  /// Judges one token at the time that it states. Needs no home.
  package static func judge(_ check: TokenCheck) throws(PostFault) -> TokenVerdict {
    let response = try content(of: check.token)
    let data = try content(of: check.data)
    let trusted = try check.authorities.map { (path) throws(PostFault) in try certificates(in: path) } ?? []
    let helping = try check.intermediates.map { (path) throws(PostFault) in try certificates(in: path) } ?? []
    var request: TimestampRequest?
    if let query = check.query {
      request = TimestampRequest(parsing: [UInt8](try content(of: query)))
      guard request != nil else { throw .timestamp(.notARequest(query)) }
    }
    let expectation = TokenExpectation(imprint: { $0.hash(data) }, request: request)
    return TimestampJudge.judge(
      [UInt8](response), expecting: expectation,
      trusting: TrustedAuthorities(trusted: trusted, intermediates: helping))
  }

  /// - Throws: when there is no certificate in the file.
  static func certificates(in path: String) throws(PostFault) -> [TokenCertificate] {
    let found = CertificateFile.certificates(in: [UInt8](try content(of: path)))
    guard !found.isEmpty else { throw .timestamp(.noCertificate(path)) }
    return found
  }

  private static func content(of path: String) throws(PostFault) -> Data {
    do {
      return try Data(contentsOf: URL(fileURLWithPath: path), options: .mappedIfSafe)
    } catch {
      throw FileManager.default.fileExists(atPath: path)
        ? .timestamp(.unreadable(path)) : .timestamp(.missing(path))
    }
  }
}
