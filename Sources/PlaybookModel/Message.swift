/// What a notice says. Facts only: no fault, and no personal data beyond the caller's name and call-back number.
package struct Message: Hashable, Sendable {
  package let id: MessageID
  package let title: LocalizedText
  /// With placeholders, `{company}` or `{fact:receipt-number}`.
  package let text: LocalizedText

  package init(id: MessageID, title: LocalizedText, text: LocalizedText) {
    self.id = id
    self.title = title
    self.text = text
  }
}

/// A decision by a named role that gates wait for.
package struct ConsentDefinition: Hashable, Sendable {
  package let id: ConsentID
  package let from: RoleID
  package let title: LocalizedText
  /// How to get it.
  package let how: LocalizedText

  package init(id: ConsentID, from: RoleID, title: LocalizedText, how: LocalizedText) {
    self.id = id
    self.from = from
    self.title = title
    self.how = how
  }
}
