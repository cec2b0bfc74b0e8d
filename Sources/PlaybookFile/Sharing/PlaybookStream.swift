import Yams

/// A playbook file together with the shared files that it uses and the playbooks that it may become, as one stream of
/// YAML documents: what is pinned to a run is complete in itself, and is still the files as their authors wrote them.
///
/// ```yaml
/// hikeshi: 1
/// uses: [people, insurer]
/// becomes: [data-leak]
/// …
/// --- # shared: people
/// hikeshi-shared: 1
/// …
/// --- # playbook: data-leak
/// …
/// ```
package enum PlaybookStream {
  /// The name of a file, without its ending, and its bytes.
  package typealias File = (name: String, bytes: [UInt8])

  /// The playbook with every file that it needs, directly or through the playbooks that it may become, in the order in
  /// which they are first named. A file that is not found is left out, which reading the stream will say.
  package static func assemble(
    _ playbook: [UInt8], shared: (String) -> [UInt8]?, playbooks: (String) -> [UInt8]?
  ) -> [UInt8] {
    let others = names(under: "becomes", in: playbook).compactMap { name in
      playbooks(name).map { File(name: name, bytes: $0) }
    }
    var parts: [String] = []
    for bytes in [playbook] + others.map(\.bytes) {
      parts += names(under: "uses", in: bytes).filter { !parts.contains($0) }
    }
    var stream = withoutMark(playbook)
    for name in parts {
      if let bytes = shared(name) { append(File(name, bytes), as: .shared, to: &stream) }
    }
    for other in others { append(other, as: .playbook, to: &stream) }
    return stream
  }

  private static func append(_ file: File, as kind: Part.Kind, to stream: inout [UInt8]) {
    if stream.last != newline { stream.append(newline) }
    stream += "\(kind.separator)\(file.name)\n".utf8
    stream += withoutMark(file.bytes)
  }

  /// Empty when the file cannot be read, which reading it will say.
  private static func names(under key: String, in bytes: [UInt8]) -> [String] {
    guard let text = String(validating: withoutMark(bytes), as: UTF8.self),
      let root = try? Parser(yaml: text, encoding: .utf8).nextRoot()
    else { return [] }
    return (root[key]?.sequence ?? []).compactMap { $0.scalar?.string }
  }

  /// Editors on Windows put a byte order mark before the text.
  static func withoutMark(_ bytes: [UInt8]) -> [UInt8] {
    bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
  }

  private static let newline = UInt8(ascii: "\n")

  /// A file behind the playbook's own.
  struct Part: Hashable {
    enum Kind: CaseIterable, Hashable {
      case shared, playbook

      var separator: String {
        switch self {
        case .shared: "--- # shared: "
        case .playbook: "--- # playbook: "
        }
      }
    }

    let kind: Kind
    let name: String
    /// Of the separator, from 1.
    let line: Int

    var file: String {
      switch kind {
      case .shared: "Shared/\(name).yaml"
      case .playbook: "\(name).yaml"
      }
    }
  }

  static func parts(of text: String) -> [Part] {
    var parts: [Part] = []
    var number = 0
    for line in text.utf8.split(separator: newline, omittingEmptySubsequences: false) {
      number += 1
      guard let kind = Part.Kind.allCases.first(where: { line.starts(with: $0.separator.utf8) }) else { continue }
      let name = String(decoding: line.dropFirst(kind.separator.utf8.count), as: UTF8.self)
      parts.append(Part(kind: kind, name: name, line: number))
    }
    return parts
  }
}
