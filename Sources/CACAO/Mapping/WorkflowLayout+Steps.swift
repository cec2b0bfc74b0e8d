import CivilTime
import PlaybookModel

/// Makes our steps of CACAO's (4.3 to 4.10).
extension WorkflowLayout {
  func make(_ step: WorkflowStep, _ instance: Instance, _ id: StepID, _ lane: inout Lane) -> Step {
    switch step.form {
    case .action(let action): return task(step, action, instance, id, &lane)
    case .playbookAction(let action, let playbook, _):
      log.report(.playbookByHand(playbook), at: step.path["playbook_id"])
      return task(step, action, instance, id, &lane)
    case .parallel(let branches): return block(step, branches, instance, id, &lane)
    case .ifCondition(let condition, let onTrue, let onFalse):
      let returns = inside(step, returns: instance.returns)
      let yes = target(onTrue.id, returns: returns, in: &lane)
      let no =
        onFalse.map { target($0.id, returns: returns, in: &lane) }
        ?? continuation(of: step, returns: instance.returns, in: &lane)
      return decision(step, condition, yes: yes, no: no, instance, id, &lane)
    case .whileCondition(let condition, let onTrue):
      let yes = target(onTrue.id, returns: inside(step, returns: instance.returns), in: &lane)
      let no = continuation(of: step, returns: instance.returns, in: &lane)
      return decision(step, condition, yes: yes, no: no, instance, id, &lane)
    case .switchCondition(let subject, let cases): return choice(step, subject, cases, instance, id, &lane)
    case .start, .end: preconditionFailure("\(step.id) has no step of its own")
    }
  }

  /// Time that has to pass before a step (4.1, `delay`). A person may say that it need not.
  func wait(_ step: WorkflowStep, _ instance: Instance, _ id: StepID, _ lane: inout Lane) -> Step {
    log.report(.delayByPerson, at: step.path["delay"])
    let next = Target.step(
      identifier(of: Instance(step: instance.step, returns: instance.returns), step, in: &lane))
    let delay = Span(milliseconds: Int64(step.delay ?? 0))
    let seconds = (delay.milliseconds + 999) / 1_000
    let title = texts.title(of: step)
    return Step(
      id: id, title: LocalizedText(ja: "待つ: 「\(title)」まで\(seconds)秒", en: "Wait \(seconds) s before: \(title)"),
      role: role(of: step), kind: .record,
      instructions: .init(lines: [
        LocalizedText(ja: "時間が来ると自動で次へ進みます。", en: "Goes on by itself when the time has passed.")
      ]),
      routes: Routes(done: .to(next), timeout: Timeout(after: delay, route: .to(next))))
  }

  private func task(
    _ step: WorkflowStep, _ action: WorkflowStep.Action, _ instance: Instance, _ id: StepID, _ lane: inout Lane
  ) -> Step {
    let next = continuation(of: step, returns: instance.returns, in: &lane)
    let failure = failure(of: step, returns: instance.returns, in: &lane)
    return Step(
      id: id, title: LocalizedText(same: texts.title(of: step)), role: role(of: step), kind: .mitigation,
      instructions: .init(lines: texts.lines(of: step)), asks: asks(action, at: step),
      routes: Routes(done: .to(next), failed: .to(failure), timeout: timeout(of: step, to: failure)))
  }

  /// What the step is to find out (`out_args`), required where a way depends on it or a person was asked for it; and what
  /// its texts need and nobody else tells.
  private func asks(_ action: WorkflowStep.Action, at step: WorkflowStep) -> [Ask] {
    let isManual = !action.commands.isEmpty && action.commands.allSatisfy { $0.type == "manual" }
    var asks: [Ask] = []
    for argument in action.collects + action.uses { reportScope(of: argument.id, at: step, path: argument.path) }
    for argument in action.collects {
      guard let key = scope.key(argument.id, at: step), let entry = facts[key] else { continue }
      asks.append(Ask(fact: entry.fact.id, isRequired: entry.use.isCompared || isManual))
    }
    for key in texts.keys(of: step) + action.uses.compactMap({ scope.key($0.id, at: step) }) {
      guard let entry = facts[key], !entry.use.isCollected, !entry.variable.isExternal,
        !asks.contains(where: { $0.fact == entry.fact.id })
      else { continue }
      asks.append(Ask(fact: entry.fact.id, isRequired: false))
    }
    return asks.reduce(into: []) { list, ask in if !list.contains(where: { $0.fact == ask.fact }) { list.append(ask) } }
  }

  private func block(
    _ step: WorkflowStep, _ branches: [Reference], _ instance: Instance, _ id: StepID, _ lane: inout Lane
  ) -> Step {
    var tracks: [Track] = []
    var landings: [StepID] = []
    for branch in branches {
      let laid = lay(from: branch, around: lane.around.union([step.id]))
      // A branch that is nothing but its end is over as soon as it begins.
      guard let first = laid.steps.first else { continue }
      tracks.append(Track(id: newTrack(first.id.rawValue), title: first.title, steps: laid.steps))
      landings += [laid.landing].compactMap(\.self)
    }
    let done = joined(step, landings: landings, returns: instance.returns, in: &lane)
    let timeout = timeout(of: step, instance, &lane)
    return Step(
      id: id, title: LocalizedText(same: texts.title(of: step)), role: role(of: step), kind: .record,
      instructions: .init(lines: texts.lines(of: step)), onlyIf: tracks.isEmpty ? GuardMaking.never : nil,
      form: tracks.isEmpty ? .task : .parallel(tracks),
      routes: Routes(done: done, timeout: timeout))
  }

