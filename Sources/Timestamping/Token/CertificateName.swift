/// How the signer names its certificate in what it signed, so that no other one can be put in its place.
/// ```
/// ESSCertID   ::= SEQUENCE { certHash OCTET STRING, issuerSerial OPTIONAL }                       RFC 2634, 5.4.1; SHA-1
/// ESSCertIDv2 ::= SEQUENCE { hashAlgorithm DEFAULT sha256, certHash, issuerSerial OPTIONAL }      RFC 5816, 2.2.1
/// IssuerSerial ::= SEQUENCE { issuer GeneralNames, serialNumber INTEGER }
/// ```
struct CertificateName: Hashable, Sendable {
  let algorithm: DigestAlgorithm
  let hash: [UInt8]
  private let issuer: [UInt8]?
  private let serial: [UInt8]?

  init?(_ element: BERElement, isFirstVersion: Bool) {
    guard var parts = element.parts(of: Tag.sequence)?[...] else { return nil }
    if isFirstVersion {
      algorithm = .sha1
    } else if parts.first?.tag == Tag.sequence {
      guard let named = parts.popFirst().flatMap({ DigestAlgorithm($0) }) else { return nil }
      algorithm = named
    } else {
      algorithm = .sha256
    }
    guard let hash = parts.popFirst(), hash.tag & ~Tag.constructed == Tag.octetString else { return nil }
    self.hash = hash.octets
    guard let place = parts.popFirst() else {
      issuer = nil
      serial = nil
      return
    }
    // GeneralNames with one directoryName, [4], which is explicit since a Name is a CHOICE.
    guard let fields = place.parts(of: Tag.sequence), fields.count == 2, let serial = fields[1].primitive,
      let name = fields[0].parts?.first, name.tag == Tag.contextParts(4), let issuer = name.parts?.first
    else { return nil }
    self.issuer = Array(issuer.encoded)
    self.serial = Array(serial)
  }

  func names(_ certificate: TokenCertificate) -> Bool {
    algorithm.hash(certificate.der) == hash && serial.map { $0 == certificate.serial } ?? true
      && issuer.map { $0 == certificate.issuer } ?? true
  }
}
