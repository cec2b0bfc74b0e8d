/// A token taken apart, nothing of it proven (RFC 3161, 2.4.2; RFC 5652, 5.1):
/// ```
/// ContentInfo { id-signedData, [0] SignedData {
///   version, digestAlgorithms, encapContentInfo { id-ct-TSTInfo, [0] OCTET STRING { TSTInfo } },
///   certificates [0] OPTIONAL, crls [1] OPTIONAL, signerInfos SET } }
/// ```
package struct SignedToken: Sendable {
  let statement: TimestampStatement
  /// The TSTInfo's bytes: what the messageDigest attribute is the hash of.
  let content: [UInt8]
  /// Those that can be read; nobody vouches for any of them.
  package let certificates: [TokenCertificate]
  let signer: TokenSigner

  package init(parsing bytes: [UInt8]) throws(TokenRefusal) {
    guard let root = (try? BERElement(parsing: bytes))?.parts(of: Tag.sequence), root.count == 2,
      ObjectIdentifier(root[0]) == .signedData, let wrapped = root[1].parts(of: Tag.contextParts(0)),
      wrapped.count == 1, let parts = wrapped[0].parts(of: Tag.sequence), parts.count >= 4,
      let encapsulated = parts[2].parts(of: Tag.sequence), let type = encapsulated.first
    else { throw .malformed(.token) }
    guard ObjectIdentifier(type) == .tstInfo else { throw .notATimestamp }
    guard encapsulated.count == 2, let octets = encapsulated[1].parts(of: Tag.contextParts(0)), octets.count == 1,
      octets[0].tag & ~Tag.constructed == Tag.octetString, let signers = parts.last?.parts(of: Tag.set)
    else { throw .malformed(.token) }
    let between = parts[3..<(parts.count - 1)]
    guard between.allSatisfy({ [Tag.contextParts(0), Tag.contextParts(1)].contains($0.tag) }) else {
      throw .malformed(.token)
    }
    content = octets[0].octets
    statement = try TimestampStatement(parsing: content)
    certificates = between.filter { $0.tag == Tag.contextParts(0) }.flatMap { $0.parts ?? [] }
      .prefix(SignedToken.mostCertificates).compactMap { TokenCertificate(der: Array($0.encoded)) }
    // RFC 3161, 2.4.2: no signature but the authority's.
    guard signers.count == 1 else { throw .notOneSigner(count: signers.count) }
    signer = try TokenSigner(signers[0])
  }

  /// A chain has three or four; more is somebody filling the token up.
  private static let mostCertificates = 32
}
