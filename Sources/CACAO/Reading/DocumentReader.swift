import CanonicalJSON

/// Reads the playbook object (CACAO v2.0, 3.1) with everything in it. A file that is none of ours is told by its first
/// properties, so that it is not blamed for all the others.
struct DocumentReader {
  let log: FindingLog

  func document(_ top: JSONCursor) -> WorkflowDocument? {
    guard top.value.object != nil else {
      top.report(.wrongShape(expected: .object, found: top.shape))
      return nil
    }
    let type = top.value["type"]?.string
    guard type == "playbook" else {
      log.report(type.map { .notAPlaybook(found: $0) } ?? .missing("type"), at: top.path["type"])
      return nil
    }
    let version = top.value["spec_version"]?.string
    guard version == "cacao-2.0" else {
      log.report(
        version.map { .unsupportedVersion(found: $0) } ?? .missing("spec_version"), at: top.path["spec_version"])
      return nil
    }
    return top.object { fields in playbook(&fields) }
  }

  private func playbook(_ fields: inout JSONFields) -> WorkflowDocument? {
    fields.allow(
      "type", "spec_version", "playbook_processing_summary", "labels", "industry_sectors", "signatures",
      "playbook_extensions")
    let id = fields.required("id").flatMap { identifier($0, of: ["playbook"]) }
    let name = fields.required("name").flatMap { $0.text() }
    let description = fields.optional("description").flatMap { $0.textIfAny() }
    let modified = metadata(&fields)
    let variables = variables(fields.optional("playbook_variables"), isPlaybook: true)
    let secrets = secrets(fields.optional("authentication_info_definitions"))
    let agents = parties(fields.optional("agent_definitions"), as: .agent, authentication: secrets.ids)
    let targets = parties(fields.optional("target_definitions"), as: .target, authentication: secrets.ids)
    let definitions = extensionDefinitions(fields.optional("extension_definitions"))
    let parties = agents.merging(targets) { agent, _ in agent }
    let known = StepReader.Known(
      agents: Set(agents.keys), targets: Set(targets.keys).union(agents.keys), extensions: definitions,
      playbookVariables: variables)
    extensions(
      of: fields.cursor.value["playbook_extensions"], at: fields.cursor.path["playbook_extensions"], definitions)
    let markings = markings(&fields)
    let sources = externalReferences(fields.optional("external_references"))
    let start = fields.required("workflow_start").flatMap { reference($0) }
    let exception = fields.optional("workflow_exception").flatMap { reference($0) }
    guard let workflow = fields.required("workflow") else { return nil }
    let steps = StepReader(log: log, known: known).steps(workflow)
    // What is missing has been reported; the rest is still looked at.
    let nowhere = Reference(id: "", path: fields.cursor.path["workflow_start"])
    return WorkflowDocument(
      id: id ?? "", name: name ?? "", description: description, modified: modified, start: start ?? nowhere,
      exception: exception,
      steps: steps, variables: variables, parties: parties, secrets: secrets.values, markings: markings,
      sources: sources, path: fields.cursor.path)
  }

  /// What a run does not depend on (3.1), looked at for its form; the time of the last change is handed back.
  private func metadata(_ fields: inout JSONFields) -> String? {
    if let creator = fields.expected("created_by") { _ = identifier(creator, of: []) }
    let created = fields.expected("created").flatMap { timestamp($0) }
    let modified = fields.expected("modified").flatMap { timestamp($0) }
    if let created, let modified, Timestamp(modified) < Timestamp(created) {
      log.report(.modifiedBeforeCreated, at: fields.cursor.path["modified"])
    }
    for key in ["valid_from", "valid_until"] { _ = fields.optional(key).flatMap { timestamp($0) } }
    for key in ["priority", "severity", "impact"] { _ = fields.optional(key).flatMap { $0.number(in: 0, 100) } }
    if let revoked = fields.optional("revoked"), revoked.flag() == true { revoked.report(.revoked) }
    for key in ["derived_from", "related_to"] {
      for item in fields.optional(key)?.items() ?? [] { _ = identifier(item, of: []) }
    }
    let types = fields.optional("playbook_types")?.items() ?? []
    let activities = fields.optional("playbook_activities")
    if !types.isEmpty, activities == nil {
      log.report(.activitiesMissing, at: fields.cursor.path["playbook_activities"])
    }
    return modified
  }

  private func markings(_ fields: inout JSONFields) -> [DataMarking] {
    var definitions: [String: DataMarking] = [:]
    for (key, entry) in fields.optional("data_marking_definitions")?.entries() ?? [] {
      definitions[key] = entry.object(isOpen: true) { marking(&$0) }
    }
    return (fields.optional("markings")?.items() ?? []).compactMap { item in
      guard let id = identifier(item, of: []) else { return nil }
      if definitions[id] == nil { item.report(.dangling(.marking, id)) }
      return definitions[id]
    }
  }

  private func marking(_ fields: inout JSONFields) -> DataMarking? {
    fields.allow(
      "id", "name", "description", "created_by", "created", "modified", "revoked", "valid_from", "valid_until",
      "labels",
      "external_references", "marking_extensions")
    guard let type = fields.required("type")?.text() else { return nil }
    switch type {
    case "marking-tlp":
      guard let level = fields.required("tlpv2_level"), let text = level.text() else { return nil }
      if let known = TLPLevel(rawValue: text) { return .tlp(known) }
      level.report(.unknownMarkingLevel(text))
      // A level that cannot be told is kept as closely as the closest.
      return TLPLevel(rawValue: text.uppercased().replacing("TLP:WHITE", with: "TLP:CLEAR")).map { .tlp($0) }
        ?? .tlp(.red)
    case "marking-statement": return fields.required("statement")?.text().map { .statement($0) }
    default: return .other(type)
    }
  }

  private func extensionDefinitions(_ cursor: JSONCursor?) -> Set<String> {
    var ids: Set<String> = []
    for (key, entry) in cursor?.entries() ?? [] {
      _ = entry.object { fields in
        fields.allow("type", "description", "external_references")
        for name in ["name", "created_by", "schema", "version"] { _ = fields.expected(name)?.textIfAny() }
        return Void?.some(())
      }
      if !Identifier.isWellFormed(key) { entry.report(.badIdentifier(key)) }
      ids.insert(key)
    }
    return ids
  }

  func extensions(of value: JSONValue?, at path: JSONPath, _ definitions: Set<String>) {
    guard let value else { return }
    for (key, entry) in JSONCursor(value: value, path: path, log: log).entries() {
      if !definitions.contains(key) { entry.report(.optionalMissing("extension_definitions")) }
      if key == HikeshiExtension.id { continue }
      entry.report(.foreignExtension(key))
      for (name, property) in entry.entries() where !HikeshiExtension.isPropertyName(name) {
        property.report(.badPropertyName(name))
      }
    }
  }

  func externalReferences(_ cursor: JSONCursor?) -> [WorkflowDocument.ExternalReference] {
    (cursor?.items() ?? []).compactMap { item in
      item.object { fields in
        fields.allow("external_id", "reference_id", "hashes", "related_to")
        let text = fields.optional("description")?.textIfAny()
        let place = fields.optional("url")?.textIfAny() ?? fields.optional("source")?.textIfAny()
        fields.allow("source")
        guard let name = fields.expected("name")?.textIfAny() ?? text ?? place else { return nil }
        return WorkflowDocument.ExternalReference(name: name, text: place ?? text)
      }
    }
  }
}
