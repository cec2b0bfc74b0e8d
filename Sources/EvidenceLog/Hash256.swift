package import Crypto
import Foundation

/// A SHA-256 value.
package struct Hash256: Hashable, Sendable {
  /// 32 of them.
  package let bytes: [UInt8]

  /// Nil unless there are 32.
  package init?(bytes: [UInt8]) {
    guard bytes.count == 32 else { return nil }
    self.bytes = bytes
  }

  package init(_ digest: SHA256.Digest) { bytes = Array(digest) }

  package static func of(_ bytes: [UInt8]) -> Hash256 { Hash256(SHA256.hash(data: bytes)) }

  /// 64 lower-case digits.
  package var hex: String {
    var text: [UInt8] = []
    text.reserveCapacity(64)
    for byte in bytes {
      text.append(Hash256.digits[Int(byte >> 4)])
      text.append(Hash256.digits[Int(byte & 15)])
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// Reads 64 lower-case digits and nothing else.
  package init?(hex: String) {
    let digits = hex.utf8.compactMap { Hash256.digits.firstIndex(of: $0) }
    guard digits.count == 64, hex.utf8.count == 64 else { return nil }
    bytes = (0..<32).map { UInt8(digits[2 * $0] << 4 | digits[2 * $0 + 1]) }
  }

  package var base64: String { Data(bytes).base64EncodedString() }

  /// Reads canonical base64, padding included.
  package init?(base64: String) {
    guard let data = Data(base64Encoded: base64), data.base64EncodedString() == base64 else { return nil }
    self.init(bytes: [UInt8](data))
  }

  private static let digits = Array("0123456789abcdef".utf8)
}
