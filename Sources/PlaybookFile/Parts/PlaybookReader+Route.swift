import PlaybookModel

extension PlaybookReader {
  /// `some-step`, `end`, or `[{if: GUARD, to: step}, {to: step}]`; targets are steps of the route's own track.
  func route(_ cursor: YAMLCursor, in track: TrackID?) -> Route? {
    switch cursor.shape {
    case .list: branchedRoute(cursor, in: track)
    case .text, .mapping, .localizedText, .nothing: target(cursor, in: track).map(Route.to)
    }
  }

  private func branchedRoute(_ cursor: YAMLCursor, in track: TrackID?) -> Route? {
    guard let items = cursor.items(notEmpty: true), let last = items.last else { return nil }
    let branches = items.dropLast().compactMap { item in
      item.mapping { mapping in
        let condition = mapping.required("if").flatMap(self.condition)
        let target = mapping.required("to").flatMap { self.target($0, in: track) }
        return condition.flatMap { condition in target.map { Route.Branch(if: condition, to: $0) } }
      }
    }
    let otherwise = last.mapping { mapping in
      if mapping.optional("if") != nil { mapping.report(.lastBranchConditional) }
      return mapping.required("to").flatMap { self.target($0, in: track) }
    }
    return otherwise.map { Route(branches: branches, otherwise: $0) }
  }

  private func target(_ cursor: YAMLCursor, in track: TrackID?) -> Target? {
    guard let name = cursor.identifierText() else { return nil }
    guard name != "end" else { return .end }
    names.note(.step, named: name, at: cursor, of: track)
    return .step(StepID(name))
  }

  /// The routes out of a step; without a word of its own, to the step that follows it in the file.
  func routes(_ mapping: inout YAMLMapping, in track: TrackID?, following: Target) -> Routes {
    Routes(
      done: mapping.optional("next").flatMap { self.route($0, in: track) } ?? .to(following),
      skipped: mapping.optional("skipped").flatMap { self.route($0, in: track) },
      failed: mapping.optional("failed").flatMap { self.route($0, in: track) },
      timeout: mapping.optional("timeout").flatMap { timeout($0, in: track) })
  }

  private func timeout(_ cursor: YAMLCursor, in track: TrackID?) -> Timeout? {
    cursor.mapping { mapping in
      let after = mapping.required("after").flatMap(span)
      let route = mapping.required("next").flatMap { self.route($0, in: track) }
      guard let after, let route else { return nil }
      return Timeout(after: after, route: route)
    }
  }
}
