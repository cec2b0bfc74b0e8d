import CanonicalJSON

/// Reads the workflow: a dictionary of steps by identifier (CACAO v2.0, 3.1 and 4).
struct StepReader {
  let log: FindingLog
  let known: Known

  /// What steps may refer to.
  struct Known {
    let agents: Set<String>
    let targets: Set<String>
    let extensions: Set<String>
    let playbookVariables: [String: Variable]
  }

  static let types = [
    "start", "end", "action", "playbook-action", "parallel", "if-condition", "while-condition", "switch-condition",
  ]

  /// A hundred years, so that no instant leaves the calendar.
  private static let longestSpan = 100 * 366 * 86_400_000

  var reader: DocumentReader { DocumentReader(log: log) }

  func steps(_ workflow: JSONCursor) -> [String: WorkflowStep] {
    var steps: [String: WorkflowStep] = [:]
    for (id, entry) in workflow.entries() { steps[id] = entry.object { step(id, &$0) } }
    return steps
  }

  private func step(_ id: String, _ fields: inout JSONFields) -> WorkflowStep? {
    guard let typeCursor = fields.required("type"), let type = typeCursor.text() else {
      fields.allowTheRest()
      return nil
    }
    guard StepReader.types.contains(type) else {
      typeCursor.report(.unknownStepType(type))
      fields.allowTheRest()
      return nil
    }
    if !Identifier.isWellFormed(id) {
      fields.cursor.report(.badIdentifier(id))
    } else if Identifier.type(of: id) != type {
      fields.cursor.report(.identifierOfAnotherType(id, type: type))
    }
    fields.allow("owner")
    _ = reader.externalReferences(fields.optional("external_references"))
    reader.extensions(
      of: fields.optional("step_extensions")?.value, at: fields.cursor.path["step_extensions"], known.extensions)
    let name = fields.optional("name")?.textIfAny()
    let description = fields.optional("description")?.textIfAny()
    let variables = reader.variables(fields.optional("step_variables"), isPlaybook: false)
    let delay = fields.optional("delay").flatMap { $0.number(in: 0, StepReader.longestSpan) }.flatMap {
      $0 > 0 ? $0 : nil
    }
    let timeout = fields.optional("timeout").flatMap { $0.number(in: 0, StepReader.longestSpan) }.flatMap {
      $0 > 0 ? $0 : nil
    }
    let next = next(&fields, type: type)
    guard let form = form(type, &fields, variables, isTold: name != nil || description != nil) else { return nil }
    return WorkflowStep(
      id: id, path: fields.cursor.path, name: name, description: description, delay: delay, timeout: timeout,
      variables: variables, form: form, next: next)
  }

  private func next(_ fields: inout JSONFields, type: String) -> WorkflowStep.Next {
    let completion = fields.optional("on_completion").flatMap { reader.reference($0) }
    let success = fields.optional("on_success").flatMap { reader.reference($0) }
    let failure = fields.optional("on_failure").flatMap { reader.reference($0) }
    let path = fields.cursor.path
    switch type {
    case "end":
      for (key, value) in [("on_completion", completion), ("on_success", success), ("on_failure", failure)]
      where value != nil { log.report(.wayOnNotAllowed(key), at: path[key]) }
      return .nowhere
    case "start":
      for (key, value) in [("on_success", success), ("on_failure", failure)] where value != nil {
        log.report(.wayOnNotAllowed(key), at: path[key])
      }
      if completion == nil, success == nil { log.report(.missing("on_completion"), at: path["on_completion"]) }
      return (completion ?? success).map { .completion($0) } ?? .nowhere
    default: break
    }
    if success != nil || failure != nil {
      if completion != nil { log.report(.completionBesideOutcome, at: path["on_completion"]) }
      if success == nil, completion == nil { log.report(.noWayOn, at: path) }
      return .outcome(success: success ?? completion, failure: failure)
    }
    if let completion { return .completion(completion) }
    // What a condition opens comes to its own end; an action has none.
    if type == "action" || type == "playbook-action" { log.report(.noWayOn, at: path) }
    return .nowhere
  }

  private func form(
    _ type: String, _ fields: inout JSONFields, _ variables: [String: Variable], isTold: Bool
  ) -> WorkflowStep.Form? {
    switch type {
    case "start": return .start
    case "end": return .end
    case "action": return .action(action(&fields, variables, isTold: isTold))
    case "playbook-action":
      let action = action(&fields, variables, isTold: isTold)
      let version = fields.optional("playbook_version")?.textIfAny()
      return fields.required("playbook_id")?.text().map { .playbookAction(action, playbook: $0, version: version) }
    case "parallel":
      fields.allow("agent", "targets")
      guard let branches = fields.required("next_steps") else { return nil }
      let references = branches.items().compactMap { reader.reference($0) }
      if references.isEmpty { branches.report(.missing("next_steps")) }
      return references.isEmpty ? nil : .parallel(references)
    case "if-condition":
      let condition = condition(fields.required("condition"))
      let onTrue = single(fields.required("on_true"))
      let onFalse = single(fields.optional("on_false"))
      guard let condition, let onTrue else { return nil }
      return .ifCondition(condition, onTrue: onTrue, onFalse: onFalse)
    case "while-condition":
      let condition = condition(fields.required("condition"))
      guard let onTrue = single(fields.required("on_true")), let condition else { return nil }
      return .whileCondition(condition, onTrue: onTrue)
    default: return switchCondition(&fields)
    }
  }

  private func switchCondition(_ fields: inout JSONFields) -> WorkflowStep.Form? {
    let subject = condition(fields.required("switch"))
    guard let entries = fields.required("cases") else { return nil }
    let cases = entries.entries().compactMap { key, entry in
      single(entry).map { WorkflowStep.Case(value: key == "default" ? nil : key, target: $0) }
    }
    if cases.isEmpty { entries.report(.missing("cases")) }
    guard let subject, !cases.isEmpty else { return nil }
    return .switchCondition(subject, cases: cases)
  }

  private func condition(_ cursor: JSONCursor?) -> WorkflowStep.Condition? {
    cursor.flatMap { cursor in cursor.text().map { WorkflowStep.Condition(text: $0, path: cursor.path) } }
  }

  /// One identifier; a list of one, as in CACAO 1.1, is said and read as that one.
  private func single(_ cursor: JSONCursor?) -> Reference? {
    guard let cursor else { return nil }
    if case .array(let items) = cursor.value, items.count == 1 {
      cursor.report(.singleForList)
      return reader.reference(JSONCursor(value: items[0], path: cursor.path[0], log: log))
    }
    return reader.reference(cursor)
  }
}
