import EvidenceLog

/// `manifest-sha256.txt` and `tagmanifest-sha256.txt` (RFC 8493, 2.1.3): `hash  path` a line, by path, as `sha256sum -c`
/// reads it.
///
/// Our own paths have no characters that RFC 8493 wants escaped.
struct BagManifest: Hashable, Sendable {
  private(set) var hashes: [String: Hash256]

  init(_ hashes: [String: Hash256]) { self.hashes = hashes }

  var text: String {
    hashes.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }.map { "\($1.hex)  \($0)\n" }.joined()
  }

  /// Reads what `text` writes, in any order of lines; the number of the first line that is none of ours otherwise.
  init(parsing bytes: [UInt8]) throws(BadLine) {
    hashes = [:]
    guard bytes.last == UInt8(ascii: "\n") else { throw BadLine(number: 1) }
    let lines = bytes.dropLast().split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      guard line.count > 66, line[line.startIndex + 64] == 0x20, line[line.startIndex + 65] == 0x20,
        let hash = Hash256(hex: String(decoding: line.prefix(64), as: UTF8.self)),
        let path = String(validating: line.dropFirst(66), as: UTF8.self),
        hashes.updateValue(hash, forKey: path) == nil
      else { throw BadLine(number: index + 1) }
    }
  }

  struct BadLine: Error, Hashable {
    /// From 1.
    let number: Int
  }
}
