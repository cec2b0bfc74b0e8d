import PlaybookModel

/// Which variables become facts, and of what kind.
///
/// | variable | fact |
/// |---|---|
/// | compared by `<` or `>`, or an integer compared with integers | number |
/// | boolean, or taken as a condition by itself | yes or no |
/// | compared with texts | choice of those texts and "other", which keeps what was typed |
/// | collected, external or unknown, and never compared | text |
/// | known and never changed | none: its value is filled in |
/// | a secret that is never compared, or was taken out of the file | none: it is never written down |
struct FactTable {
  private(set) var definitions: [FactDefinition] = []
  private var entries: [VariableKey: Entry] = [:]

  struct Entry {
    let fact: FactDefinition
    let variable: Variable
    let use: VariableUse
    /// The choice of each constant.
    let choices: [String: String]
  }

  init(scope: VariableScope, filled: Set<VariableKey>) {
    var names = NameGiver(reserved: [FactID.discovered.rawValue])
    let uses = scope.uses()
    let keys = Set(uses.keys).union(filled).union(
      scope.document.variables.values.filter(\.isExternal).map { VariableKey(name: $0.name, step: nil) })
    for key in keys.sorted(by: { ($0.step ?? "", $0.name) < ($1.step ?? "", $1.name) }) {
      guard let variable = scope.variable(key) else { continue }
      let use = uses[key] ?? VariableUse()
      guard FactTable.isFact(variable, use) else { continue }
      let id = FactID(names.name(for: key.name, fallback: "variable"))
      let (kind, choices) = FactTable.kind(of: variable, use)
      let words = variable.description.map { "\($0) (\(key.name))" } ?? key.name
      let fact = FactDefinition(id: id, question: LocalizedText(same: words), kind: kind)
      definitions.append(fact)
      entries[key] = Entry(fact: fact, variable: variable, use: use, choices: choices)
    }
  }

  subscript(key: VariableKey) -> Entry? { entries[key] }

  /// External variables, which the caller knows at the start (10.18).
  var external: [Entry] {
    entries.values.filter(\.variable.isExternal).sorted { $0.fact.id < $1.fact.id }
  }

  private static func isFact(_ variable: Variable, _ use: VariableUse) -> Bool {
    if let value = variable.value, SecretPlaceholder.stands(in: value) { return false }
    if use.isCompared { return use.isCollected || variable.isExternal || variable.value == nil }
    if Secrets.isSecretName(variable.name) { return false }
    return use.isCollected || variable.isExternal || variable.value == nil
  }

  private static func kind(of variable: Variable, _ use: VariableUse) -> (FactKind, choices: [String: String]) {
    let isInteger = ["integer", "long"].contains(variable.type)
    if use.isOrdered || isInteger && !use.constants.isEmpty && use.constants.allSatisfy({ Int($0) != nil }) {
      return (.number, [:])
    }
    let isTruth = use.constants.allSatisfy { ["true", "false"].contains($0.lowercased()) }
    if isTruth, use.isTruth || ["bool", "boolean"].contains(variable.type) { return (.yesNo, [:]) }
    if use.isTruth, use.constants.isEmpty { return (.yesNo, [:]) }
    guard !use.constants.isEmpty else { return (.text(.text), [:]) }
    var names = NameGiver()
    var choices: [String: String] = [:]
    var list: [FactKind.Choice] = []
    for constant in use.constants {
      let id = names.name(for: constant, fallback: constant.isEmpty ? "empty" : "choice")
      choices[constant] = id
      list.append(.init(id: id, label: LocalizedText(same: constant.isEmpty ? "\"\"" : constant)))
    }
    let other = names.name(for: "other", fallback: "other")
    list.append(.init(id: other, label: LocalizedText(ja: "その他", en: "other"), takesWords: true))
    return (.choice(list), choices)
  }
}

extension LocalizedText {
  /// A foreign text, whatever its language: shown in both.
  init(same text: String) { self.init(ja: text, en: text) }
}
