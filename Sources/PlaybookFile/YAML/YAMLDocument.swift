import Yams

/// The bytes of a file as a tree of YAML nodes, with no more power than the format needs.
enum YAMLDocument {
  static let sizeLimit = 1 << 20

  /// A playbook of a stream, put together from its own document and the shared ones behind it.
  struct Whole {
    let cursor: YAMLCursor
    let shared: SharedParts
  }

  /// The playbook, and behind it those that it may become; empty when a fault kept it from being read.
  static func playbooks(of bytes: [UInt8], log: FaultLog) -> [Whole] {
    guard bytes.count <= sizeLimit else {
      log.report(.tooLarge(bytes: bytes.count, limit: sizeLimit), at: .top)
      return []
    }
    let bytes = PlaybookStream.withoutMark(bytes)
    guard let text = String(validating: bytes, as: UTF8.self) else {
      log.report(.notUTF8, at: YAMLPlace(line: firstLineNotUTF8(in: bytes), column: 1, path: ""))
      return []
    }
    log.parts = PlaybookStream.parts(of: text)
    do {
      // An alias may stand for a tree that grows without bound. With every anchor turned into a tag, which stands in
      // the same places, any alias is undefined, so that the parser stops at the first one before it follows it.
      if bytes.contains(UInt8(ascii: "&")) {
        let tagged = bytes.map { $0 == UInt8(ascii: "&") ? UInt8(ascii: "!") : $0 }
        _ = try documents(of: String(decoding: tagged, as: UTF8.self))
      }
      return wholes(of: try documents(of: text), log: log)
    } catch let error as YamlError {
      report(error, in: text, log: log)
    } catch {
      log.report(.malformed(String(describing: error)), at: .top)
    }
    return []
  }

  private static func wholes(of documents: [Node], log: FaultLog) -> [Whole] {
    guard let playbook = documents.first else {
      log.report(.wrongShape(expected: .mapping, found: .nothing), at: .top)
      return []
    }
    let behind = documents.dropFirst()
    guard behind.count == log.parts.count else {
      log.report(.anotherDocument, at: YAMLPlace(of: behind.last ?? playbook))
      return []
    }
    let parts = Array(zip(log.parts, behind))
    let shared = parts.filter { $0.0.kind == .shared }.map { (name: $0.0.name, node: $0.1) }
    let others = parts.filter { $0.0.kind == .playbook }
    for name in strings(playbook["becomes"]) where !others.contains(where: { $0.0.name == name }) {
      log.report(.playbookMissing(name), at: playbook["becomes"].map { YAMLPlace(of: $0, path: "becomes") } ?? .top)
    }
    return ([playbook] + others.map(\.1)).map { own in
      let parts = sharedParts(of: shared, usedBy: own, log: log)
      let whole = PlaybookComposition(shared: parts, log: log).compose(own)
      return Whole(cursor: YAMLCursor(whole, log: log), shared: parts)
    }
  }

  private static func documents(of text: String) throws -> [Node] {
    // A playbook's texts mean what they say: nothing is taken for a number or a date, which takes a search for each.
    let parser = try Parser(yaml: text, resolver: .basic, encoding: .utf8)
    var documents: [Node] = []
    while let document = try parser.nextRoot() { documents.append(document) }
    return documents
  }

  private static func sharedParts(
    of files: [(name: String, node: Node)], usedBy playbook: Node, log: FaultLog
  ) -> SharedParts {
    var parts = SharedParts()
    for (index, name) in strings(playbook["uses"]).enumerated() {
      guard let file = files.first(where: { $0.name == name }) else {
        let place = playbook["uses"].map { YAMLPlace(of: $0, path: "uses[\(index)]") } ?? .top
        log.report(.sharedFileMissing(name), at: place)
        continue
      }
      parts.take(file.node, named: name, log: log)
    }
    return parts
  }

  private static func strings(_ node: Node?) -> [String] { (node?.sequence ?? []).map { $0.scalar?.string ?? "" } }

  private static func report(_ error: YamlError, in text: String, log: FaultLog) {
    switch error {
    case .composer(_, let problem, let mark, _) where problem.contains("alias"):
      log.report(.aliasUsed, at: place(mark))
    case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      log.report(.malformed([context?.text, problem].compactMap(\.self).joined(separator: ", ")), at: place(mark))
    case .duplicatedKeysInMapping(let duplicates, let context):
      for key in duplicates { log.report(.duplicateKey(key), at: place(context.mark)) }
    case .reader(let problem, let offset, _, _):
      let before = text.prefix(offset ?? 0)
      let line = before.count(where: \.isNewline) + 1
      log.report(.malformed(problem), at: YAMLPlace(line: line, column: 1, path: ""))
    case .no, .memory, .writer, .emitter, .representer, .dataCouldNotBeDecoded:
      log.report(.malformed(String(describing: error)), at: .top)
    }
  }

  private static func place(_ mark: Mark) -> YAMLPlace { YAMLPlace(line: mark.line, column: mark.column, path: "") }

  private static func firstLineNotUTF8(in bytes: [UInt8]) -> Int {
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    return 1 + (lines.firstIndex { String(validating: $0, as: UTF8.self) == nil } ?? 0)
  }
}
