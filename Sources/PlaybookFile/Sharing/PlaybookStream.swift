import Yams

/// A playbook file together with the shared files that it uses, as one stream of YAML documents: what is pinned to a run
/// is complete in itself, and is still the files as their authors wrote them.
///
/// ```yaml
/// hikeshi: 1
/// uses: [people, insurer]
/// …
/// --- # shared: people
/// hikeshi-shared: 1
/// …
/// --- # shared: insurer
/// …
/// ```
package enum PlaybookStream {
  /// The shared files that a playbook names, in its order; empty when it cannot be read, which reading it will say.
  package static func uses(in bytes: [UInt8]) -> [String] {
    guard let text = String(validating: withoutMark(bytes), as: UTF8.self),
      let root = try? Parser(yaml: text, encoding: .utf8).nextRoot()
    else { return [] }
    return (root["uses"]?.sequence ?? []).compactMap { $0.scalar?.string }
  }

  package static func join(_ playbook: [UInt8], with shared: [(name: String, bytes: [UInt8])]) -> [UInt8] {
    var stream = withoutMark(playbook)
    for part in shared {
      if stream.last != newline { stream.append(newline) }
      stream += "\(separator)\(part.name)\n".utf8
      stream += withoutMark(part.bytes)
    }
    return stream
  }

  /// Editors on Windows put a byte order mark before the text.
  static func withoutMark(_ bytes: [UInt8]) -> [UInt8] {
    bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
  }

  private static let separator = "--- # shared: "
  private static let newline = UInt8(ascii: "\n")

  /// Where each shared file begins: the number of the separator's line, from 1, and the file's name.
  static func parts(of text: String) -> [(line: Int, name: String)] {
    var parts: [(line: Int, name: String)] = []
    var number = 0
    for line in text.utf8.split(separator: newline, omittingEmptySubsequences: false) {
      number += 1
      guard line.starts(with: separator.utf8) else { continue }
      parts.append((number, String(decoding: line.dropFirst(separator.utf8.count), as: UTF8.self)))
    }
    return parts
  }
}
