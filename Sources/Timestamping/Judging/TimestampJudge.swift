package import CivilTime
import X509

/// What a token has to be about.
package struct TokenExpectation {
  /// The hash of the content, by whichever algorithm the token names.
  let imprint: (DigestAlgorithm) -> [UInt8]?
  /// The request that it answers, where it is at hand.
  let request: TimestampRequest?
  /// When the request left and the answer came, by this machine's clock.
  let exchange: ClosedRange<Instant>?

  package init(
    imprint: @escaping (DigestAlgorithm) -> [UInt8]?, request: TimestampRequest? = nil,
    exchange: ClosedRange<Instant>? = nil
  ) {
    self.imprint = imprint
    self.request = request
    self.exchange = exchange
  }
}

/// Judges a token by RFC 3161, 2.2 and 2.4.2, as of the time that the token itself states: an authority whose certificate
/// ran out since then has still said what it said.
package enum TimestampJudge {
  /// - Parameter response: a whole TimeStampResp, or the token alone.
  package static func judge(
    _ response: [UInt8], expecting expectation: TokenExpectation, trusting authorities: TrustedAuthorities
  ) -> TokenVerdict {
    do throws(TokenRefusal) {
      let token = try SignedToken(parsing: try TimestampResponse(parsing: response).token)
      try requireContent(of: token, expectation)
      let signer = try signer(of: token, among: token.certificates + authorities.intermediates + authorities.anchors)
      try requirePurpose(of: signer)
      let time = token.statement.time
      try TokenSignature(signer: token.signer, key: signer.read.publicKey).check()
      guard signer.isValid(at: time) else { throw .signerNotValidThen(time: time) }
      let facts = facts(of: token, signer: signer, expectation)
      switch ChainSearch(authorities: authorities, offered: token.certificates, time: time).chain(from: signer) {
      case .failure(let doubt): return .kept(facts, doubt)
      case .success(let chain):
        return isNamed(chain, by: token.signer) ? .trusted(facts) : .kept(facts, .otherChainNamed)
      }
    } catch { return .refused(error) }
  }

  private static func requireContent(
    of token: SignedToken, _ expectation: TokenExpectation
  ) throws(TokenRefusal) {
    let statement = token.statement
    guard !statement.imprint.algorithm.isBroken else { throw .unknownDigest }
    guard expectation.imprint(statement.imprint.algorithm) == statement.imprint.hash else { throw .wrongImprint }
    if let request = expectation.request {
      guard request.algorithm == statement.imprint.algorithm, request.imprint == statement.imprint.hash else {
        throw .wrongImprint
      }
      if let nonce = request.nonce, nonce != statement.nonce { throw .wrongNonce }
      if let policy = request.policy, policy != statement.policy { throw .wrongPolicy(statement.policy) }
    }
    guard token.signer.messageDigest == token.signer.digest.hash(token.content) else { throw .messageDigestAttribute }
  }

  /// The certificate that the signed attributes name, never the first that comes along.
  private static func signer(
    of token: SignedToken, among certificates: [TokenCertificate]
  ) throws(TokenRefusal) -> TokenCertificate {
    guard let first = token.signer.certificateNames.first?.first,
      let signer = certificates.first(where: { first.names($0) })
    else { throw .signerMissing }
    let isNamedAlike = token.signer.certificateNames.allSatisfy { $0.first?.names(signer) == true }
    guard isNamedAlike, isIdentified(signer, by: token.signer.identifier) else { throw .signerAmbiguous }
    return signer
  }

  private static func isIdentified(_ signer: TokenCertificate, by identifier: TokenSigner.Identifier) -> Bool {
    switch identifier {
    case .issuer(let issuer, let serial): return issuer == signer.issuer && serial == signer.serial
    case .key(let key):
      guard let stated = try? signer.read.extensions.subjectKeyIdentifier else { return false }
      return Array(stated.keyIdentifier) == key
    }
  }

  /// RFC 3161, 2.3: the key is for time stamps and for nothing else, and whoever does not understand that must not use it.
  private static func requirePurpose(of signer: TokenCertificate) throws(TokenRefusal) {
    guard let found = signer.read.extensions[oid: .X509ExtensionID.extendedKeyUsage],
      let purposes = try? ExtendedKeyUsage(found)
    else { throw .purposeMissing }
    guard purposes.contains(.timeStamping) else { throw .purposeMissing }
    guard found.critical else { throw .purposeNotCritical }
    guard purposes.count == 1 else { throw .purposeNotAlone }
    let usage: KeyUsage?
    do { usage = try signer.read.extensions.keyUsage } catch { throw .keyUsage }
    guard let usage else { return }
    let others = [
      usage.keyEncipherment, usage.dataEncipherment, usage.keyAgreement, usage.keyCertSign, usage.cRLSign,
      usage.encipherOnly, usage.decipherOnly,
    ]
    guard usage.digitalSignature || usage.nonRepudiation, !others.contains(true) else { throw .keyUsage }
  }

  /// Every certificate that the signer names has to be in the chain (RFC 5035, 5.4).
  private static func isNamed(_ chain: [TokenCertificate], by signer: TokenSigner) -> Bool {
    signer.certificateNames.allSatisfy { list in list.allSatisfy { name in chain.contains { name.names($0) } } }
  }

  private static func facts(
    of token: SignedToken, signer: TokenCertificate, _ expectation: TokenExpectation
  ) -> TokenFacts {
    let statement = token.statement
    var remarks: [TokenRemark] = []
    if let exchange = expectation.exchange, let difference = difference(of: statement, from: exchange) {
      remarks.append(.clocksDiffer(difference))
    }
    if token.signer.certificateNames.allSatisfy({ $0.first?.algorithm == .sha1 }) { remarks.append(.namedBySHA1) }
    return TokenFacts(
      time: statement.time, accuracy: statement.accuracy, serial: Hexadecimals.text(statement.serial),
      policy: statement.policy, signer: signer.name, remarks: remarks)
  }

  /// Nil when the token's time lies within the exchange, give or take its accuracy and the second it may be cut to.
  private static func difference(of statement: TimestampStatement, from exchange: ClosedRange<Instant>) -> Span? {
    let slack = Span(milliseconds: statement.accuracy.milliseconds + 1_000)
    let latest = statement.time.advanced(by: slack)
    let earliest = statement.time.advanced(by: Span(milliseconds: -slack.milliseconds))
    if latest < exchange.lowerBound { return statement.time.since(exchange.lowerBound) }
    if earliest > exchange.upperBound { return statement.time.since(exchange.upperBound) }
    return nil
  }
}

/// Two lower-case digits an octet.
enum Hexadecimals {
  static func text(_ octets: [UInt8]) -> String {
    octets.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
  }
}
