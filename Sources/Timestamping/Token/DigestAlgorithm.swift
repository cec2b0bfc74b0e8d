import Crypto
package import Foundation

/// The hashes that a token may name.
package enum DigestAlgorithm: String, Hashable, Sendable, CaseIterable {
  /// Only to recognise a certificate by (RFC 2634, 5.4.1); nothing is signed or stamped with it any more.
  case sha1
  case sha256, sha384, sha512

  init?(_ identifier: ObjectIdentifier) {
    guard let found = DigestAlgorithm.allCases.first(where: { $0.identifier == identifier }) else { return nil }
    self = found
  }

  /// From an AlgorithmIdentifier: the parameters are absent or NULL (RFC 5754, 2).
  init?(_ element: BERElement) {
    guard let parts = element.parts(of: Tag.sequence), let first = parts.first,
      let identifier = ObjectIdentifier(first), parts.count == 1 || parts.count == 2 && parts[1].tag == Tag.null
    else { return nil }
    self.init(identifier)
  }

  var identifier: ObjectIdentifier {
    switch self {
    case .sha1: .sha1
    case .sha256: .sha256
    case .sha384: .sha384
    case .sha512: .sha512
    }
  }

  /// Whether two different contents can be made to have one hash.
  var isBroken: Bool { self == .sha1 }

  func digest(of bytes: some DataProtocol) -> any Digest {
    switch self {
    case .sha1: Insecure.SHA1.hash(data: bytes)
    case .sha256: SHA256.hash(data: bytes)
    case .sha384: SHA384.hash(data: bytes)
    case .sha512: SHA512.hash(data: bytes)
    }
  }

  package func hash(_ bytes: some DataProtocol) -> [UInt8] { Array(digest(of: bytes)) }
}
