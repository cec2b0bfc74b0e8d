import CanonicalJSON

extension DocumentReader {
  /// Agents or targets by identifier (CACAO v2.0, 7). Their types are an open vocabulary, and so are their properties.
  func parties(
    _ cursor: JSONCursor?, as kind: CACAOFinding.Referent, authentication: Set<String>
  ) -> [String: Party] {
    var parties: [String: Party] = [:]
    for (id, entry) in cursor?.entries() ?? [] {
      if !Identifier.isWellFormed(id) { entry.report(.badIdentifier(id)) }
      parties[id] = entry.object(isOpen: true) { fields in
        fields.allow("agent_target_extensions", "id")
        guard let type = fields.required("type")?.text() else { return nil }
        if Identifier.isWellFormed(id), Identifier.type(of: id) != type {
          entry.report(.identifierOfAnotherType(id, type: type))
        }
        let name = fields.expected("name")?.textIfAny()
        let description = fields.optional("description")?.textIfAny()
        if let info = fields.optional("authentication_info"), let info = reference(info),
          !authentication.contains(info.id)
        {
          log.report(.dangling(.authentication, info.id), at: info.path)
        }
        let details = [
          "address", "port", "username", "user_id", "category", "sector", "contact", "location", "logical",
        ]
        .compactMap { key in fields.optional(key).flatMap { detail(key, $0.value) } }
        return Party(id: id, type: type, name: name ?? type, description: description, details: details)
      }
    }
    return parties
  }

  /// `address: 10.0.0.1`, nested objects and lists flattened.
  private func detail(_ key: String, _ value: JSONValue) -> String? {
    let words = flattened(value)
    return words.isEmpty ? nil : "\(key): \(words.joined(separator: ", "))"
  }

  private func flattened(_ value: JSONValue) -> [String] {
    switch value {
    case .null: []
    case .bool(let flag): [String(flag)]
    case .integer(let number): [String(number)]
    case .double: [(try? value.canonicalString()) ?? ""]
    case .string(let text): text.trimmed.isEmpty ? [] : [text]
    case .array(let items): items.flatMap(flattened)
    case .object(let object): object.members.flatMap { flattened($0.value) }
    }
  }

  /// What `authentication_info_definitions` keeps (6), so that it can be masked wherever it turns up.
  func secrets(_ cursor: JSONCursor?) -> (ids: Set<String>, values: [String]) {
    let open: Set<String> = ["type", "name", "description", "user_id", "username", "kms_key_identifier"]
    var values: [String] = []
    var ids: Set<String> = []
    for (id, entry) in cursor?.entries() ?? [] {
      if !Identifier.isWellFormed(id) { entry.report(.badIdentifier(id)) }
      ids.insert(id)
      for (key, property) in entry.entries() where !open.contains(key) {
        values += flattened(property.value).filter {
          !SecretPlaceholder.stands(in: $0) && $0.count >= 4 && !$0.contains("__:value") && Bool($0) == nil
        }
      }
    }
    return (ids, values)
  }
}
