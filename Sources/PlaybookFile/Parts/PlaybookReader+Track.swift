import PlaybookModel

extension PlaybookReader {
  func track(_ cursor: YAMLCursor) -> Track? {
    cursor.mapping { mapping in
      let id = names.declare(.track, at: mapping.required("id"), as: TrackID.self)
      let title = mapping.required("title")?.localizedText()
      let steps = mapping.required("steps")?.items(notEmpty: true).map { items in
        items.indices.compactMap { index in
          step(items[index], in: id, following: following(index, of: items))
        }
      }
      guard let id, let title, let steps else { return nil }
      return Track(id: id, title: title, steps: steps)
    }
  }

  private func following(_ index: Int, of steps: [YAMLCursor]) -> Target {
    guard index + 1 < steps.count, let next = steps[index + 1].glimpse(of: "id") else { return .end }
    return .step(StepID(next))
  }
}
