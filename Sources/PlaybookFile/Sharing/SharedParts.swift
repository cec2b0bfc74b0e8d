import Yams

/// Lists of a playbook file whose items can come from a shared file.
enum SharedSection: String, CaseIterable {
  case roles, facts, consents, messages, steps, tracks, fallbacks, deadlines, sources

  var kind: PlaybookFault.PartKind {
    switch self {
    case .roles: .role
    case .facts: .fact
    case .consents: .consent
    case .messages: .message
    case .steps: .step
    case .tracks: .track
    case .fallbacks: .fallback
    case .deadlines: .deadline
    case .sources: .source
    }
  }

  /// Whether an item comes along as soon as something refers to it. Steps, tracks and deadlines are asked for by name:
  /// what is in the plan is the playbook's own business.
  var comesAlong: Bool {
    switch self {
    case .roles, .facts, .consents, .messages, .fallbacks, .sources: true
    case .steps, .tracks, .deadlines: false
    }
  }
}

/// What shared files offer, by section and identifier.
struct SharedParts {
  private(set) var items: [SharedSection: [(id: String, node: Node)]] = [:]

  static let formatVersion = "1"

  init() {}

  /// Takes a shared document in; what is wrong with it as a whole is reported.
  mutating func take(_ document: Node, named name: String, log: FaultLog) {
    guard let mapping = document.mapping, mapping["hikeshi-shared"]?.scalar?.string == SharedParts.formatVersion else {
      return log.report(.notASharedFile(name), at: YAMLPlace(of: document))
    }
    for (key, value) in mapping {
      guard let word = key.scalar?.string, word != "hikeshi-shared" else { continue }
      guard let section = SharedSection(rawValue: word), let list = value.sequence else {
        let known = SharedSection.allCases.map(\.rawValue)
        log.report(.unknownKey(word, nearest: nearest(to: word, among: Set(known))), at: YAMLPlace(of: key))
        continue
      }
      for item in list { take(item, into: section, log: log) }
    }
  }

  private mutating func take(_ item: Node, into section: SharedSection, log: FaultLog) {
    // An item without an identifier is reported when it is read.
    guard let id = item["id"]?.scalar?.string else { return }
    if self[section, id] != nil {
      log.report(.duplicateIdentifier(section.kind, id), at: YAMLPlace(of: item))
    } else {
      items[section, default: []].append((id, item))
    }
    // A step of a shared track can also be used alone.
    let nested: [Node] =
      switch section {
      case .tracks: item["steps"]?.sequence.map(Array.init) ?? []
      case .steps:
        (item["parallel"]?.sequence.map(Array.init) ?? []).flatMap { $0["steps"]?.sequence.map(Array.init) ?? [] }
      case .roles, .facts, .consents, .messages, .fallbacks, .deadlines, .sources: []
      }
    for step in nested where step["use"] == nil { take(step, into: .steps, log: log) }
  }

  subscript(section: SharedSection, id: String) -> Node? { items[section]?.first { $0.id == id }?.node }

  func names(in section: SharedSection) -> Set<String> { Set((items[section] ?? []).map(\.id)) }
}

extension YAMLPlace {
  init(of node: Node, path: String = "") {
    self.init(line: node.mark?.line ?? 1, column: node.mark?.column ?? 1, path: path)
  }
}
