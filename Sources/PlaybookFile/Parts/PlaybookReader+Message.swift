import PlaybookModel

extension PlaybookReader {
  func message(_ cursor: YAMLCursor) -> Message? {
    cursor.mapping { mapping in
      let id = names.declare(.message, at: mapping.required("id"), as: MessageID.self)
      let title = mapping.required("title")?.localizedText()
      let text = mapping.required("text").flatMap(template)
      guard let id, let title, let text else { return nil }
      return Message(id: id, title: title, text: text)
    }
  }

  /// A text with placeholders, `{company}` or `{fact:receipt-number}`.
  func template(_ cursor: YAMLCursor) -> LocalizedText? {
    cursor.localizedText(examine: checkPlaceholders)
  }

  private func checkPlaceholders(of text: String, at cursor: YAMLCursor) {
    var rest = text[...]
    while let opening = rest.firstIndex(of: "{") {
      let inner = rest[opening...].dropFirst()
      guard let closing = inner.firstIndex(where: { "{}".contains($0) }), inner[closing] == "}" else {
        return cursor.report(.unclosedPlaceholder)
      }
      checkPlaceholder(String(inner[..<closing]), at: cursor)
      rest = inner[closing...].dropFirst()
    }
  }

  private func checkPlaceholder(_ name: String, at cursor: YAMLCursor) {
    let factMark = "fact:"
    if name.hasPrefix(factMark) {
      names.note(.fact, named: String(name.dropFirst(factMark.count)), at: cursor)
    } else if Placeholder(rawValue: name) == nil {
      let hint = nearest(to: name, among: Placeholder.allCases.map(\.rawValue))
      cursor.report(.unknownPlaceholder("{\(name)}", nearest: hint.map { "{\($0)}" }))
    }
  }
}

/// What a message may say that only the run knows, besides facts.
enum Placeholder: String, CaseIterable {
  case company, incident, title, situation, outward, discovered, phone, policy, caller
}
