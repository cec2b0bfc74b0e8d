import CivilTime
import PlaybookModel

/// Lays a workflow out as a track of steps that lead to each other.
///
/// A branch of an if, while or switch runs to its own end step and returns to the step that opened it (CACAO v2.0, 4).
/// Our tracks have no such returns, so a step stands once for every way in which it has to come back: an instance is a
/// step and the openers that it will return to, the innermost last. An if or switch that nothing follows needs no return:
/// its branches end as it would.
final class WorkflowLayout {
  struct Instance: Hashable {
    let step: String
    let returns: [String]
    /// The delay before the step, as a step of its own.
    var isWait = false
  }

  /// What belongs to one track while it is laid out.
  struct Lane {
    /// The parallel steps around it.
    let around: Set<String>
    var identifiers: [Instance: StepID] = [:]
    var waiting: [(instance: Instance, id: StepID)] = []
    /// Where failures go that nothing in the branch handles; only inside parallel steps.
    var failureLanding: StepID?

    var isNested: Bool { !around.isEmpty }
  }

  private static let mostSteps = 2_000
  private static let deepest = 16

  let document: WorkflowDocument
  let log: FindingLog
  let texts: StepCardText
  let scope: VariableScope
  let facts: FactTable
  private(set) var roles = RoleTable()
  private(set) var origins: [StepID: String] = [:]
  private var names = NameGiver(reserved: ["end"])
  private var trackNames = NameGiver()
  private(set) var isTooLarge = false

  init(_ document: WorkflowDocument, log: FindingLog) {
    self.document = document
    self.log = log
    scope = VariableScope(document: document)
    let filling = TextFilling(scope: scope, secrets: Secrets(document.secrets), log: log)
    let plain = StepCardText(document: document, filling: filling, facts: nil)
    let filled = document.steps.values.sorted { $0.id < $1.id }.flatMap { plain.keys(of: $0) }
    facts = FactTable(scope: scope, filled: Set(filled))
    texts = StepCardText(document: document, filling: filling, facts: facts)
  }

  func mainTrack() -> Track {
    let title = LocalizedText(same: document.name)
    let steps = lay(from: document.start, around: []).steps
    var first: [Step] = []
    let asked = facts.external.filter { !Secrets.isSecretName($0.variable.name) || $0.use.isCompared }
    if !asked.isEmpty {
      let asks = asked.map { Ask(fact: $0.fact.id, isRequired: $0.variable.value == nil) }
      first = [startStep(asks, next: steps.first.map { .step($0.id) } ?? .end)]
    } else if steps.isEmpty {
      log.report(.nothingToDo, at: document.path["workflow"])
      first = [startStep([], next: .end)]
    }
    return Track(id: TrackID(trackNames.name(for: "main", fallback: "main")), title: title, steps: first + steps)
  }

  /// What has to be known before the first step: the values that come from the caller.
  private func startStep(_ asks: [Ask], next: Target) -> Step {
    let title =
      asks.isEmpty
      ? LocalizedText(ja: "内容を読む", en: "Read what this playbook says")
      : LocalizedText(ja: "始める前に、わかっていることを書く", en: "Before the start: write down what is known")
    let lines = document.description.map { [LocalizedText(same: $0)] } ?? []
    return Step(
      id: newName("start"), title: title, role: roles.responder(), kind: .record, instructions: .init(lines: lines),
      asks: asks, routes: Routes(done: .to(next)))
  }

  /// Everything that can be reached from a reference without leaving the track.
  func lay(from start: Reference, around: Set<String>) -> (steps: [Step], landing: StepID?) {
    guard around.count <= WorkflowLayout.deepest else {
      log.report(.nestedTooDeep(limit: WorkflowLayout.deepest), at: start.path)
      return ([], nil)
    }
    var lane = Lane(around: around)
    let first = target(start.id, returns: [], in: &lane)
    var steps: [Step] = []
    while !lane.waiting.isEmpty, !isTooLarge {
      let (instance, id) = lane.waiting.removeFirst()
      guard let step = document.steps[instance.step] else { continue }
      steps.append(instance.isWait ? wait(step, instance, id, &lane) : make(step, instance, id, &lane))
    }
    if let landing = lane.failureLanding { steps.append(landingStep(landing)) }
    // What comes first in a track is where it begins.
    if case .step(let id) = first, let index = steps.firstIndex(where: { $0.id == id }), index > 0 {
      steps.insert(steps.remove(at: index), at: 0)
    }
    return (steps, lane.failureLanding)
  }

