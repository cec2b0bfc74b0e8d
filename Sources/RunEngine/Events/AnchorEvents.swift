package import CivilTime

/// A timestamp authority said when it saw a checkpoint of this ledger (RFC 3161).
///
/// The entry commits to the answer's bytes, so whatever follows it in the ledger came after the authority's time.
package struct CheckpointAnchored: Hashable, Sendable, Codable {
  package enum Standing: String, Hashable, Sendable, Codable {
    /// Judged right, up to an authority that the company trusts.
    case trusted
    /// Right in itself; nobody vouched for the signer when it came.
    case kept
  }

  /// The company's name for the authority.
  package let authority: String
  /// How many entries the checkpoint speaks for.
  package let size: Int
  /// What the authority's clock said.
  package let time: Instant
  package let standing: Standing
  /// SHA-256 of the request and of the answer as they were sent and received, hexadecimal.
  package let requestSHA256: String
  package let responseSHA256: String
  /// SHA-256 of the file of certificates that it was judged with; nil when there were none.
  package let certificatesSHA256: String?
  /// The authority's time minus this machine's, when it lay outside of the exchange.
  package let clockDifferenceMilliseconds: Int64?

  package init(
    authority: String, size: Int, time: Instant, standing: Standing, requestSHA256: String, responseSHA256: String,
    certificatesSHA256: String?, clockDifferenceMilliseconds: Int64?
  ) {
    self.authority = authority
    self.size = size
    self.time = time
    self.standing = standing
    self.requestSHA256 = requestSHA256
    self.responseSHA256 = responseSHA256
    self.certificatesSHA256 = certificatesSHA256
    self.clockDifferenceMilliseconds = clockDifferenceMilliseconds
  }
}
