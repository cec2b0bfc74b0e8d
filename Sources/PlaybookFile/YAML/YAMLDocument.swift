import Yams

/// The bytes of a file as a tree of YAML nodes, with no more power than the format needs.
enum YAMLDocument {
  static let sizeLimit = 1 << 20

  /// The top of the playbook, put together from its own document and the shared ones behind it; nil when there is none
  /// or a fault was reported.
  static func top(of bytes: [UInt8], log: FaultLog) -> (cursor: YAMLCursor, shared: SharedParts)? {
    guard bytes.count <= sizeLimit else {
      log.report(.tooLarge(bytes: bytes.count, limit: sizeLimit), at: .top)
      return nil
    }
    let bytes = PlaybookStream.withoutMark(bytes)
    guard let text = String(validating: bytes, as: UTF8.self) else {
      log.report(.notUTF8, at: YAMLPlace(line: firstLineNotUTF8(in: bytes), column: 1, path: ""))
      return nil
    }
    log.parts = PlaybookStream.parts(of: text)
    do {
      // An alias may stand for a tree that grows without bound. With every anchor turned into a tag, which stands in
      // the same places, any alias is undefined, so that the parser stops at the first one before it follows it.
      if bytes.contains(UInt8(ascii: "&")) {
        let tagged = bytes.map { $0 == UInt8(ascii: "&") ? UInt8(ascii: "!") : $0 }
        _ = try documents(of: String(decoding: tagged, as: UTF8.self))
      }
      let documents = try documents(of: text)
      guard let playbook = documents.first else {
        log.report(.wrongShape(expected: .mapping, found: .nothing), at: .top)
        return nil
      }
      let named = playbook["uses"]?.sequence?.count ?? 0
      guard documents.count <= named + 1 else {
        log.report(.anotherDocument, at: YAMLPlace(of: documents[named + 1]))
        return nil
      }
      let shared = sharedParts(of: Array(documents.dropFirst()), usedBy: playbook, log: log)
      let whole = PlaybookComposition(shared: shared, log: log).compose(playbook)
      return (YAMLCursor(whole, log: log), shared)
    } catch let error as YamlError {
      report(error, in: text, log: log)
    } catch {
      log.report(.malformed(String(describing: error)), at: .top)
    }
    return nil
  }

  private static func documents(of text: String) throws -> [Node] {
    let parser = try Parser(yaml: text, encoding: .utf8)
    var documents: [Node] = []
    while let document = try parser.nextRoot() { documents.append(document) }
    return documents
  }

  /// The documents behind the playbook are the files that it names, in its order.
  private static func sharedParts(of documents: [Node], usedBy playbook: Node, log: FaultLog) -> SharedParts {
    var parts = SharedParts()
    let uses = playbook["uses"]
    let names = (uses?.sequence ?? []).map { $0.scalar?.string ?? "" }
    for (index, name) in names.enumerated() {
      guard index < documents.count, log.parts.count == documents.count, log.parts[index].name == name else {
        log.report(.sharedFileMissing(name), at: uses.map { YAMLPlace(of: $0, path: "uses[\(index)]") } ?? .top)
        continue
      }
      parts.take(documents[index], named: name, log: log)
    }
    return parts
  }

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
