package import CivilTime

/// A question asked once whose answer is used everywhere.
package struct FactDefinition: Hashable, Sendable {
  package let id: FactID
  package let question: LocalizedText
  package let kind: FactKind

  package init(id: FactID, question: LocalizedText, kind: FactKind) {
    self.id = id
    self.question = question
    self.kind = kind
  }
}

package enum FactKind: Hashable, Sendable {
  case yesNo
  case number
  case instant
  case choice([Choice])
  case text(TextKind)

  package struct Choice: Hashable, Sendable {
    package let id: String
    package let label: LocalizedText
    /// Whatever is none of the choices is this one, and the words that were typed are kept with it.
    package let takesWords: Bool

    package init(id: String, label: LocalizedText, takesWords: Bool = false) {
      self.id = id
      self.label = label
      self.takesWords = takesWords
    }
  }
}

/// What a text holds; redaction works by these.
package enum TextKind: String, Hashable, Sendable, CaseIterable {
  case name, contact, text, reference
}

/// What is known about a fact.
package enum FactValue: Hashable, Sendable {
  case yes
  case no
  case number(Int)
  case instant(Instant)
  case choice(String)
  /// The words themselves play no part in any decision, only that there are some.
  case text
}
