import Foundation

/// Whom the reader of a token trusts, and what helps to get there.
package struct TrustedAuthorities: Sendable {
  /// Self-issued certificates: where a chain may end.
  let anchors: [TokenCertificate]
  /// Nobody trusts these by themselves.
  let intermediates: [TokenCertificate]

  /// - Parameters:
  ///   - trusted: what is self-issued among them is trusted; the others only help.
  package init(trusted: [TokenCertificate], intermediates: [TokenCertificate] = []) {
    anchors = trusted.filter(\.isSelfIssued)
    self.intermediates = trusted.filter { !$0.isSelfIssued } + intermediates
  }

  /// Both, each as it is.
  package func adding(_ other: TrustedAuthorities) -> TrustedAuthorities {
    TrustedAuthorities(trusted: anchors + other.anchors, intermediates: intermediates + other.intermediates)
  }

  package static let nobody = TrustedAuthorities(trusted: [])

  package var isEmpty: Bool { anchors.isEmpty }
}

/// The certificates in a file: PEM (RFC 7468) with any line length and any words between, or one in DER.
package enum CertificateFile {
  package static func certificates(in bytes: [UInt8]) -> [TokenCertificate] {
    if bytes.first == Tag.sequence { return TokenCertificate(der: bytes).map { [$0] } ?? [] }
    let text = String(decoding: bytes, as: UTF8.self)
    var found: [TokenCertificate] = []
    for block in text.components(separatedBy: "-----BEGIN CERTIFICATE-----").dropFirst() {
      guard let end = block.range(of: "-----END CERTIFICATE-----"),
        let der = Data(base64Encoded: String(block[..<end.lowerBound]), options: .ignoreUnknownCharacters),
        let certificate = TokenCertificate(der: [UInt8](der))
      else { continue }
      found.append(certificate)
    }
    return found
  }

  package static func pem(_ certificates: [TokenCertificate]) -> String {
    certificates.map { certificate in
      let text = Data(certificate.der).base64EncodedString(options: [.lineLength64Characters, .endLineWithLineFeed])
      return "-----BEGIN CERTIFICATE-----\n\(text)\n-----END CERTIFICATE-----\n"
    }.joined()
  }
}
