import PlaybookModel

extension PlaybookReader {
  func fact(_ cursor: YAMLCursor) -> FactDefinition? {
    cursor.mapping { mapping in
      let id = names.declare(.fact, at: mapping.required("id"), as: FactID.self)
      let shape = mapping.required("kind")?.word(PlaybookFault.FactShape.self)
      let question = mapping.required("ask")?.localizedText()
      let kind = factKind(shape, of: id, &mapping)
      if let id, let kind, id != .discovered { names.record(kind, of: id) }
      guard let id, let question, let kind else { return nil }
      return FactDefinition(id: id, question: question, kind: kind)
    }
  }

  private func factKind(
    _ shape: PlaybookFault.FactShape?, of fact: FactID?, _ mapping: inout YAMLMapping
  ) -> FactKind? {
    let choices = mapping.optional("choices")
    let holds = mapping.optional("holds")
    if let choices, let shape, shape != .choice { choices.report(.keyOnlyWith("choices", condition: "kind: choice")) }
    if let holds, let shape, shape != .text { holds.report(.keyOnlyWith("holds", condition: "kind: text")) }
    switch shape {
    case .yesNo: return .yesNo
    case .number: return .number
    case .instant: return .instant
    case .text: return .text(holds.map { $0.word(TextKind.self) ?? .text } ?? .text)
    case .choice:
      if choices == nil { mapping.report(.missingKey("choices")) }
      return choices?.list(notEmpty: true) { choice($0, of: fact) }.map(FactKind.choice)
    case nil: return nil
    }
  }

  private func choice(_ cursor: YAMLCursor, of fact: FactID?) -> FactKind.Choice? {
    cursor.mapping { mapping in
      let owner = fact?.rawValue ?? cursor.place.path
      let id = names.declare(.choice, at: mapping.required("id"), within: owner)
      let label = mapping.required("label")?.localizedText()
      guard let id, let label else { return nil }
      return FactKind.Choice(id: id, label: label)
    }
  }

  func factReference(_ cursor: YAMLCursor?) -> FactID? { names.refer(to: .fact, at: cursor) }

  /// A fact from which time is counted.
  func anchor(_ cursor: YAMLCursor?) -> FactID? {
    guard let cursor else { return .discovered }
    guard let fact = factReference(cursor) else { return nil }
    if let kind = names.factKinds[fact], kind != .instant { cursor.report(.notAnInstant(fact: fact.rawValue)) }
    return fact
  }

  /// A value written for a fact, in a guard or in what an answer states. An instant and a text cannot be written:
  /// nothing in a playbook could know them.
  func value(_ cursor: YAMLCursor, of fact: FactID?) -> FactValue? {
    guard let text = cursor.text(), let fact, let kind = names.factKinds[fact] else { return nil }
    switch kind {
    case .yesNo:
      if text == "yes" { return .yes }
      if text == "no" { return .no }
    case .number:
      if let number = Int(text) { return .number(number) }
    case .choice(let choices):
      let allowed = choices.map(\.id)
      if allowed.contains(text) { return .choice(text) }
      cursor.report(
        .notAChoice(text, fact: fact.rawValue, choices: allowed, nearest: nearest(to: text, among: allowed)))
      return nil
    case .instant, .text: break
    }
    cursor.report(.wrongFactValue(text, fact: fact.rawValue, kind: PlaybookFault.FactShape(kind)))
    return nil
  }
}

extension PlaybookFault.FactShape {
  init(_ kind: FactKind) {
    self =
      switch kind {
      case .yesNo: .yesNo
      case .number: .number
      case .instant: .instant
      case .choice: .choice
      case .text: .text
      }
  }
}
