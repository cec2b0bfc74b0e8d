import PlaybookModel

/// A question leaves a choice, and nobody has to guess which of two equal answers is meant.
struct AnswersDiffer: CheckRule {
  static let id = RuleID("answers-differ")

  func faults(in examination: Examination) -> [Fault] {
    examination.playbook.steps.flatMap { step -> [Fault] in
      let lonely = step.answers.count == 1 ? [Fault.onlyOneAnswer(step.id)] : []
      let equal = Language.allCases.flatMap { language in
        step.answers.groups(sharing: { $0.label[language] }).map { Fault.sameLabel(step.id, $0.map(\.id), language) }
      }
      return lonely + equal
    }
  }
}

extension Array {
  /// The elements that share a text with another, blanks at the ends aside, in groups of two or more.
  func groups(sharing text: (Element) -> String) -> [[Element]] {
    let keys = map { text($0).split(whereSeparator: \.isWhitespace).joined(separator: " ") }
    return keys.withoutRepetitions.map { key in indices.filter { keys[$0] == key }.map { self[$0] } }
      .filter { $0.count > 1 }
  }
}
