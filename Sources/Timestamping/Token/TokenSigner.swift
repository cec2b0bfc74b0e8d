/// Who signed a token and how (RFC 5652, 5.3):
/// ```
/// SignerInfo ::= SEQUENCE {
///   version, sid { issuer, serialNumber } or [0] subjectKeyIdentifier, digestAlgorithm,
///   signedAttrs [0] IMPLICIT, signatureAlgorithm, signature OCTET STRING, unsignedAttrs [1] OPTIONAL }
/// ```
struct TokenSigner: Hashable, Sendable {
  enum Identifier: Hashable, Sendable {
    case issuer([UInt8], serial: [UInt8])
    case key([UInt8])
  }

  let identifier: Identifier
  let digest: DigestAlgorithm
  let signatureAlgorithm: ObjectIdentifier
  let signature: [UInt8]
  /// The forms that the signature may be over: as they lay there, and in DER, each under the tag of a SET (5.4).
  let signedBytes: [[UInt8]]
  let messageDigest: [UInt8]
  /// One or two lists, the first entry of each naming the signer's certificate.
  let certificateNames: [[CertificateName]]

  init(_ element: BERElement) throws(TokenRefusal) {
    guard let parts = element.parts(of: Tag.sequence), parts.count >= 5,
      let identifier = TokenSigner.identifier(parts[1])
    else { throw .malformed(.signer) }
    guard let digest = DigestAlgorithm(parts[2]), !digest.isBroken else { throw .unknownDigest }
    // Without signed attributes nothing says what the signature is about.
    guard parts[3].tag == Tag.contextParts(0), let attributes = parts[3].parts, parts.count >= 6,
      let algorithm = parts[4].parts(of: Tag.sequence)?.first.flatMap({ ObjectIdentifier($0) }),
      parts[5].tag & ~Tag.constructed == Tag.octetString
    else { throw .malformed(.signer) }
    self.identifier = identifier
    self.digest = digest
    signatureAlgorithm = algorithm
    signature = parts[5].octets
    var forms = [parts[3].derEncoded(as: Tag.set)]
    let asItLay = [Tag.set] + parts[3].encoded.dropFirst()
    if parts[3].encoded.dropFirst().first != 0x80, asItLay != forms[0] { forms.append(asItLay) }
    signedBytes = forms
    let values = try TokenSigner.values(of: attributes)
    guard let type = values[.contentType], ObjectIdentifier(type) == .tstInfo else { throw .contentTypeAttribute }
    guard let hash = values[.messageDigest], hash.tag & ~Tag.constructed == Tag.octetString else {
      throw .messageDigestAttribute
    }
    messageDigest = hash.octets
    certificateNames = try TokenSigner.names(in: values)
  }

  private static func identifier(_ element: BERElement) -> Identifier? {
    if element.tag & ~Tag.constructed == Tag.context(0) { return .key(element.octets) }
    guard let parts = element.parts(of: Tag.sequence), parts.count == 2, let serial = parts[1].primitive else {
      return nil
    }
    return .issuer(Array(parts[0].encoded), serial: Array(serial))
  }

  /// One value an attribute; an attribute that is there twice says two things (RFC 5652, 11).
  private static func values(of attributes: [BERElement]) throws(TokenRefusal) -> [ObjectIdentifier: BERElement] {
    var values: [ObjectIdentifier: BERElement] = [:]
    for attribute in attributes {
      guard let parts = attribute.parts(of: Tag.sequence), parts.count == 2, let type = ObjectIdentifier(parts[0]),
        let set = parts[1].parts(of: Tag.set)
      else { throw .malformed(.signer) }
      guard isOurs(type) else { continue }
      guard set.count == 1, values.updateValue(set[0], forKey: type) == nil else { throw .malformed(.signer) }
    }
    return values
  }

  private static func isOurs(_ type: ObjectIdentifier) -> Bool {
    [.contentType, .messageDigest, .signingCertificate, .signingCertificateV2].contains(type)
  }

  private static func names(
    in values: [ObjectIdentifier: BERElement]
  ) throws(TokenRefusal) -> [[CertificateName]] {
    var lists: [[CertificateName]] = []
    for (type, isFirstVersion) in [(ObjectIdentifier.signingCertificate, true), (.signingCertificateV2, false)] {
      guard let value = values[type] else { continue }
      guard let certificates = value.parts(of: Tag.sequence)?.first?.parts(of: Tag.sequence), !certificates.isEmpty
      else { throw .malformed(.signer) }
      var list: [CertificateName] = []
      for certificate in certificates {
        guard let name = CertificateName(certificate, isFirstVersion: isFirstVersion) else { throw .unknownDigest }
        list.append(name)
      }
      lists.append(list)
    }
    guard !lists.isEmpty else { throw .noCertificateName }
    return lists
  }
}
