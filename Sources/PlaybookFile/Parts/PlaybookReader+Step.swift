import PlaybookModel

extension PlaybookReader {
  /// `following` is where the step leads when it does not say.
  func step(_ cursor: YAMLCursor, in track: TrackID?, following: Target) -> Step? {
    cursor.mapping { mapping in
      let id = names.declare(.step, at: mapping.required("id"), as: StepID.self)
      if let id, let track { names.place(id, in: track) }
      let title = mapping.required("title")?.localizedText()
      let role = names.refer(to: .role, at: mapping.required("role"), as: RoleID.self)
      let kind = mapping.required("kind")?.word(StepKind.self)
      let instructions = self.instructions(&mapping, of: id)
      let asks = mapping.optional("asks")?.list(ask) ?? []
      let gates = mapping.optional("gates")?.list(consentReference) ?? []
      let after = mapping.optional("after").flatMap(self.condition)
      let onlyIf = mapping.optional("only-if").flatMap(self.condition)
      let marks = mapping.optional("marks")?.word(Milestone.self)
      let grants = mapping.optional("grants")?.list(grant) ?? []
      let notices = mapping.optional("notify")?.list(notice) ?? []
      let speaksTo = mapping.optional("speaks-to").flatMap { names.refer(to: .role, at: $0, as: RoleID.self) }
      let drafts =
        mapping.optional("drafts")?.list { names.refer(to: .message, at: $0, as: MessageID.self) } ?? []
      let due = mapping.optional("due").flatMap(self.due)
      let routes = self.routes(&mapping, in: track, following: following)
      let form = self.form(&mapping, of: id, in: track, unanswered: routes.done)
      guard let id, let title, let role, let kind, let form else { return nil }
      return Step(
        id: id, title: title, role: role, kind: kind, instructions: instructions, asks: asks, gates: gates,
        after: after, onlyIf: onlyIf, marks: marks, grants: grants, notices: notices,
        speaksTo: speaksTo, drafts: drafts, due: due, form: form, routes: routes)
    }
  }

  func instructions(_ mapping: inout YAMLMapping, of step: StepID?) -> Instructions {
    Instructions(
      lines: mapping.optional("do")?.list { $0.localizedText() } ?? [],
      doNot: mapping.optional("do-not")?.list { $0.localizedText() } ?? [],
      why: mapping.optional("why")?.localizedText(),
      phone: mapping.optional("phone")?.list(template) ?? [],
      evidence: mapping.optional("evidence")?.list { evidence($0, of: step) } ?? [])
  }

  private func evidence(_ cursor: YAMLCursor, of step: StepID?) -> EvidenceItem? {
    cursor.mapping { mapping in
      let owner = step?.rawValue ?? cursor.place.path
      let id = names.declare(.evidence, at: mapping.required("id"), within: owner)
      let title = mapping.required("title")?.localizedText()
      guard let id, let title else { return nil }
      return EvidenceItem(id: id, title: title)
    }
  }

  private func ask(_ cursor: YAMLCursor) -> Ask? {
    cursor.mapping { mapping in
      let fact = factReference(mapping.required("fact"))
      let isRequired = mapping.optional("required").map { $0.flag() } ?? false
      guard let fact, let isRequired else { return nil }
      return Ask(fact: fact, isRequired: isRequired)
    }
  }

  private func notice(_ cursor: YAMLCursor) -> Notice? {
    cursor.mapping { mapping in
      let to = names.refer(to: .role, at: mapping.required("to"), as: RoleID.self)
      let message = names.refer(to: .message, at: mapping.required("message"), as: MessageID.self)
      let within = mapping.optional("acknowledge-within").flatMap(span)
      let fallback = mapping.optional("fallback").flatMap { names.refer(to: .fallback, at: $0, as: StepID.self) }
      guard let to, let message else { return nil }
      return Notice(to: to, message: message, acknowledgeWithin: within, fallback: fallback)
    }
  }

  private func due(_ cursor: YAMLCursor) -> Due? {
    cursor.mapping { mapping in
      let from = anchor(mapping.optional("from"))
      let within = mapping.required("within").flatMap(calendarRule)
      guard let from, let within else { return nil }
      return Due(from: from, within: within)
    }
  }

  private func form(
    _ mapping: inout YAMLMapping, of step: StepID?, in track: TrackID?, unanswered: Route
  ) -> StepForm? {
    let answers = mapping.optional("answers")
    let parallel = mapping.optional("parallel")
    if answers != nil, parallel != nil { mapping.report(.conflictingKeys(["answers", "parallel"])) }
    if let answers {
      return answers.list(notEmpty: true) { answer($0, of: step, in: track, unrouted: unanswered) }
        .map(StepForm.question)
    }
    if let parallel { return parallel.list(notEmpty: true, self.track).map(StepForm.parallel) }
    return .task
  }
}
