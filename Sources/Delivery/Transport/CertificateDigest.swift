import Crypto
import Foundation

/// SHA-256 over a certificate's DER bytes, as browsers and `openssl x509 -fingerprint -sha256` show it.
package struct CertificateDigest: Hashable, Sendable, CustomStringConvertible {
  package let bytes: [UInt8]

  /// Reads the first PEM block (RFC 7468); nil when it holds no Base64.
  package init?(pem: String) {
    let lines = pem.split(whereSeparator: \.isNewline).drop { !$0.hasPrefix("-----BEGIN") }.dropFirst()
    let encoded = lines.prefix { !$0.hasPrefix("-----END") }.joined()
    guard let der = Data(base64Encoded: encoded), !der.isEmpty else { return nil }
    self.init(der: [UInt8](der))
  }

  package init(der: [UInt8]) {
    bytes = Array(SHA256.hash(data: der))
  }

  /// 64 lower case hexadecimal digits.
  package var description: String {
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}
