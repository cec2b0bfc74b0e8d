import CivilTime
import Foundation
import SwiftASN1
import X509

/// Looks for a way from a signer's certificate up to an authority that is trusted, as it stood at an instant
/// (RFC 5280, 6.1, without policies; a chain with name constraints is not followed).
///
/// Our own search and not the library's: that one is asynchronous and follows every way there is, and a stranger decides
/// here how many ways there are.
struct ChainSearch {
  let authorities: TrustedAuthorities
  /// Out of the token; as good as anybody's.
  let offered: [TokenCertificate]
  let time: Instant

  private static let longest = 8
  private static let mostTries = 200

  /// The chain, signer first and authority last; or why there is none.
  func chain(from signer: TokenCertificate) -> Result<[TokenCertificate], TokenDoubt> {
    guard !authorities.isEmpty else { return .failure(.nobodyTrusted) }
    var state = State()
    if let chain = extend([signer], &state) { return .success(chain) }
    return .failure(state.doubt ?? .unknownAuthority)
  }

  private struct State {
    var tries = 0
    /// The first thing that stood in the way of a chain that was signed all the way up.
    var doubt: TokenDoubt?
  }

  private func extend(_ chain: [TokenCertificate], _ state: inout State) -> [TokenCertificate]? {
    guard let tip = chain.last, chain.count <= ChainSearch.longest else { return nil }
    if authorities.anchors.contains(tip) { return accept(chain, &state) }
    let helpers = authorities.anchors + authorities.intermediates + offered
    for issuer in helpers where issuer.subject == tip.issuer && !chain.contains(issuer) {
      state.tries += 1
      guard state.tries <= ChainSearch.mostTries else { return nil }
      guard issuer.read.publicKey.isValidSignature(tip.read.signature, for: tip.read) else { continue }
      if let found = extend(chain + [issuer], &state) { return found }
    }
    return nil
  }

  private func accept(_ chain: [TokenCertificate], _ state: inout State) -> [TokenCertificate]? {
    for (place, certificate) in chain.enumerated() {
      if let doubt = doubt(about: certificate, at: place, in: chain) {
        state.doubt = state.doubt ?? doubt
        return nil
      }
    }
    return chain
  }

  private func doubt(about certificate: TokenCertificate, at place: Int, in chain: [TokenCertificate]) -> TokenDoubt? {
    if !certificate.isValid(at: time) { return .notValidThen(certificate.name) }
    if certificate.hasUnknownCriticalExtension { return .cannotBeFollowed(certificate.name) }
    guard place > 0 else { return nil }
    // The intermediates between this one and the signer, those that issued themselves not counted (RFC 5280, 4.2.1.9).
    let below = chain[1..<place].count { !$0.isSelfIssued }
    return certificate.mayIssue(below: below, isAnchor: place == chain.count - 1)
      ? nil : .cannotBeFollowed(certificate.name)
  }
}

extension TokenCertificate {
  func isValid(at time: Instant) -> Bool {
    let seconds = TimeInterval(time.milliseconds / 1_000)
    return read.notValidBefore.timeIntervalSince1970 <= seconds && seconds <= read.notValidAfter.timeIntervalSince1970
  }

  fileprivate var hasUnknownCriticalExtension: Bool {
    read.extensions.contains { $0.critical && !TokenCertificate.understood.contains($0.oid) }
  }

  private static let understood: Set<ASN1ObjectIdentifier> = [
    .X509ExtensionID.basicConstraints, .X509ExtensionID.keyUsage, .X509ExtensionID.extendedKeyUsage,
    .X509ExtensionID.subjectAlternativeName,
    // certificatePolicies: any policy will do.
    [2, 5, 29, 32],
  ]

  fileprivate func mayIssue(below: Int, isAnchor: Bool) -> Bool {
    if read.version == .v1 { return isAnchor }
    guard let constraints = try? read.extensions.basicConstraints,
      case .isCertificateAuthority(let longest) = constraints, longest.map({ below <= $0 }) ?? true
    else { return false }
    do {
      return try read.extensions.keyUsage?.keyCertSign ?? true
    } catch { return false }
  }
}
