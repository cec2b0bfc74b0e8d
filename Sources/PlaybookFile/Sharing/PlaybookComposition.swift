import Yams

/// Puts a playbook together from its own document and what it uses of shared ones.
///
/// | written | means |
/// |---|---|
/// | `- use: phone-owner` | the shared item as it is |
/// | `- {use: phone-owner, role: it}` | with these keys in the place of the shared ones |
/// | `- {use: phone-owner, add: {do: […]}}` | with these items behind those of its lists |
/// | `- {use: insurer, change: {call-hotline: {…}}}` | a shared track, with such changes to its steps |
/// | `- {use: insurer, without: [chase-agent]}` | a shared track without some of its steps |
///
/// Every node keeps its place in the file it comes from, so that faults name it.
struct PlaybookComposition {
  let shared: SharedParts
  let log: FaultLog

  /// The playbook as one document. What cannot be put together has been reported.
  func compose(_ playbook: Node) -> Node {
    guard let mapping = playbook.mapping else { return playbook }
    var pairs: [(Node, Node)] = []
    var present: Set<String> = []
    for (key, value) in mapping {
      let word = key.scalar?.string ?? ""
      present.insert(word)
      guard word != "uses" else { continue }
      guard let section = SharedSection(rawValue: word), section != .steps else {
        pairs.append((key, value))
        continue
      }
      if section.comesAlong { reportHidden(by: value, section) }
      pairs.append((key, resolved(value, in: section, path: word)))
    }
    for section in SharedSection.allCases where section.comesAlong {
      along(section, with: &pairs, isPresent: present.contains(section.rawValue))
    }
    return Node.mapping(Node.Mapping(pairs, mapping.tag, mapping.style, mapping.mark))
  }

  /// An item of the playbook's own that would take the place of a shared one of the same name: `use` says that openly.
  private func reportHidden(by list: Node, _ section: SharedSection) {
    for item in list.sequence ?? Node.Sequence([]) where item["use"] == nil {
      guard let id = item["id"]?.scalar?.string, shared[section, id] != nil else { continue }
      log.report(.duplicateIdentifier(section.kind, id), at: YAMLPlace(of: item, path: section.rawValue))
    }
  }

  /// Adds what the playbook did not itself take from the section; what nothing refers to is left out again once the
  /// playbook is read.
  private func along(_ section: SharedSection, with pairs: inout [(Node, Node)], isPresent: Bool) {
    let index = pairs.firstIndex { $0.0.scalar?.string == section.rawValue }
    let own = index.flatMap { pairs[$0].1.sequence } ?? Node.Sequence([])
    let taken = Set(own.compactMap { $0["id"]?.scalar?.string })
    let more = (shared.items[section] ?? []).filter { !taken.contains($0.id) }.map(\.node)
    guard !more.isEmpty else { return }
    let list = Node.sequence(Node.Sequence(Array(own) + more, own.tag, own.style, own.mark))
    if let index {
      // A section that is not a list is reported when it is read.
      if pairs[index].1.sequence != nil { pairs[index].1 = list }
    } else {
      pairs.append((Node(section.rawValue), list))
    }
  }

  private func resolved(_ list: Node, in section: SharedSection, path: String) -> Node {
    guard let sequence = list.sequence else { return list }
    let items = sequence.enumerated().map { index, item in
      resolvedItem(item, in: section, path: "\(path)[\(index)]")
    }
    return Node.sequence(Node.Sequence(items, sequence.tag, sequence.style, sequence.mark))
  }

  private func resolvedItem(_ item: Node, in section: SharedSection, path: String) -> Node {
    guard let mapping = item.mapping else { return item }
    let whole: Node
    if let use = mapping["use"] {
      guard let id = use.scalar?.string, let base = shared[section, id] else {
        let name = use.scalar?.string ?? ""
        let hint = nearest(to: name, among: shared.names(in: section))
        log.report(.unknownShared(section.kind, name, nearest: hint), at: YAMLPlace(of: use, path: path))
        return item
      }
      whole = merged(base, with: mapping, isTrack: section == .tracks, path: path)
    } else {
      whole = item
    }
    return withResolvedParts(whole, section, path: path)
  }

  /// Steps inside tracks, and tracks inside steps.
  private func withResolvedParts(_ item: Node, _ section: SharedSection, path: String) -> Node {
    let inner: (key: String, section: SharedSection)? =
      switch section {
      case .tracks: ("steps", .steps)
      case .steps: ("parallel", .tracks)
      case .roles, .facts, .consents, .messages, .fallbacks, .deadlines, .sources: nil
      }
    guard let inner, let mapping = item.mapping, let list = mapping[inner.key] else { return item }
    return replacing(
      mapping, inner.key, by: resolved(list, in: inner.section, path: "\(path).\(inner.key)"), mark: mapping.mark)
  }

