import CivilTime
import PlaybookModel

extension Draft {
  mutating func finish(_ order: FinishOrder) throws(Refusal) {
    let (step, invocation) = try openStep(order.step)
    try requireReady(step)
    let (outcome, route) = try outcome(of: order, at: step)
    let statements = try read(order.facts)
    let sets = sets(of: outcome, at: step)
    let known = Set(statements.map(\.stated.fact)).union(state.control.facts.keys).union(sets.keys)
    let missing = step.asks.filter { $0.isRequired && !known.contains($0.fact) }.map(\.fact)
    if case .failed = outcome {} else if !missing.isEmpty { throw .factsNeeded(step.id, missing) }

    for statement in statements { record(statement, in: invocation) }
    for (fact, value) in sets.sorted(by: { $0.key < $1.key }) {
      record(.factStated(FactStated(fact: fact, value: value)), in: invocation)
    }
    let note = order.note?.ifWorded.map(Disclosable.text)
    leave(
      step, in: invocation, as: .stepFinished(StepFinished(outcome: outcome, note: note)),
      inside: .stepFinished(StepFinished(outcome: .failed)), by: .person)
    switch outcome {
    case .done, .joined: followFinish(of: step, answer: nil, in: invocation, by: .person)
    case .answered(let answer): followFinish(of: step, answer: answer, in: invocation, by: .person)
    case .failed: break
    }
    move(from: step, by: route)
  }

  /// Opens the tracks that the other playbook brings in. Possible as long as the run is not over.
  mutating func join(_ id: PlaybookID, reason: String) throws(Refusal) {
    if case .completed = state.phase { throw .runIsOver }
    guard state.playbook.others.contains(where: { $0.id == id }) else {
      throw .cannotJoin(id, possible: state.playbook.others.map(\.id))
    }
    let reason = try reason.required(else: .reasonNeeded)
    record(.playbookJoined(PlaybookJoined(playbook: id, reason: .text(reason))))
    for track in state.playbook.tracks where state.control.tracks[track.id] == nil { enter(track) }
  }

  mutating func skip(_ id: StepID, reason: String) throws(Refusal) {
    let reason = try reason.required(else: .reasonNeeded)
    let (step, invocation) = try openStep(id)
    leave(step, in: invocation, as: .stepSkipped(StepSkipped(reason: .text(reason))), by: .person)
    move(from: step, by: step.routes.skipped)
  }

  mutating func override(_ id: StepID, reason: String) throws(Refusal) {
    let reason = try reason.required(else: .reasonNeeded)
    let (step, invocation) = try openStep(id)
    let closed = state.gatesHolding(step)
    guard !closed.isEmpty else { throw .nothingToOverride(id) }
    record(.gateOverridden(GateOverridden(consents: closed, reason: .text(reason))), in: invocation)
  }

  /// What the playbook attaches to a step's finish: consents of our own people, and messages.
  mutating func followFinish(of step: Step, answer: AnswerID?, in invocation: InvocationID, by cause: Cause) {
    for consent in step.grants(for: answer) {
      guard let definition = state.playbook.consent(consent) else { continue }
      let givenBy: Disclosable? =
        switch cause {
        case .person: actor?.name
        case .playbook: nil
        }
      let granted = ConsentRecorded(consent: consent, from: definition.from, decision: .granted, givenBy: givenBy)
      put(.consentRecorded(granted), in: invocation, by: cause)
    }
    for notice in step.notices {
      conclude(.noticeRequested(NoticeRequested(to: notice.to, message: notice.message)), in: invocation)
    }
  }

  private func outcome(of order: FinishOrder, at step: Step) throws(Refusal) -> (StepFinished.Outcome, Route) {
    switch (order.outcome, step.form) {
    case (.failed, _):
      guard let route = step.routes.failed else { throw .cannotFail(step.id) }
      return (.failed, route)
    case (_, .parallel):
      throw .joinsByItself(step.id)
    case (.done, .task):
      return (.done, step.routes.done)
    case (.done, .question(let answers)):
      throw .answerNeeded(step.id, answers)
    case (.answered(let answer), .task), (.answered(let answer), .question):
      guard let chosen = step.answer(answer) else { throw .unknownAnswer(step.id, answer, step.answers) }
      return (.answered(answer), chosen.route)
    }
  }

  private func sets(of outcome: StepFinished.Outcome, at step: Step) -> [FactID: FactValue] {
    switch outcome {
    case .answered(let answer): step.answer(answer)?.sets ?? [:]
    case .done, .failed, .joined: [:]
    }
  }

  private func requireReady(_ step: Step) throws(Refusal) {
    switch state.standing(of: step) {
    case .ready: return
    case .held(let hold): throw .held(step.id, hold)
    }
  }

  func openStep(_ id: StepID) throws(Refusal) -> (Step, InvocationID) {
    guard let step = state.playbook.step(id) else {
      throw .unknownStep(id, nearest: nearest(id, among: state.playbook.steps.map(\.id)))
    }
    let latest = state.latestInvocation(of: id)
    guard state.isOpen(id), let latest else {
      if latest == nil, case .completed = state.phase { throw .runIsOver }
      guard let latest, case .closed(let exit, let at) = latest.phase else { throw .stepNotOpen(id, .notReached) }
      throw .stepNotOpen(id, .closed(exit, at: at, by: latest.actor))
    }
    return (step, latest.id)
  }
}
