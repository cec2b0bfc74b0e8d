package import PlaybookModel

/// One thing that somebody does, or a clock, on the way to a state.
package enum Move: Hashable, Sendable {
  case finish(StepID, stating: [Statement] = [])
  case answer(StepID, AnswerID, stating: [Statement] = [])
  case fail(StepID, stating: [Statement] = [])
  case skip(StepID)
  case override(StepID)
  case timeout(StepID)
  case consent(ConsentID, granted: Bool)
  case state([Statement])

  /// A fact that somebody states: any value that guards do not tell from this one would do.
  package struct Statement: Hashable, Sendable {
    package let fact: FactID
    package let value: FactValue

    package init(_ fact: FactID, _ value: FactValue) {
      self.fact = fact
      self.value = value
    }
  }

  package static func fact(_ fact: FactID, _ value: FactValue) -> Move { .state([Statement(fact, value)]) }
}