  private func merged(_ base: Node, with local: Node.Mapping, isTrack: Bool, path: String) -> Node {
    var result = base
    for (key, value) in local {
      guard let word = key.scalar?.string, let mapping = result.mapping, word != "use" else { continue }
      switch word {
      case "add": result = adding(value, to: mapping, mark: local.mark, path: path)
      case "change" where isTrack: result = changing(value, in: mapping, path: path)
      case "without" where isTrack: result = dropping(value, from: mapping, path: path)
      default: result = replacing(mapping, word, by: value, mark: local.mark)
      }
    }
    return result
  }

  private func adding(_ additions: Node, to base: Node.Mapping, mark: Mark?, path: String) -> Node {
    guard let additions = additions.mapping else {
      log.report(.wrongShape(expected: .mapping, found: .nothing), at: YAMLPlace(of: additions, path: path))
      return Node.mapping(base)
    }
    var result = base
    for (key, value) in additions {
      guard let word = key.scalar?.string, let more = value.sequence else {
        log.report(.wrongShape(expected: .list, found: .text), at: YAMLPlace(of: value, path: "\(path).add"))
        continue
      }
      let present = result[word]?.sequence.map(Array.init) ?? []
      let list = Node.sequence(Node.Sequence(present + Array(more), more.tag, more.style, more.mark))
      result = replacing(result, word, by: list, mark: mark).mapping ?? result
    }
    return Node.mapping(result)
  }

  private func changing(_ changes: Node, in track: Node.Mapping, path: String) -> Node {
    guard let steps = track["steps"]?.sequence, let changes = changes.mapping else { return Node.mapping(track) }
    let known = Set(stepNames(in: steps))
    for (key, value) in changes {
      let name = key.scalar?.string ?? ""
      guard !known.contains(name) || value.mapping == nil else { continue }
      log.report(
        .unknownShared(.step, name, nearest: nearest(to: name, among: known)),
        at: YAMLPlace(of: key, path: "\(path).change"))
    }
    return changing(changes, inStepsOf: track, path: path)
  }

  /// The steps of a track and of the blocks in it, each as `changes` has it.
  private func changing(_ changes: Node.Mapping, inStepsOf track: Node.Mapping, path: String) -> Node {
    guard let steps = track["steps"]?.sequence else { return Node.mapping(track) }
    let items = steps.map { step in
      var step = step
      if let name = step["id"]?.scalar?.string, let local = changes[name]?.mapping {
        step = merged(step, with: local, isTrack: false, path: "\(path).change.\(name)")
      }
      guard let mapping = step.mapping, let lanes = mapping["parallel"]?.sequence else { return step }
      let changed = lanes.map { lane in lane.mapping.map { changing(changes, inStepsOf: $0, path: path) } ?? lane }
      return replacing(
        mapping, "parallel", by: Node.sequence(Node.Sequence(changed, lanes.tag, lanes.style, lanes.mark)),
        mark: mapping.mark)
    }
    return replacing(
      track, "steps", by: Node.sequence(Node.Sequence(items, steps.tag, steps.style, steps.mark)), mark: track.mark)
  }

  private func stepNames(in steps: Node.Sequence) -> [String] {
    steps.flatMap { step -> [String] in
      let nested = step["parallel"]?.sequence?.compactMap { $0["steps"]?.sequence } ?? []
      return [step["id"]?.scalar?.string].compactMap(\.self) + nested.flatMap(stepNames)
    }
  }

  private func dropping(_ names: Node, from track: Node.Mapping, path: String) -> Node {
    guard let steps = track["steps"]?.sequence, let names = names.sequence else { return Node.mapping(track) }
    var items = Array(steps)
    for node in names {
      let name = node.scalar?.string ?? ""
      guard let index = items.firstIndex(where: { name == $0["id"]?.scalar?.string }) else {
        let known = Set(items.compactMap { $0["id"]?.scalar?.string })
        log.report(
          .unknownShared(.step, name, nearest: nearest(to: name, among: known)),
          at: YAMLPlace(of: node, path: "\(path).without"))
        continue
      }
      items.remove(at: index)
    }
    return replacing(
      track, "steps", by: Node.sequence(Node.Sequence(items, steps.tag, steps.style, steps.mark)), mark: track.mark)
  }

  private func replacing(_ mapping: Node.Mapping, _ word: String, by value: Node, mark: Mark?) -> Node {
    var pairs = mapping.map { ($0.key, $0.value) }
    if let index = pairs.firstIndex(where: { $0.0.scalar?.string == word }) {
      pairs[index].1 = value
    } else {
      pairs.append((Node(word), value))
    }
    return Node.mapping(Node.Mapping(pairs, mapping.tag, mapping.style, mark))
  }
}
