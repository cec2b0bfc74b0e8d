import PlaybookModel

extension PlaybookReader {
  private enum Subject: String, CaseIterable {
    case fact, step, consent, track, all, any, not
  }

  /// One condition: `{fact: ID, is: VALUE}`, `{step: ID}`, `{all: [...]}` and so on.
  func condition(_ cursor: YAMLCursor) -> Guard? {
    cursor.mapping { mapping in
      let given = Subject.allCases.compactMap { subject in
        mapping.optional(subject.rawValue).map { (subject: subject, cursor: $0) }
      }
      guard let only = given.first, given.count == 1 else {
        reportSubjects(given.map(\.subject.rawValue), &mapping)
        return nil
      }
      switch only.subject {
      case .fact: return factCondition(only.cursor, &mapping)
      case .step: return stepCondition(only.cursor, &mapping)
      case .consent: return consentReference(only.cursor).map(Guard.consentGranted)
      case .track: return names.refer(to: .track, at: only.cursor).map(Guard.trackFinished)
      case .all: return only.cursor.list(notEmpty: true, condition).map(Guard.all)
      case .any: return only.cursor.list(notEmpty: true, condition).map(Guard.any)
      case .not: return condition(only.cursor).map(Guard.not)
      }
    }
  }

  private func reportSubjects(_ given: [String], _ mapping: inout YAMLMapping) {
    for qualifier in ["is", "known", "over", "answered", "skipped"] { _ = mapping.optional(qualifier) }
    if given.count > 1 { return mapping.report(.conflictingKeys(given)) }
    // A misspelt key says more than the lack of a known one.
    if !mapping.hasUnknownKeys { mapping.report(.guardWithoutCondition) }
  }

  private func factCondition(_ cursor: YAMLCursor, _ mapping: inout YAMLMapping) -> Guard? {
    let fact = factReference(cursor)
    let expected = mapping.optional("is")
    let known = mapping.optional("known")
    let limit = mapping.optional("over")
    let given = [("is", expected), ("known", known), ("over", limit)].filter { $0.1 != nil }.map(\.0)
    guard given.count == 1 else {
      if given.count > 1 {
        mapping.report(.conflictingKeys(given))
      } else if !mapping.hasUnknownKeys {
        mapping.report(.guardWithoutCondition)
      }
      return nil
    }
    if let expected { return value(expected, of: fact).flatMap { value in fact.map { .factIs($0, value) } } }
    if let known { return known.assertion().flatMap { _ in fact.map(Guard.factKnown) } }
    guard let limit, let number = limit.number(), let fact else { return nil }
    if let kind = names.factKinds[fact], kind != .number {
      let shape = PlaybookFault.FactShape(kind)
      limit.report(.wrongFactValue(String(number), fact: fact.rawValue, kind: shape))
    }
    return .factOver(fact, number)
  }

  private func stepCondition(_ cursor: YAMLCursor, _ mapping: inout YAMLMapping) -> Guard? {
    let step = names.refer(to: .step, at: cursor, as: StepID.self)
    let answered = mapping.optional("answered")
    let skipped = mapping.optional("skipped")
    if answered != nil, skipped != nil {
      mapping.report(.conflictingKeys(["answered", "skipped"]))
      return nil
    }
    if let answered {
      let answer = names.refer(to: .answer, at: answered, within: step?.rawValue, as: AnswerID.self)
      return step.flatMap { step in answer.map { .stepAnswered(step, $0) } }
    }
    if let skipped { return skipped.assertion().flatMap { _ in step.map(Guard.stepSkipped) } }
    return step.map(Guard.stepFinished)
  }
}
