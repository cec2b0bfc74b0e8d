import PlaybookModel

extension PlaybookReader {
  func deadline(_ cursor: YAMLCursor) -> Deadline? {
    cursor.mapping { mapping in
      let id = names.declare(.deadline, at: mapping.required("id"), as: DeadlineID.self)
      let title = mapping.required("title")?.localizedText()
      let from = anchor(mapping.optional("from"))
      let learned = mapping.optional("learned").flatMap { anchor($0) }
      let earliest = mapping.optional("earliest").flatMap(countedRule)
      let within = mapping.required("within").flatMap(calendarRule)
      let movesOn = mapping.optional("moves-past-closed-days")?.flag() ?? false
      let reminders = mapping.optional("remind")?.list(span) ?? []
      let metBy = mapping.optional("met-by").flatMap { names.refer(to: .step, at: $0, as: StepID.self) }
      let onlyIf = mapping.optional("only-if").flatMap(self.condition)
      let source = mapping.optional("source").flatMap { names.referredName(.source, at: $0) }
      guard let id, let title, let from, let within else { return nil }
      return Deadline(
        id: id, title: title, from: from, learned: learned, earliest: earliest,
        within: movesOn ? within.movedOn : within, metBy: metBy,
        onlyIf: onlyIf, source: source, reminders: reminders)
    }
  }

  func source(_ cursor: YAMLCursor) -> Source? {
    cursor.mapping { mapping in
      let id = names.declare(.source, at: mapping.required("id"), within: nil)
      let title = mapping.required("title")?.text()
      let checked = mapping.required("checked")?.text()
      guard let id, let title, let checked else { return nil }
      return Source(id: id, title: title, checked: checked)
    }
  }
}

extension CalendarRule {
  /// Only a number of days ends on a day that can be closed.
  fileprivate var movedOn: CalendarRule {
    switch self {
    case .days(let count), .officeDays(let count): .officeDays(count)
    case .span, .years, .withoutDelay: self
    }
  }
}
