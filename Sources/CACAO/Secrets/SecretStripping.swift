import CanonicalJSON
import Foundation

/// Takes the secrets out of one file. First where they are told by their place or form; then what was found is looked
/// for everywhere else.
final class SecretStripping {
  private(set) var found: [ForeignSecret] = []
  private var names = NameGiver()
  private var nameOfValue: [String: String] = [:]
  /// What is looked for in the rest of the file.
  private var known: [String: String] = [:]

  /// What is no secret in an authentication object (CACAO v2.0, 6).
  private static let open: Set<String> = [
    "type", "name", "description", "user_id", "username", "kms", "kms_key_identifier", "id",
    "authentication_info_extensions",
  ]
  /// What the workflow hangs together by.
  private static let structural: Set<String> = [
    "type", "id", "spec_version", "created", "modified", "created_by", "revoked", "workflow_start",
    "workflow_exception", "on_completion", "on_success", "on_failure", "on_true", "on_false", "next_steps", "agent",
    "targets", "in_args", "out_args", "playbook_id", "markings", "tlpv2_level", "playbook_types",
    "playbook_activities", "derived_from", "related_to",
  ]

  func stripped(_ json: JSONValue) -> JSONValue {
    // A name that the file uses already stays its own.
    for name in names(in: json) { _ = names.name(for: name, fallback: "secret") }
    let first = walked(json, under: "", at: .top)
    return known.isEmpty ? first : swept(first, under: "", at: .top)
  }

  /// The secrets that the texts refer to, each once.
  func names(in json: JSONValue) -> [String] {
    var list: [String] = []
    func look(_ value: JSONValue) {
      switch value {
      case .null, .bool, .integer, .double: break
      case .string(let text):
        for name in SecretPlaceholder.names(in: text) where !list.contains(name) { list.append(name) }
      case .array(let items): items.forEach(look)
      case .object(let object): object.members.forEach { look($0.value) }
      }
    }
    look(json)
    return list
  }

  // MARK: By place and form

  private func walked(_ value: JSONValue, under key: String, at path: JSONPath) -> JSONValue {
    switch value {
    case .null, .bool, .integer, .double: return value
    case .string(let text): return .string(stripped(text, under: key, at: path))
    case .array(let items):
      return .array(items.enumerated().map { walked($1, under: key, at: path[$0]) })
    case .object(let object):
      return .object(JSONObject(object.members.map { ($0.key, member($0.key, $0.value, of: key, at: path[$0.key])) }))
    }
  }

  private func member(_ key: String, _ value: JSONValue, of parent: String, at path: JSONPath) -> JSONValue {
    // Public by their nature, and of no use to anybody when changed.
    if key == "signatures", parent.isEmpty { return value }
    if parent == "authentication_info_definitions" || key == "authentication_info", let object = value.object {
      let type = object["type"]?.string ?? "authentication"
      return .object(
        JSONObject(
          object.members.map { part in
            let isOpen = SecretStripping.open.contains(part.key)
            return (
              part.key,
              isOpen
                ? walked(part.value, under: part.key, at: path[part.key])
                : concealed(part.value, as: "\(type)-\(part.key)", at: path[part.key])
            )
          }))
    }
    if ["playbook_variables", "step_variables"].contains(parent), let object = value.object,
      SecretName.isSecretLike(key) || SecretName.isSecretLike(object["type"]?.string ?? "")
    {
      return .object(
        JSONObject(
          object.members.map { part in
            (
              part.key,
              part.key == "value"
                ? concealed(part.value, as: key, at: path["value"])
                : walked(part.value, under: part.key, at: path[part.key])
            )
          }))
    }
    if parent == "headers" ? SecretName.isSecretLike(key) : SecretName.isSecretProperty(key), value.object == nil {
      return concealed(value, as: key, at: path)
    }
    return walked(value, under: key, at: path)
  }

  private func stripped(_ text: String, under key: String, at path: JSONPath) -> String {
    if SecretStripping.structural.contains(key) || Identifier.isWellFormed(text) { return text }
    return decoded(text, under: key) { strippedText($0, at: path) }
  }

  /// The text with the change made, inside its base 64 where its name says that it is that; as it was when nothing changed.
  private func decoded(_ text: String, under key: String, _ change: (String) -> String) -> String {
    guard key.hasSuffix("_b64"), let data = Data(base64Encoded: text.filter { !$0.isWhitespace }),
      let inner = String(validating: data, as: UTF8.self)
    else { return change(text) }
    let changed = change(inner)
    return changed == inner ? text : Data(changed.utf8).base64EncodedString()
  }

