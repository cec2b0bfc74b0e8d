/// The references between steps: each has to lead somewhere, and the workflow has to have its three kinds of steps
/// (CACAO v2.0, 3.1).
struct WorkflowReferences {
  let document: WorkflowDocument
  let log: FindingLog

  /// Where the workflow begins, its exception handler, and every way from step to step.
  var all: [Reference] {
    [document.start] + [document.exception].compactMap(\.self)
      + document.steps.values.sorted { $0.id < $1.id }.flatMap(references(of:))
  }

  func report() {
    for reference in all where document.steps[reference.id] == nil && !reference.id.isEmpty {
      // A step that could not be read has been reported.
      if !unreadable.contains(reference.id) { log.report(.dangling(.step, reference.id), at: reference.path) }
    }
    if let start = document.steps[document.start.id] {
      if case .start = start.form {} else { log.report(.startIsAnotherStep(start.id), at: document.start.path) }
    }
    let forms = document.steps.values.map(\.form)
    let hasStart = forms.contains { if case .start = $0 { true } else { false } }
    let hasEnd = forms.contains { if case .end = $0 { true } else { false } }
    let hasAction = forms.contains {
      switch $0 {
      case .action, .playbookAction: true
      case .start, .end, .parallel, .ifCondition, .whileCondition, .switchCondition: false
      }
    }
    if !hasStart || !hasEnd || !hasAction { log.report(.tooFewSteps, at: document.path["workflow"]) }
  }

  private var unreadable: Set<String> {
    let workflow = document.path["workflow"]
    let faulty = log.findings.filter { $0.weight == .fault }.map(\.path.description)
    return Set(
      all.map(\.id).filter { id in faulty.contains { $0.hasPrefix(workflow[id].description) } })
  }

  private func references(of step: WorkflowStep) -> [Reference] {
    let ways: [Reference] =
      switch step.next {
      case .nowhere: []
      case .completion(let next): [next]
      case .outcome(let success, let failure): [success, failure].compactMap(\.self)
      }
    let branches: [Reference] =
      switch step.form {
      case .start, .end, .action, .playbookAction: []
      case .parallel(let branches): branches
      case .ifCondition(_, let onTrue, let onFalse): [onTrue, onFalse].compactMap(\.self)
      case .whileCondition(_, let onTrue): [onTrue]
      case .switchCondition(_, let cases): cases.map(\.target)
      }
    return ways + branches
  }
}
