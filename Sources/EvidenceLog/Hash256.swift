package import Crypto

/// A SHA-256 value.
package struct Hash256: Hashable, Sendable {
  // The 32 bytes as they lie in memory: no allocation for each hash of a tree.
  private let first: UInt64
  private let second: UInt64
  private let third: UInt64
  private let fourth: UInt64

  /// Nil unless there are 32 bytes.
  package init?(bytes: [UInt8]) {
    guard bytes.count == 32 else { return nil }
    self = bytes.withUnsafeBytes { Hash256(thirtyTwo: $0) }
  }

  package init(_ digest: SHA256.Digest) {
    self = digest.withUnsafeBytes { Hash256(thirtyTwo: $0) }
  }

  private init(thirtyTwo bytes: UnsafeRawBufferPointer) {
    first = bytes.loadUnaligned(fromByteOffset: 0, as: UInt64.self)
    second = bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self)
    third = bytes.loadUnaligned(fromByteOffset: 16, as: UInt64.self)
    fourth = bytes.loadUnaligned(fromByteOffset: 24, as: UInt64.self)
  }

  package static func of(_ bytes: [UInt8]) -> Hash256 { bytes.withUnsafeBytes { Hash256.of($0) } }

  package static func of(_ bytes: UnsafeRawBufferPointer) -> Hash256 {
    var hasher = SHA256()
    hasher.update(bufferPointer: bytes)
    return Hash256(hasher.finalize())
  }

  /// The 32 bytes, without a copy.
  package func withUnsafeBytes<Value>(_ body: (UnsafeRawBufferPointer) -> Value) -> Value {
    Swift.withUnsafeBytes(of: self, body)
  }

  /// 32 of them.
  package var bytes: [UInt8] { withUnsafeBytes { Array($0) } }
}

extension Hash256: CustomStringConvertible {
  /// 64 lower-case digits.
  package var hex: String { Hexadecimal.text(bytes) }

  /// Reads 64 lower-case digits and nothing else.
  package init?(hex: String) {
    guard let bytes = Hexadecimal.bytes(hex) else { return nil }
    self.init(bytes: bytes)
  }

  /// 44 characters, the last one padding.
  package var base64: String { Base64Coding.standard.text(bytes) }

  /// Reads the 44 characters that `base64` writes and nothing else.
  package init?(base64: some Collection<UInt8>) {
    guard let bytes = Base64Coding.standard.bytes(base64) else { return nil }
    self.init(bytes: bytes)
  }

  package init?(base64: String) { self.init(base64: base64.utf8) }

  package var description: String { hex }
}
