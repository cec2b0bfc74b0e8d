import PlaybookModel

/// Whether every identifier of a playbook exists, once, and every way stays in its track: what `Playbook` asks of those who
/// make one.
struct PlaybookSoundness {
  let playbook: Playbook

  var isSound: Bool {
    areUnique(playbook.roles.map(\.id)) && areUnique(playbook.facts.map(\.id)) && areUnique(playbook.consents.map(\.id))
      && areUnique(playbook.messages.map(\.id)) && areUnique(playbook.deadlines.map(\.id))
      && areUnique(playbook.steps.map(\.id) + playbook.fallbacks.map(\.id)) && !playbook.tracks.isEmpty
      && areUnique(tracks(playbook.tracks).map(\.id))
      && playbook.fallbacks.allSatisfy { playbook.role($0.role) != nil && playbook.role($0.reaches) != nil }
      && playbook.consents.allSatisfy { playbook.role($0.from) != nil } && playbook.deadlines.allSatisfy(isSound)
      && tracks(playbook.tracks).allSatisfy { track in track.steps.allSatisfy { isSound($0, in: track) } }
  }

  private func areUnique<ID: Hashable>(_ ids: [ID]) -> Bool { Set(ids).count == ids.count }

  private func tracks(_ tracks: [Track]) -> [Track] {
    tracks
      + tracks.flatMap { track in
        track.steps.flatMap { step in
          switch step.form {
          case .task, .question: [Track]()
          case .parallel(let nested): self.tracks(nested)
          }
        }
      }
  }

  private func isSound(_ step: Step, in track: Track) -> Bool {
    let routes =
      [step.routes.done, step.routes.skipped] + [step.routes.failed, step.routes.timeout?.route].compactMap(\.self)
      + step.answers.map(\.route)
    let grants = step.gates + step.grants + step.answers.flatMap(\.grants)
    let facts = step.asks.map(\.fact) + step.answers.flatMap { Array($0.sets.keys) }
    return playbook.role(step.role) != nil && areUnique(step.answers.map(\.id))
      && grants.allSatisfy { playbook.consent($0) != nil } && facts.allSatisfy(exists)
      && step.drafts.allSatisfy { playbook.message($0) != nil }
      && step.notices.allSatisfy(isSound) && step.speaksTo.map { playbook.role($0) != nil } ?? true
      && step.due.map { isInstant($0.from) } ?? true
      && [step.after, step.onlyIf].compactMap(\.self).allSatisfy(isSound)
      && routes.allSatisfy { isSound($0, in: track) }
  }

  private func isSound(_ notice: Notice) -> Bool {
    playbook.role(notice.to) != nil && playbook.message(notice.message) != nil
      && notice.fallback.map { playbook.fallback($0) != nil } ?? true
  }

  private func isStep(_ id: StepID) -> Bool { playbook.step(id) != nil && playbook.fallback(id) == nil }

  private func isSound(_ route: Route, in track: Track) -> Bool {
    route.branches.allSatisfy { isSound($0.guardCondition) }
      && route.targets.allSatisfy { target in
        switch target {
        case .end: true
        case .step(let id): track.steps.contains { $0.id == id }
        }
      }
  }

  private func isSound(_ deadline: Deadline) -> Bool {
    isInstant(deadline.from) && deadline.learned.map(isInstant) ?? true && deadline.metBy.map(isStep) ?? true
      && deadline.onlyIf.map(isSound) ?? true
  }

  private func isSound(_ condition: Guard) -> Bool {
    condition.atoms.allSatisfy { atom in
      switch atom {
      case .factIs(let fact, _), .factKnown(let fact), .factOver(let fact, _): exists(fact)
      case .stepFinished(let step), .stepSkipped(let step): isStep(step)
      case .stepAnswered(let step, let answer): playbook.step(step)?.answer(answer) != nil
      case .consentGranted(let consent): playbook.consent(consent) != nil
      case .trackFinished(let track): tracks(playbook.tracks).contains { $0.id == track }
      case .all, .any, .not: true
      }
    }
  }

  private func exists(_ fact: FactID) -> Bool { fact == .discovered || playbook.fact(fact) != nil }

  private func isInstant(_ fact: FactID) -> Bool { fact == .discovered || playbook.fact(fact)?.kind == .instant }
}
