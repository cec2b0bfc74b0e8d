import CivilTime
import PlaybookModel

/// Failures (CACAO v2.0, 4.1 and 3.1): to `on_failure`, else to `workflow_exception`, else on as if completed.
extension WorkflowLayout {
  func failure(of step: WorkflowStep, returns: [String], in lane: inout Lane) -> Target {
    if case .outcome(_, let failure?) = step.next { return target(failure.id, returns: returns, in: &lane) }
    if let exception = document.exception, exception.id != step.id { return exceptional(exception, in: &lane) }
    if step.timeout != nil { log.report(.timeoutWithoutFailure, at: step.path["timeout"]) }
    if case .outcome(_, nil) = step.next { log.report(.failureWithoutPath, at: step.path) }
    return continuation(of: step, returns: returns, in: &lane)
  }

  /// The exception handler leaves every frame. It cannot leave a branch of a parallel step while the other branches go
  /// on: there the branch ends at a step that says so, and the handler follows when all branches have come to their ends.
  func exceptional(_ exception: Reference, in lane: inout Lane) -> Target {
    guard lane.isNested else { return target(exception.id, returns: [], in: &lane) }
    if let landing = lane.failureLanding { return .step(landing) }
    let landing = newName("branch-failed")
    lane.failureLanding = landing
    return .step(landing)
  }

  func landingStep(_ id: StepID) -> Step {
    Step(
      id: id, title: LocalizedText(ja: "手順が失敗したので、この並行作業を終える", en: "A step failed: this branch ends here"),
      role: roleOfResponder(), kind: .record,
      instructions: .init(lines: [
        LocalizedText(
          ja: "何が、なぜ失敗したかをメモに残します。ほかの並行作業が終わると、例外の手順に進みます。",
          en: "Note what failed and why. When the other branches have ended, the exception step follows.")
      ]), routes: Routes(done: .to(.end)))
  }

  /// After a parallel step: the handler if a branch failed, otherwise what follows.
  func joined(
    _ step: WorkflowStep, landings: [StepID], returns: [String], in lane: inout Lane
  ) -> Route {
    let next = continuation(of: step, returns: returns, in: &lane)
    guard !landings.isEmpty, document.exception != nil else { return .to(next) }
    log.report(.exceptionAfterBranches, at: step.path)
    let failed = failure(of: step, returns: returns, in: &lane)
    return Route(branches: [.init(if: .any(landings.map { .stepFinished($0) }), to: failed)], otherwise: next)
  }

  func timeout(of step: WorkflowStep, _ instance: Instance, _ lane: inout Lane) -> Timeout? {
    guard step.timeout != nil else { return nil }
    let failure = failure(of: step, returns: instance.returns, in: &lane)
    return timeout(of: step, to: failure)
  }

  func timeout(of step: WorkflowStep, to failure: Target) -> Timeout? {
    step.timeout.map { Timeout(after: Span(milliseconds: Int64($0)), route: .to(failure)) }
  }
}
