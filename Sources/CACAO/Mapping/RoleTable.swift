import PlaybookModel

/// Agents as roles, each once, in the order in which they are met (CACAO v2.0, 7).
struct RoleTable {
  private(set) var roles: [Role] = []
  private var identifiers: [String: RoleID] = [:]
  private var names = NameGiver()

  mutating func role(of step: WorkflowStep, in document: WorkflowDocument) -> RoleID {
    let agent: Reference? =
      switch step.form {
      case .action(let action), .playbookAction(let action, _, _): action.agent
      case .start, .end, .parallel, .ifCondition, .whileCondition, .switchCondition: nil
      }
    guard let agent, let party = document.parties[agent.id] else { return responder() }
    return role(agent.id, title: LocalizedText(same: party.name), stem: party.name)
  }

  /// Whoever there is, where the playbook names nobody.
  mutating func responder() -> RoleID {
    role("", title: LocalizedText(ja: "対応する人", en: "Responder"), stem: "responder")
  }

  private mutating func role(_ key: String, title: LocalizedText, stem: String) -> RoleID {
    if let known = identifiers[key] { return known }
    let id = RoleID(names.name(for: stem, fallback: "role"))
    identifiers[key] = id
    roles.append(Role(id: id, title: title))
    return id
  }
}
