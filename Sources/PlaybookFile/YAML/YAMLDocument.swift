import Yams

/// The bytes of a file as a tree of YAML nodes, with no more power than the format needs.
enum YAMLDocument {
  static let sizeLimit = 1 << 20

  /// The top of the file's only document; nil when there is none or a fault was reported.
  static func top(of bytes: [UInt8], log: FaultLog) -> YAMLCursor? {
    guard bytes.count <= sizeLimit else {
      log.report(.tooLarge(bytes: bytes.count, limit: sizeLimit), at: .top)
      return nil
    }
    // Editors on Windows put a byte order mark before the text.
    let bytes = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    guard let text = String(validating: bytes, as: UTF8.self) else {
      log.report(.notUTF8, at: YAMLPlace(line: firstLineNotUTF8(in: bytes), column: 1, path: ""))
      return nil
    }
    do {
      // An alias may stand for a tree that grows without bound. With every anchor turned into a tag, which stands in
      // the same places, any alias is undefined, so that the parser stops at the first one before it follows it.
      if bytes.contains(UInt8(ascii: "&")) {
        let tagged = bytes.map { $0 == UInt8(ascii: "&") ? UInt8(ascii: "!") : $0 }
        _ = try root(of: String(decoding: tagged, as: UTF8.self))
      }
      guard let root = try root(of: text) else {
        log.report(.wrongShape(expected: .mapping, found: .nothing), at: .top)
        return nil
      }
      return YAMLCursor(root, log: log)
    } catch let error as YamlError {
      report(error, in: text, log: log)
    } catch {
      log.report(.malformed(String(describing: error)), at: .top)
    }
    return nil
  }

  private static func root(of text: String) throws -> Node? {
    try Parser(yaml: text, encoding: .utf8).singleRoot()
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
