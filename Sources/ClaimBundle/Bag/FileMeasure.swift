import Crypto
import EvidenceLog

/// What a file's bytes come to.
struct FileMeasure: Hashable, Sendable {
  let sha256: Hash256
  let crc32: UInt32
  /// In bytes.
  let size: Int
}

/// Measures bytes as they pass.
struct Measuring {
  private var hasher = SHA256()
  private var crc = CRC32()
  private var size = 0

  mutating func take(_ bytes: UnsafeRawBufferPointer) {
    hasher.update(bufferPointer: bytes)
    crc.take(bytes)
    size += bytes.count
  }

  mutating func take(_ bytes: [UInt8]) { bytes.withUnsafeBytes { take($0) } }

  var measure: FileMeasure { FileMeasure(sha256: Hash256(hasher.finalize()), crc32: crc.value, size: size) }

  static func of(_ bytes: [UInt8]) -> FileMeasure {
    var measuring = Measuring()
    measuring.take(bytes)
    return measuring.measure
  }
}
