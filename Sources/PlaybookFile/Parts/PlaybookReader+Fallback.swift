import PlaybookModel

extension PlaybookReader {
  /// A call to fall back on. It knows no gates, guards, facts or routes: nothing may ever stand in its way.
  func fallback(_ cursor: YAMLCursor) -> Fallback? {
    cursor.mapping { mapping in
      let idCursor = mapping.required("id")
      let id = names.declare(.fallback, at: idCursor, as: StepID.self)
      if let id, names.isDeclared(.step, id.rawValue) { idCursor?.report(.duplicateIdentifier(.step, id.rawValue)) }
      let title = mapping.required("title")?.localizedText()
      let role = names.refer(to: .role, at: mapping.required("role"), as: RoleID.self)
      let reaches = names.refer(to: .role, at: mapping.required("reaches"), as: RoleID.self)
      let instructions = self.instructions(&mapping, of: id)
      let marks = mapping.optional("marks")?.word(Milestone.self)
      guard let id, let title, let role, let reaches else { return nil }
      return Fallback(id: id, title: title, role: role, reaches: reaches, instructions: instructions, marks: marks)
    }
  }
}
