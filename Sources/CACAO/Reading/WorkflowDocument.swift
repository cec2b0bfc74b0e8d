import CanonicalJSON

/// A CACAO playbook as its file says it (CACAO v2.0, 3.1), before anything is made of it.
struct WorkflowDocument {
  let id: String
  let name: String
  let description: String?
  let modified: String?
  let start: Reference
  let exception: Reference?
  let steps: [String: WorkflowStep]
  let variables: [String: Variable]
  let parties: [String: Party]
  /// Texts that must not be shown: passwords, tokens and keys of `authentication_info_definitions`.
  let secrets: [String]
  let markings: [DataMarking]
  let sources: [ExternalReference]
  let path: JSONPath

  struct ExternalReference {
    let name: String
    let text: String?
  }
}

/// An identifier that refers to something, and where it stands.
struct Reference: Hashable {
  let id: String
  let path: JSONPath
}

/// One step of a workflow (CACAO v2.0, 4).
struct WorkflowStep {
  let id: String
  let path: JSONPath
  let name: String?
  let description: String?
  /// Milliseconds.
  let delay: Int?
  let timeout: Int?
  let variables: [String: Variable]
  let form: Form
  let next: Next

  enum Form {
    case start
    case end
    case action(Action)
    case playbookAction(Action, playbook: String, version: String?)
    case parallel([Reference])
    case ifCondition(Condition, onTrue: Reference, onFalse: Reference?)
    case whileCondition(Condition, onTrue: Reference)
    case switchCondition(Condition, cases: [Case])
  }

  /// What a condition says, as it is written.
  struct Condition {
    let text: String
    let path: JSONPath
  }

  struct Case {
    /// Nil for `default`.
    let value: String?
    let target: Reference
  }

  struct Action {
    let commands: [CommandData]
    let agent: Reference?
    let targets: [Reference]
    let collects: [Reference]
    let uses: [Reference]
  }

  /// Where the workflow goes from here (4.1).
  enum Next {
    case nowhere
    case completion(Reference)
    case outcome(success: Reference?, failure: Reference?)
  }
}

/// A variable (CACAO v2.0, 10.18).
struct Variable {
  let name: String
  let type: String
  let description: String?
  /// Nil when it is null or left out: unknown.
  let value: String?
  let isConstant: Bool
  let isExternal: Bool
  let path: JSONPath
}

/// An agent or a target (CACAO v2.0, 7).
struct Party {
  let id: String
  let type: String
  let name: String
  let description: String?
  /// Addresses, ports, paths and the like, as they are to be shown.
  let details: [String]
}

/// One command of an action (CACAO v2.0, 5).
struct CommandData {
  let type: String
  let description: String?
  let command: String?
  let content: String?
  /// In the order of their names; a secret one's value is masked already.
  let headers: [String]
  let path: JSONPath
}

/// Who may see the playbook (CACAO v2.0, 8).
package enum DataMarking: Hashable, Sendable {
  case tlp(TLPLevel)
  case statement(String)
  /// An IEP policy, or a kind that we do not know.
  case other(String)
}

/// The levels of TLP 2.0, the most open first.
package enum TLPLevel: String, Hashable, Sendable, CaseIterable {
  case clear = "TLP:CLEAR"
  case green = "TLP:GREEN"
  case amber = "TLP:AMBER"
  case amberStrict = "TLP:AMBER+STRICT"
  case red = "TLP:RED"
}
