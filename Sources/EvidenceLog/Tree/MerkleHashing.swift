/// The hashes of a Merkle tree (RFC 6962, 2.1): leaves and nodes are told apart by their first byte.
package enum MerkleHashing {
  /// `SHA-256(0x00 ‖ leaf)`.
  package static func leaf(_ bytes: [UInt8]) -> Hash256 { bytes.withUnsafeBytes { leaf($0) } }

  /// `SHA-256(0x00 ‖ leaf)`.
  package static func leaf(_ bytes: UnsafeRawBufferPointer) -> Hash256 {
    // In one piece: a hash that is fed twice costs half as much again.
    withUnsafeTemporaryAllocation(byteCount: bytes.count + 1, alignment: 1) { buffer in
      buffer[0] = 0x00
      UnsafeMutableRawBufferPointer(rebasing: buffer[1...]).copyMemory(from: bytes)
      return Hash256.of(UnsafeRawBufferPointer(buffer))
    }
  }

  /// `SHA-256(0x01 ‖ left ‖ right)`.
  package static func node(_ left: Hash256, _ right: Hash256) -> Hash256 {
    withUnsafeTemporaryAllocation(byteCount: 65, alignment: 1) { buffer in
      buffer[0] = 0x01
      left.withUnsafeBytes { UnsafeMutableRawBufferPointer(rebasing: buffer[1..<33]).copyMemory(from: $0) }
      right.withUnsafeBytes { UnsafeMutableRawBufferPointer(rebasing: buffer[33..<65]).copyMemory(from: $0) }
      return Hash256.of(UnsafeRawBufferPointer(buffer))
    }
  }

  /// `SHA-256("")`.
  package static let emptyRoot = Hash256.of([])
}
