import PlaybookModel

extension PlaybookReader {
  /// `unrouted` is where an answer leads that has no `next` of its own.
  func answer(_ cursor: YAMLCursor, of step: StepID?, in track: TrackID?, unrouted: Route) -> Answer? {
    cursor.mapping { mapping in
      let owner = step?.rawValue ?? cursor.place.path
      let id = names.declare(.answer, at: mapping.required("id"), within: owner).map(AnswerID.init(_:))
      let label = mapping.required("label")?.localizedText()
      let sets = mapping.optional("sets").map(stated) ?? [:]
      let grants = mapping.optional("grants")?.list(grant) ?? []
      let marks = mapping.optional("marks")?.word(Milestone.self)
      let route = mapping.optional("next").flatMap { self.route($0, in: track) } ?? unrouted
      guard let id, let label else { return nil }
      return Answer(id: id, label: label, sets: sets, grants: grants, marks: marks, route: route)
    }
  }

  /// `{personal-data: "yes"}`: the facts that an answer states.
  private func stated(_ cursor: YAMLCursor) -> [FactID: FactValue] {
    var facts: [FactID: FactValue] = [:]
    for entry in cursor.entries() ?? [] {
      names.note(.fact, named: entry.key, at: entry.value)
      let fact = FactID(entry.key)
      facts[fact] = value(entry.value, of: fact)
    }
    return facts
  }
}
