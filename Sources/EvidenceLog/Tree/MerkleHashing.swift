import Crypto
import Foundation

/// The hashes of a Merkle tree (RFC 6962, 2.1): leaves and nodes are told apart by their first byte.
package enum MerkleHashing {
  /// `SHA-256(0x00 ‖ leaf)`.
  package static func leaf(_ bytes: [UInt8]) -> Hash256 {
    var hasher = SHA256()
    hasher.update(data: [0x00])
    hasher.update(data: bytes)
    return Hash256(hasher.finalize())
  }

  /// `SHA-256(0x01 ‖ left ‖ right)`.
  package static func node(_ left: Hash256, _ right: Hash256) -> Hash256 {
    var hasher = SHA256()
    hasher.update(data: [0x01])
    hasher.update(data: left.bytes)
    hasher.update(data: right.bytes)
    return Hash256(hasher.finalize())
  }

  /// `SHA-256("")`.
  package static let emptyRoot = Hash256.of([UInt8]())
}
