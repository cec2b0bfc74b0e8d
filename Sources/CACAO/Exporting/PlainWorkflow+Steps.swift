import CanonicalJSON
import CivilTime
import PlaybookModel

extension PlainWorkflow {
  typealias Entry = (String, JSONValue)

  func steps(of track: Track) -> [Entry] {
    track.steps.flatMap { steps(of: $0, in: track) } + [(end(of: track.id), JSONValue.object(["type": "end"]))]
  }

  private func steps(of step: Step, in track: Track) -> [Entry] {
    var entries: [Entry] = []
    let name = step.id.rawValue
    let done = lead(by: step.routes.done, named: "\(name)/done", in: track, &entries)
    if let condition = step.onlyIf {
      let applies: [(String, JSONValue?)] = [
        ("type", "if-condition"), ("name", .string(words(step.title))),
        ("condition", .string(PatternText(playbook).text(condition))), ("on_true", .string(body(of: step))),
        ("on_false", .string(done)), ("on_completion", .string(end(of: track.id))),
      ]
      entries.append((entry(of: step), ModelEncoding.object(applies)))
    }
    var next = done
    switch step.form {
    case .task: break
    case .question(let answers):
      next = identifier("switch-condition", "answer", name)
      let cases = answers.map { answer in
        let target = lead(by: answer.route, named: "\(name)/answer/\(answer.id)", in: track, &entries)
        return (answer.id.rawValue, JSONValue.string(target))
      }
      entries.append(
        (
          next,
          [
            "type": "switch-condition", "name": .string(words(step.title)),
            "switch": .string("\(PlainVariables.answer(step.id)):value"), "cases": .object(JSONObject(cases)),
            "on_completion": .string(end(of: track.id)),
          ]
        ))
    case .parallel(let nested):
      for inner in nested { entries += self.steps(of: inner) }
    }
    var properties = ways(out: step, next: next, in: track, &entries)
    properties += [("name", .string(words(step.title))), ("step_extensions", extensions(of: step))]
    switch step.form {
    case .task, .question: properties += action(step)
    case .parallel(let nested):
      properties += [("type", "parallel"), ("next_steps", .array(nested.map { .string(entry(of: $0)) }))]
    }
    entries.append((body(of: step), ModelEncoding.object(properties)))
    return entries
  }

  private func action(_ step: Step) -> [(String, JSONValue?)] {
    let command: JSONValue = ["type": "manual", "command": .string(PlainInstructions(self, step).text)]
    let collected = PlainVariables(playbook).collected(at: step)
    return [
      ("type", "action"), ("description", step.instructions.why.map { .string(words($0)) }), ("commands", [command]),
      ("agent", .string(agent(step.role))),
      ("out_args", collected.isEmpty ? nil : .array(collected.map { .string($0) })),
    ]
  }

  private func extensions(of step: Step) -> JSONValue {
    .object(JSONObject([(HikeshiExtension.id, ModelEncoding.step(step, track: trackProperties))]))
  }

  /// Success and failure (4.1). CACAO has one way for a failure and for a timeout; the failure's is taken.
  private func ways(
    out step: Step, next: String, in track: Track, _ entries: inout [Entry]
  ) -> [(String, JSONValue?)] {
    let timeout = step.routes.timeout.map { JSONValue.integer(Int($0.after.milliseconds)) }
    guard let failure = step.routes.failed ?? step.routes.timeout?.route else {
      return [("on_completion", .string(next))]
    }
    let target = lead(by: failure, named: "\(step.id)/failure", in: track, &entries)
    return [("on_success", .string(next)), ("on_failure", .string(target)), ("timeout", timeout)]
  }

  /// Where a route leads: straight to its target, or to the first of a chain of conditions.
  private func lead(by route: Route, named name: String, in track: Track, _ entries: inout [Entry]) -> String {
    var next = target(route.otherwise, in: track)
    for (index, branch) in route.branches.enumerated().reversed() {
      let id = identifier("if-condition", "route", name, String(index))
      entries.append(
        (
          id,
          [
            "type": "if-condition", "condition": .string(PatternText(playbook).text(branch.guardCondition)),
            "on_true": .string(target(branch.target, in: track)), "on_false": .string(next),
            "on_completion": .string(end(of: track.id)),
          ]
        ))
      next = id
    }
    return next
  }

  private func target(_ target: Target, in track: Track) -> String {
    switch target {
    case .end: end(of: track.id)
    case .step(let id): playbook.step(id).map(entry(of:)) ?? end(of: track.id)
    }
  }
}
