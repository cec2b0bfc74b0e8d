import CanonicalJSON
import Foundation

extension StepReader {
  /// The properties that actions and playbook actions share (CACAO v2.0, 4.5 and 4.6).
  ///
  /// - Parameter isTold: the step has a name or a description, which is enough to be a step by itself.
  func action(
    _ fields: inout JSONFields, _ variables: [String: Variable], isTold: Bool
  ) -> WorkflowStep.Action {
    let commands = (fields.optional("commands")?.items() ?? []).compactMap { item in
      item.object(isOpen: isOfUnknownType(item)) { command(&$0, isTold: isTold) }
    }
    let agent = fields.optional("agent").flatMap { reader.reference($0) }
    if let agent, !known.agents.contains(agent.id) { log.report(.dangling(.agent, agent.id), at: agent.path) }
    let targets = (fields.optional("targets")?.items() ?? []).compactMap { reader.reference($0) }
    for target in targets where !known.targets.contains(target.id) {
      log.report(.dangling(.target, target.id), at: target.path)
    }
    let uses = arguments(fields.optional("in_args"))
    let collects = arguments(fields.optional("out_args"))
    for argument in collects where variable(argument.id, variables)?.isConstant == true {
      log.report(.constantChanged(argument.id), at: argument.path)
    }
    return WorkflowStep.Action(commands: commands, agent: agent, targets: targets, collects: collects, uses: uses)
  }

  private func variable(_ name: String, _ own: [String: Variable]) -> Variable? {
    own[name] ?? known.playbookVariables[name]
  }

  /// Names of variables, with or without `:value`.
  private func arguments(_ cursor: JSONCursor?) -> [Reference] {
    (cursor?.items() ?? []).compactMap { item in
      guard let written = item.text() else { return nil }
      let name = written.hasSuffix(":value") ? String(written.dropLast(6)) : written
      return Reference(id: name, path: item.path)
    }
  }

  static let commandTypes: Set<String> = [
    "manual", "bash", "caldera-cmd", "elastic", "http-api", "jupyter", "kestrel", "openc2-http", "powershell", "sigma",
    "ssh", "yara",
  ]

  private func isOfUnknownType(_ item: JSONCursor) -> Bool {
    !StepReader.commandTypes.contains(item.value["type"]?.string ?? "")
  }

  /// One command (5.1). Its text is written out or in base 64; both are shown as text.
  private func command(_ fields: inout JSONFields, isTold: Bool) -> CommandData? {
    fields.allow("version", "playbook_activity")
    _ = reader.externalReferences(fields.optional("external_references"))
    guard let type = fields.required("type")?.text() else { return nil }
    if type != "manual" { fields.cursor.report(.commandOnlyShown(type)) }
    let description = fields.optional("description")?.textIfAny()
    let command = fields.optional("command")?.textIfAny() ?? decoded(fields.optional("command_b64"))
    let content = fields.optional("content").flatMap(content(of:)) ?? decoded(fields.optional("content_b64"))
    let headers = (fields.optional("headers")?.entries() ?? []).map { header($0.key, $0.value) }
    if command == nil, content == nil {
      fields.cursor.report(isTold || description != nil ? .commandWithoutText : .emptyCommand)
    }
    return CommandData(
      type: type, description: description, command: command, content: content, headers: headers,
      path: fields.cursor.path)
  }

  private func content(of cursor: JSONCursor) -> String? {
    cursor.value.object != nil ? try? cursor.value.canonicalString() : cursor.textIfAny()
  }

  /// Text in base 64 (RFC 4648, 4). What is not text is said by its size.
  private func decoded(_ cursor: JSONCursor?) -> String? {
    guard let cursor, let text = cursor.textIfAny() else { return nil }
    let plain = text.filter { !$0.isWhitespace }
    guard let data = Data(base64Encoded: plain) else {
      cursor.report(.badBase64)
      return nil
    }
    return String(validating: data, as: UTF8.self)?.trimmed ?? "(base64, \(data.count) bytes) \(plain)"
  }

  private func header(_ name: String, _ cursor: JSONCursor) -> String {
    let values: [String] =
      switch cursor.value {
      case .array(let items): items.compactMap(\.string)
      case .string(let text): [text]
      case .null, .bool, .integer, .double, .object: [(try? cursor.value.canonicalString()) ?? ""]
      }
    let isStripped = !values.isEmpty && values.allSatisfy { SecretPlaceholder.stands(in: $0) }
    guard Secrets.isSecretName(name), !isStripped else { return "\(name): \(values.joined(separator: ", "))" }
    cursor.report(.secretMasked)
    return "\(name): \(Secrets.mask)"
  }
}
