import Yams

/// A node of the file with the way to it, and where to report what is wrong with it.
///
/// A reading function that returns nil has reported why.
struct YAMLCursor {
  private static let depthLimit = 64

  let place: YAMLPlace
  let log: FaultLog
  private let node: Node
  private let depth: Int

  init(_ root: Node, log: FaultLog) { self.init(root, path: "", depth: 0, log: log) }

  private init(_ node: Node, path: String, depth: Int, log: FaultLog) {
    self.node = node
    self.depth = depth
    self.log = log
    place = YAMLPlace(line: node.mark?.line ?? 1, column: node.mark?.column ?? 1, path: path)
  }

  func report(_ problem: PlaybookFault.Problem) { log.report(problem, at: place) }

  var shape: PlaybookFault.Shape {
    switch node {
    case .mapping: .mapping
    case .sequence: .list
    case .scalar(let scalar): scalar.style == .plain && ["", "~", "null"].contains(scalar.string) ? .nothing : .text
    case .alias: .nothing
    }
  }

  /// The scalar as it was written, whatever type YAML would give it, without blanks at its ends; never empty.
  func text() -> String? {
    guard case .scalar(let scalar) = node else {
      report(.wrongShape(expected: .text, found: shape))
      return nil
    }
    let text = trimmed(scalar.string)
    guard shape == .text, !text.isEmpty else {
      report(.emptyText)
      return nil
    }
    return text
  }

  /// A list's parts that could be read.
  func list<Part>(notEmpty: Bool = false, _ read: (YAMLCursor) -> Part?) -> [Part]? {
    items(notEmpty: notEmpty)?.compactMap(read)
  }

  func items(notEmpty: Bool = false) -> [YAMLCursor]? {
    guard case .sequence(let sequence) = node else {
      report(.wrongShape(expected: .list, found: shape))
      return nil
    }
    guard isShallowEnough else { return nil }
    if notEmpty, sequence.isEmpty { report(.emptyList) }
    return sequence.enumerated().map { index, item in
      YAMLCursor(item, path: "\(place.path)[\(index)]", depth: depth + 1, log: log)
    }
  }

  /// Reads a mapping by asking it for its keys; a key that `read` never asked for is reported as unknown.
  func mapping<Part>(expected: PlaybookFault.Shape = .mapping, _ read: (inout YAMLMapping) -> Part?) -> Part? {
    guard let entries = entries(expected: expected) else { return nil }
    var mapping = YAMLMapping(entries, expected: expected, place: place, log: log)
    let part = read(&mapping)
    mapping.reportUnknownKeys()
    return part
  }

  /// The entries of a mapping whose keys are data, in the order of the file.
  func entries(expected: PlaybookFault.Shape = .mapping) -> [YAMLEntry]? {
    guard case .mapping(let mapping) = node else {
      report(.wrongShape(expected: expected, found: shape))
      return nil
    }
    guard isShallowEnough else { return nil }
    var entries: [YAMLEntry] = []
    for (keyNode, value) in mapping {
      let keyCursor = YAMLCursor(keyNode, path: place.path, depth: depth + 1, log: log)
      guard let key = keyCursor.text() else { continue }
      let path = place.path.isEmpty ? key : "\(place.path).\(key)"
      let cursor = YAMLCursor(value, path: path, depth: depth + 1, log: log)
      // The parser knows `yes` and `"yes"` as different keys.
      if let first = entries.first(where: { $0.key == key }) {
        log.report(.duplicateKey(key), at: first.keyPlace)
      } else {
        entries.append(YAMLEntry(key: key, keyPlace: keyCursor.place, value: cursor))
      }
    }
    return entries
  }

  /// The text under a key of a mapping, without reporting anything.
  func glimpse(of key: String) -> String? {
    let value = node.mapping?.first { $0.key.scalar.map { trimmed($0.string) } == key }?.value
    return value?.scalar.map { trimmed($0.string) }
  }

  /// The parts of a list under a key of a mapping, without reporting anything.
  func parts(under key: String) -> [YAMLCursor] {
    let items = node.mapping?[key]?.sequence ?? Node.Sequence([])
    return depth < YAMLCursor.depthLimit
      ? items.map { YAMLCursor($0, path: place.path, depth: depth + 1, log: log) } : []
  }

  /// Where the text under a key of a mapping begins; nil for one that is written in no file.
  func line(of key: String) -> Int? { node.mapping?[key]?.mark?.line }

  private func trimmed(_ text: String) -> String {
    // Nearly all have none, and are not copied letter by letter.
    guard text.first?.isWhitespace == true || text.last?.isWhitespace == true else { return text }
    return String(text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }

  private var isShallowEnough: Bool {
    if depth >= YAMLCursor.depthLimit { report(.tooDeep(limit: YAMLCursor.depthLimit)) }
    return depth < YAMLCursor.depthLimit
  }
}

struct YAMLEntry {
  let key: String
  /// Its path is that of the mapping.
  let keyPlace: YAMLPlace
  let value: YAMLCursor
}
