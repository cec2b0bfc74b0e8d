import SwiftASN1
import X509

/// A certificate that came with a token, or that somebody trusts: as it is, and read.
package struct TokenCertificate: Hashable, Sendable {
  package let der: [UInt8]
  let read: Certificate
  /// The Name as it stands in the certificate.
  let issuer: [UInt8]
  let subject: [UInt8]
  let serial: [UInt8]

  /// Nil for what is no certificate, or one with a key of a kind that we do not know.
  package init?(der: [UInt8]) {
    guard let read = try? Certificate(derEncoded: der),
      let parts = (try? BERElement(parsing: der))?.parts?.first?.parts
    else { return nil }
    // RFC 5280, 4.1: version [0], serialNumber, signature, issuer, validity, subject.
    let fields = Array(parts.drop { $0.tag == Tag.contextParts(0) })
    guard fields.count >= 5, let serial = fields[0].primitive else { return nil }
    self.der = der
    self.read = read
    self.serial = Array(serial)
    issuer = Array(fields[2].encoded)
    subject = Array(fields[4].encoded)
  }

  var isSelfIssued: Bool { issuer == subject }

  /// For a person: the common name, or the whole name where there is none.
  package var name: String {
    let names = read.subject.flatMap { Array($0) }
    let common = names.first { $0.type == .RDNAttributeType.commonName }
    return common.flatMap { String($0.value) } ?? read.subject.description
  }

  package static func == (left: TokenCertificate, right: TokenCertificate) -> Bool { left.der == right.der }
  package func hash(into hasher: inout Hasher) { hasher.combine(der) }
}
