/// What conditions ask of one variable, anywhere in the workflow: it decides what kind of fact the variable becomes.
struct VariableUse {
  var isOrdered = false
  var isTruth = false
  /// In the order in which they were met.
  private(set) var constants: [String] = []
  var isCollected = false

  var isCompared: Bool { isOrdered || isTruth || !constants.isEmpty }

  mutating func add(_ constant: String) {
    if !constants.contains(constant) { constants.append(constant) }
  }
}

/// A variable within its scope: of the playbook, or of one step (CACAO v2.0, 10.18.1).
struct VariableKey: Hashable {
  let name: String
  /// Nil for the playbook's own, and for those that steps hand on.
  let step: String?
}

/// The variables that can be seen from a step.
///
/// A variable of a step that some step collects (`out_args`) is handed on to whatever follows: all of its name are one.
/// Any other variable of a step is that step's own; a step that has none of the name sees the playbook's, and else the
/// one that another step declares, if all that do give it the same value.
struct VariableScope {
  let document: WorkflowDocument
  /// The variables that are one in the whole workflow: the playbook's, and those handed on.
  private let shared: [String: Variable]
  private let handedOn: Set<String>

  init(document: WorkflowDocument) {
    self.document = document
    let steps = document.steps.values.sorted { $0.id < $1.id }
    handedOn = Set(
      steps.flatMap { step -> [String] in
        switch step.form {
        case .action(let action), .playbookAction(let action, _, _): action.collects.map(\.id)
        case .start, .end, .parallel, .ifCondition, .whileCondition, .switchCondition: []
        }
      })
    var shared = document.variables
    var declared: [String: [Variable]] = [:]
    for variable in steps.flatMap(\.variables.values) { declared[variable.name, default: []].append(variable) }
    for (name, variables) in declared where shared[name] == nil {
      let isOne = handedOn.contains(name) || Set(variables.map(\.value)).count == 1
      if isOne { shared[name] = variables.first { $0.value != nil } ?? variables.first }
    }
    self.shared = shared
  }

  func key(_ name: String, at step: WorkflowStep) -> VariableKey? {
    if step.variables[name] != nil, !handedOn.contains(name) { return VariableKey(name: name, step: step.id) }
    return shared[name] != nil ? VariableKey(name: name, step: nil) : nil
  }

  func variable(_ key: VariableKey) -> Variable? {
    key.step.map { document.steps[$0]?.variables[key.name] } ?? shared[key.name]
  }

  /// Whether the step sees a variable that neither it nor the playbook declares.
  func isDeclaredElsewhere(_ name: String, at step: WorkflowStep) -> Bool {
    step.variables[name] == nil && document.variables[name] == nil && shared[name] != nil
  }

  /// What all conditions and actions ask of the variables.
  func uses() -> [VariableKey: VariableUse] {
    var uses: [VariableKey: VariableUse] = [:]
    for step in document.steps.values.sorted(by: { $0.id < $1.id }) {
      switch step.form {
      case .ifCondition(let condition, _, _), .whileCondition(let condition, _):
        guard case .comparison(let comparison, _) = ConditionParser.read(condition.text) else { continue }
        for atom in comparison.atoms { note(atom, at: step, in: &uses) }
      case .switchCondition(let subject, let cases):
        guard let name = ConditionParser.variable(subject.text)?.name, let key = key(name, at: step) else { continue }
        for value in cases.compactMap(\.value) { uses[key, default: VariableUse()].add(value) }
      case .action(let action), .playbookAction(let action, _, _):
        for argument in action.collects {
          guard let key = key(argument.id, at: step) else { continue }
          uses[key, default: VariableUse()].isCollected = true
        }
      case .start, .end, .parallel: continue
      }
    }
    return uses
  }

  private func note(_ atom: Comparison, at step: WorkflowStep, in uses: inout [VariableKey: VariableUse]) {
    switch atom {
    case .compare(.variable(let name), let relation, .constant(let text)),
      .compare(.constant(let text), let relation, .variable(let name)):
      guard let key = key(name, at: step) else { return }
      switch relation {
      case .equal, .unequal: uses[key, default: VariableUse()].add(text)
      case .less, .lessOrEqual, .more, .moreOrEqual: uses[key, default: VariableUse()].isOrdered = true
      }
    case .isIn(.variable(let name), let items):
      guard let key = key(name, at: step) else { return }
      for case .constant(let text) in items { uses[key, default: VariableUse()].add(text) }
    case .truth(let name):
      guard let key = key(name, at: step) else { return }
      uses[key, default: VariableUse()].isTruth = true
    case .compare, .isIn, .all, .any, .not: break
    }
  }
}