  private func decision(
    _ step: WorkflowStep, _ condition: WorkflowStep.Condition, yes: Target, no: Target, _ instance: Instance,
    _ id: StepID, _ lane: inout Lane
  ) -> Step {
    if let made = makeGuard(condition, at: step), canChange(made, at: step) {
      return passed(
        step, id, deciding: made, Route(branches: [.init(if: made, to: yes)], otherwise: no), instance, &lane)
    }
    log.report(.askedOfPerson(condition.text), at: condition.path)
    let answers = [
      Answer(id: AnswerID("yes"), label: LocalizedText(ja: "はい", en: "Yes"), route: .to(yes)),
      Answer(id: AnswerID("no"), label: LocalizedText(ja: "いいえ", en: "No"), route: .to(no)),
    ]
    return question(step, id, answers, otherwise: no, instance, &lane)
  }

  private func choice(
    _ step: WorkflowStep, _ subject: WorkflowStep.Condition, _ cases: [WorkflowStep.Case], _ instance: Instance,
    _ id: StepID, _ lane: inout Lane
  ) -> Step {
    let returns = inside(step, returns: instance.returns)
    var targets: [(value: String, target: Target)] = []
    var otherwise: Target?
    for item in cases {
      let target = target(item.target.id, returns: returns, in: &lane)
      if let value = item.value { targets.append((value, target)) } else { otherwise = target }
    }
    let last = otherwise ?? continuation(of: step, returns: instance.returns, in: &lane)
    if let variable = ConditionParser.variable(subject.text) {
      let making = GuardMaking(scope: scope, facts: facts, step: step)
      let guards = targets.compactMap { item in
        making.makeGuard(.compare(.variable(variable.name), .equal, .constant(item.value)))
      }
      if guards.count == targets.count, let first = guards.first {
        if variable.isBare { log.report(.conditionForm(subject.text), at: subject.path) }
        let branches = zip(guards, targets).map { Route.Branch(if: $0, to: $1.target) }
        return passed(step, id, deciding: first, Route(branches: branches, otherwise: last), instance, &lane)
      }
      reportScope(of: variable.name, at: step, path: subject.path)
    } else {
      log.report(.conditionNotSTIX(subject.text), at: subject.path)
    }
    log.report(.askedOfPerson(subject.text), at: subject.path)
    var names = NameGiver()
    let answers = targets.map { item in
      Answer(
        id: AnswerID(names.name(for: item.value, fallback: "case")), label: LocalizedText(same: item.value),
        route: .to(item.target))
    }
    let other = Answer(
      id: AnswerID(names.name(for: "other", fallback: "other")), label: LocalizedText(ja: "その他", en: "Other"),
      route: .to(last))
    return question(step, id, answers + [other], otherwise: last, instance, &lane)
  }

  private func makeGuard(_ condition: WorkflowStep.Condition, at step: WorkflowStep) -> Guard? {
    switch ConditionParser.read(condition.text) {
    case .prose:
      log.report(.conditionNotSTIX(condition.text), at: condition.path)
      return nil
    case .observation: return nil
    case .comparison(let comparison, let slips):
      if !slips.isEmpty { log.report(.conditionForm(slips.joined(separator: " ")), at: condition.path) }
      for name in comparison.variables { reportScope(of: name, at: step, path: condition.path) }
      return GuardMaking(scope: scope, facts: facts, step: step).makeGuard(comparison)
    }
  }

  /// A while whose condition no fact can change would go round for ever: a person says when it is enough.
  private func canChange(_ condition: Guard, at step: WorkflowStep) -> Bool {
    if case .whileCondition = step.form { !condition.atoms.isEmpty } else { true }
  }

  private func reportScope(of name: String, at step: WorkflowStep, path: JSONPath) {
    if scope.key(name, at: step) == nil {
      log.report(.undeclaredVariable(name), at: path)
    } else if scope.isDeclaredElsewhere(name, at: step) {
      log.report(.declaredElsewhere(name), at: path)
    }
  }

  /// A condition that decides itself: held until the facts that it needs are known, and then passed over, since it can
  /// never both hold and not hold.
  private func passed(
    _ step: WorkflowStep, _ id: StepID, deciding condition: Guard, _ route: Route, _ instance: Instance,
    _ lane: inout Lane
  ) -> Step {
    let timeout = timeout(of: step, instance, &lane)
    return Step(
      id: id, title: LocalizedText(same: texts.title(of: step)), role: role(of: step), kind: .decision,
      instructions: .init(lines: texts.lines(of: step)), onlyIf: .all([condition, .not(condition)]),
      routes: Routes(done: route, timeout: timeout))
  }

  private func question(
    _ step: WorkflowStep, _ id: StepID, _ answers: [Answer], otherwise: Target, _ instance: Instance,
    _ lane: inout Lane
  ) -> Step {
    let timeout = timeout(of: step, instance, &lane)
    return Step(
      id: id, title: LocalizedText(same: texts.title(of: step)), role: role(of: step), kind: .decision,
      instructions: .init(lines: texts.lines(of: step)), form: .question(answers),
      routes: Routes(done: .to(otherwise), timeout: timeout))
  }
}

extension Comparison {
  /// Every variable that is looked at.
  var variables: [String] {
    atoms.flatMap { atom -> [String] in
      switch atom {
      case .truth(let name): [name]
      case .compare(let left, _, let right): [left, right].compactMap(\.variable)
      case .isIn(let operand, let items): ([operand] + items).compactMap(\.variable)
      case .all, .any, .not: []
      }
    }
  }
}

extension Comparison.Operand {
  fileprivate var variable: String? { if case .variable(let name) = self { name } else { nil } }
}
