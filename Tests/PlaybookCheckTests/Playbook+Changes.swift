import PlaybookModel

extension Step {
  /// The same step with some parts replaced.
  func with(
    title: LocalizedText? = nil, kind: StepKind? = nil, instructions: Instructions? = nil, asks: [Ask]? = nil,
    gates: [ConsentID]? = nil, grants: [ConsentID]? = nil, notices: [Notice]? = nil, due: Due? = nil,
    form: StepForm? = nil, routes: Routes? = nil
  ) -> Step {
    Step(
      id: id, title: title ?? self.title, role: role, kind: kind ?? self.kind,
      instructions: instructions ?? self.instructions, asks: asks ?? self.asks, gates: gates ?? self.gates,
      after: after, onlyIf: onlyIf, marks: marks, grants: grants ?? self.grants, notices: notices ?? self.notices,
      speaksTo: speaksTo, drafts: drafts, due: due ?? self.due, form: form ?? self.form, routes: routes ?? self.routes)
  }
}

extension Playbook {
  func with(
    title: LocalizedText? = nil, facts: [FactDefinition]? = nil, consents: [ConsentDefinition]? = nil,
    messages: [Message]? = nil, tracks: [Track]? = nil, fallbacks: [Fallback]? = nil,
    deadlines: [Deadline]? = nil
  ) -> Playbook {
    Playbook(
      id: id, version: version, title: title ?? self.title, summary: summary, situation: situation, outward: outward,
      doNot: doNot, roles: roles,
      facts: facts ?? self.facts, consents: consents ?? self.consents, messages: messages ?? self.messages,
      tracks: tracks ?? self.tracks, fallbacks: fallbacks ?? self.fallbacks, deadlines: deadlines ?? self.deadlines,
      sources: sources)
  }

  /// Every step, nested ones included, as `change` makes it.
  func changingSteps(_ change: (Step) -> Step) -> Playbook {
    func changed(_ track: Track) -> Track {
      Track(
        id: track.id, title: track.title,
        steps: track.steps.map { step in
          let step = change(step)
          guard case .parallel(let nested) = step.form else { return step }
          return step.with(form: .parallel(nested.map(changed)))
        })
    }
    return with(tracks: tracks.map(changed))
  }

  func changing(_ id: StepID, _ change: (Step) -> Step) -> Playbook {
    changingSteps { $0.id == id ? change($0) : $0 }
  }

  /// No step and no answer gives a consent.
  var withoutGrants: Playbook {
    changingSteps { step in
      guard case .question(let answers) = step.form else { return step.with(grants: []) }
      let silent = answers.map { answer in
        Answer(id: answer.id, label: answer.label, sets: answer.sets, marks: answer.marks, route: answer.route)
      }
      return step.with(grants: [], form: .question(silent))
    }
  }
}
