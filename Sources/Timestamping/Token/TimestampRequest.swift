package import EvidenceLog

/// What an authority is asked (RFC 3161, 2.4.1):
/// ```
/// TimeStampReq ::= SEQUENCE {
///   version 1, messageImprint { { sha256 }, hash }, reqPolicy OPTIONAL, nonce OPTIONAL, certReq TRUE }
/// ```
package struct TimestampRequest: Hashable, Sendable {
  package let algorithm: DigestAlgorithm
  package let imprint: [UInt8]
  /// The octets of the INTEGER, as they were sent.
  package let nonce: [UInt8]?
  package let policy: ObjectIdentifier?

  /// - Parameter nonce: sixteen fresh random bytes; the first bit is cleared, so that the number is positive and of one
  ///   length.
  package init(imprint: Hash256, nonce: [UInt8]) {
    precondition(nonce.count == 16, "a nonce of \(nonce.count) bytes")
    algorithm = .sha256
    self.imprint = imprint.bytes
    self.nonce = [nonce[0] & 0x3F | 0x40] + nonce[1...]
    policy = nil
  }

  package var der: [UInt8] {
    let hash = DER.sequence(
      DER.sequence(algorithm.identifier.der, [Tag.null, 0]), DER.element(Tag.octetString, imprint))
    return DER.sequence(
      DER.integer(1), hash, policy?.der ?? [], nonce.map { DER.element(Tag.integer, $0) } ?? [],
      DER.element(Tag.boolean, [0xFF]))
  }

  /// Reads a request that anybody made. Nil when it is none, or asks with a hash that we do not know.
  package init?(parsing bytes: [UInt8]) {
    guard let parts = try? BERElement(parsing: bytes).parts(of: Tag.sequence), parts.count >= 2,
      let imprint = MessageImprint(parts[1])
    else { return nil }
    algorithm = imprint.algorithm
    self.imprint = imprint.hash
    policy = parts.dropFirst(2).lazy.compactMap { ObjectIdentifier($0) }.first
    nonce = parts.dropFirst(2).first { $0.tag == Tag.integer }?.primitive.map { Array($0) }
  }
}

/// `MessageImprint ::= SEQUENCE { hashAlgorithm AlgorithmIdentifier, hashedMessage OCTET STRING }`
struct MessageImprint: Hashable, Sendable {
  let algorithm: DigestAlgorithm
  let hash: [UInt8]

  init?(_ element: BERElement) {
    guard let parts = element.parts(of: Tag.sequence), parts.count == 2, let algorithm = DigestAlgorithm(parts[0]),
      parts[1].tag & ~Tag.constructed == Tag.octetString
    else { return nil }
    self.algorithm = algorithm
    hash = parts[1].octets
  }
}
