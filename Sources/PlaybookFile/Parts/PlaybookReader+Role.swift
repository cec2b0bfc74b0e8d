import PlaybookModel

extension PlaybookReader {
  func role(_ cursor: YAMLCursor) -> Role? {
    cursor.mapping { mapping in
      let id = names.declare(.role, at: mapping.required("id"), as: RoleID.self)
      let title = mapping.required("title")?.localizedText()
      let isOutside = mapping.optional("outside").map { $0.flag() } ?? false
      if let id, isOutside == true { names.recordOutside(id) }
      guard let id, let title, let isOutside else { return nil }
      return Role(id: id, title: title, isOutside: isOutside)
    }
  }

  func consent(_ cursor: YAMLCursor) -> ConsentDefinition? {
    cursor.mapping { mapping in
      let id = names.declare(.consent, at: mapping.required("id"), as: ConsentID.self)
      let from = names.refer(to: .role, at: mapping.required("from"), as: RoleID.self)
      let title = mapping.required("title")?.localizedText()
      let how = mapping.required("how")?.localizedText()
      if let id, let from { names.record(from, decides: id) }
      guard let id, let from, let title, let how else { return nil }
      return ConsentDefinition(id: id, from: from, title: title, how: how)
    }
  }

  func consentReference(_ cursor: YAMLCursor) -> ConsentID? { names.refer(to: .consent, at: cursor) }

  /// A consent that a step of ours gives: it must be one of our own roles' to give.
  func grant(_ cursor: YAMLCursor) -> ConsentID? {
    guard let consent = consentReference(cursor) else { return nil }
    if let role = names.consentRoles[consent], names.outsideRoles.contains(role) {
      cursor.report(.grantFromOutside(consent: consent.rawValue, role: role.rawValue))
    }
    return consent
  }
}