  func newName(_ stem: String) -> StepID { StepID(names.name(for: stem, fallback: "step")) }
  func newTrack(_ stem: String) -> TrackID { TrackID(trackNames.name(for: stem, fallback: "track")) }
  func role(of step: WorkflowStep) -> RoleID { roles.role(of: step, in: document) }

  func roleOfResponder() -> RoleID { roles.responder() }

  // MARK: Where a reference leads

  func target(_ id: String, returns: [String], in lane: inout Lane) -> Target {
    guard let step = document.steps[id] else { return .end }
    switch step.form {
    case .end: return returnTarget(returns, in: &lane)
    case .start: return firstStep(after: step).map { target($0, returns: returns, in: &lane) } ?? .end
    case .parallel where lane.around.contains(id):
      log.report(.leadsOutOfBranch(id), at: step.path)
      return .end
    case .action, .playbookAction, .parallel, .ifCondition, .whileCondition, .switchCondition: break
    }
    var returns = returns
    if let index = returns.firstIndex(of: id) {
      log.report(.leadsBackInside(id), at: step.path)
      returns.removeSubrange(index...)
    }
    let instance = Instance(step: id, returns: returns, isWait: step.delay != nil)
    return .step(identifier(of: instance, step, in: &lane))
  }

  /// Past start steps that lead to start steps; nil when they go in a ring.
  private func firstStep(after start: WorkflowStep) -> String? {
    var passed: Set<String> = []
    var step = start
    while case .start = step.form {
      guard passed.insert(step.id).inserted, case .completion(let next) = step.next,
        let following = document.steps[next.id]
      else { return nil }
      step = following
    }
    return step.id
  }

  func identifier(of instance: Instance, _ step: WorkflowStep, in lane: inout Lane) -> StepID {
    if let known = lane.identifiers[instance] { return known }
    let stem = texts.title(of: step)
    let id = StepID(
      names.name(for: instance.isWait ? "wait-\(stem)" : stem, fallback: instance.isWait ? "wait" : "step"))
    lane.identifiers[instance] = id
    lane.waiting.append((instance, id))
    origins[id] = step.id
    if origins.count > WorkflowLayout.mostSteps, !isTooLarge {
      isTooLarge = true
      log.report(.tooManyPaths(limit: WorkflowLayout.mostSteps), at: document.path["workflow"])
    }
    return id
  }

  /// An end step takes one opener away: a while looks at its condition again, an if or switch goes on.
  private func returnTarget(_ returns: [String], in lane: inout Lane) -> Target {
    guard let last = returns.last, let opener = document.steps[last] else { return .end }
    let outer = Array(returns.dropLast())
    if case .whileCondition = opener.form { return target(last, returns: outer, in: &lane) }
    return continuation(of: opener, returns: outer, in: &lane)
  }

  /// Where the workflow goes on when the step is behind it.
  func continuation(of step: WorkflowStep, returns: [String], in lane: inout Lane) -> Target {
    switch step.next {
    case .completion(let next): target(next.id, returns: returns, in: &lane)
    case .outcome(let success?, _): target(success.id, returns: returns, in: &lane)
    case .outcome(nil, _), .nowhere: returnTarget(returns, in: &lane)
    }
  }

  /// What the branches of an if, while or switch return to.
  func inside(_ opener: WorkflowStep, returns: [String]) -> [String] {
    if case .whileCondition = opener.form { return returns + [opener.id] }
    switch opener.next {
    case .nowhere, .outcome(nil, _): return returns
    case .completion(let next), .outcome(let next?, _):
      if case .end = document.steps[next.id]?.form { return returns }
      return returns + [opener.id]
    }
  }
}