  private func strippedText(_ text: String, at path: JSONPath) -> String {
    SecretText { secret, stem, isPlain in
      self.placeholder(for: secret, as: stem, at: path, isKnownElsewhere: !isPlain)
    }.stripped(text)
  }

  /// Everything in the value is a secret, but what only refers to one.
  private func concealed(_ value: JSONValue, as stem: String, at path: JSONPath) -> JSONValue {
    switch value {
    case .null, .bool: return value
    case .integer, .double:
      return .string(placeholder(for: (try? value.canonicalString()) ?? "", as: stem, at: path))
    case .array(let items): return .array(items.enumerated().map { concealed($1, as: stem, at: path[$0]) })
    case .object(let object):
      return .object(
        JSONObject(object.members.map { ($0.key, concealed($0.value, as: "\(stem)-\($0.key)", at: path[$0.key])) }))
    case .string(let text):
      if text.trimmed.isEmpty || Bool(text) != nil || Identifier.isWellFormed(text) || SecretText.isReference(text) {
        return value
      }
      guard let scheme = text.prefixMatch(of: /(?i)\s*(bearer|basic|digest|token|negotiate)\s+/)?.range else {
        return .string(placeholder(for: text, as: stem, at: path))
      }
      let secret = String(text[scheme.upperBound...])
      if secret.isEmpty || SecretText.isReference(secret) { return value }
      let placeholder = placeholder(for: secret, as: stem, at: path)
      // `user:password` in base 64 (RFC 7617, 2): the password alone is looked for as well.
      if let data = Data(base64Encoded: secret), let pair = String(validating: data, as: UTF8.self),
        let colon = pair.firstIndex(of: ":")
      {
        note(String(pair[pair.index(after: colon)...]), as: names.name(for: "password", fallback: "password"), at: path)
      }
      return .string(text[..<scheme.upperBound] + placeholder)
    }
  }

  private func placeholder(
    for secret: String, as stem: String, at path: JSONPath, isKnownElsewhere: Bool = true
  ) -> String {
    let name = nameOfValue[secret] ?? names.name(for: stem, fallback: "secret")
    nameOfValue[secret] = name
    if isKnownElsewhere { known[secret] = name }
    found.append(ForeignSecret(path: path, name: name, value: secret))
    return SecretPlaceholder.text(name)
  }

  private func note(_ secret: String, as name: String, at path: JSONPath) {
    guard nameOfValue[secret] == nil, !secret.isEmpty else { return }
    nameOfValue[secret] = name
    known[secret] = name
    found.append(ForeignSecret(path: path, name: name, value: secret))
  }

  // MARK: Wherever else they stand

  private static let shortest = 4
  /// From here on it is looked for inside words, too.
  private static let telling = 8

  private func swept(_ value: JSONValue, under key: String, at path: JSONPath) -> JSONValue {
    switch value {
    case .null, .bool, .integer, .double: return value
    case .string(let text):
      if SecretStripping.structural.contains(key) || Identifier.isWellFormed(text) { return value }
      return .string(decoded(text, under: key) { replaced($0, at: path) })
    case .array(let items): return .array(items.enumerated().map { swept($1, under: key, at: path[$0]) })
    case .object(let object):
      let members = object.members.map { part -> (String, JSONValue) in
        let name = key == "cases" ? replaced(part.key, at: path[part.key]) : part.key
        if part.key == "signatures", key.isEmpty { return (name, part.value) }
        return (name, swept(part.value, under: part.key, at: path[part.key]))
      }
      return .object(JSONObject(ifUnique: members) ?? object)
    }
  }

  private func replaced(_ text: String, at path: JSONPath) -> String {
    var text = text
    for (secret, name) in known.sorted(by: { ($1.key.count, $0.key) < ($0.key.count, $1.key) })
    where secret.count >= SecretStripping.shortest {
      let changed = SecretPlaceholder.around(text) { part in
        replaced(part, secret, SecretPlaceholder.text(name))
      }
      if changed != text { found.append(ForeignSecret(path: path, name: name, value: secret)) }
      text = changed
    }
    return text
  }

  private func replaced(_ text: String, _ secret: String, _ placeholder: String) -> String {
    if secret.count >= SecretStripping.telling { return text.replacing(secret, with: placeholder) }
    var result = ""
    var rest = Substring(text)
    while let range = rest.firstRange(of: secret) {
      let isInside = [rest[..<range.lowerBound].last ?? result.last, rest[range.upperBound...].first].contains {
        $0.map { $0.isLetter || $0.isNumber || $0 == "_" } ?? false
      }
      result += rest[..<range.lowerBound] + (isInside ? secret : placeholder)
      rest = rest[range.upperBound...]
    }
    return result + rest
  }
}
