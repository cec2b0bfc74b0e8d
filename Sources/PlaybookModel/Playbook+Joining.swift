extension Playbook {
  /// This playbook with another one taken in, for an incident that turned out to be both.
  ///
  /// A step that both have is the same thing to do, and is done once: it stays where it is in this playbook. The other
  /// one adds the tracks in which something is left after that. A step of such a track that came after steps which both
  /// have waits until those are finished, wherever they stand now, so that what was already done counts.
  package func joined(with other: Playbook) -> Playbook {
    let joining = PlaybookJoining(host: self, guest: other)
    return Playbook(
      id: id, version: version, title: title, summary: summary, situation: situation, outward: outward,
      doNot: doNot + other.doNot.filter { !doNot.contains($0) }, roles: roles + joining.added(\.roles, \.id),
      facts: facts + joining.added(\.facts, \.id), consents: consents + joining.added(\.consents, \.id),
      messages: messages + joining.added(\.messages, \.id), tracks: tracks + joining.tracks,
      fallbacks: fallbacks + joining.added(\.fallbacks, \.id),
      deadlines: deadlines + joining.added(\.deadlines, \.id), sources: sources + joining.added(\.sources, \.id)
    ).mayBecome(others.filter { $0.id != other.id })
  }
}

/// What one playbook brings into another.
private struct PlaybookJoining {
  let host: Playbook
  let guest: Playbook

  func added<Part, Identifier: Equatable>(
    _ parts: KeyPath<Playbook, [Part]>, _ id: KeyPath<Part, Identifier>
  ) -> [Part] {
    let known = host[keyPath: parts].map { $0[keyPath: id] }
    return guest[keyPath: parts].filter { !known.contains($0[keyPath: id]) }
  }

  private func isKnown(_ id: StepID) -> Bool { host.step(id) != nil }

  var tracks: [Track] {
    guest.tracks.compactMap { track in
      let steps = remaining(of: track)
      guard !steps.isEmpty else { return nil }
      let title = LocalizedText(
        ja: "\(track.title.ja)(\(guest.title.ja))", en: "\(track.title.en) (\(guest.title.en))")
      return Track(id: renamed(track.id), title: title, steps: steps)
    }
  }

  private func renamed(_ id: TrackID) -> TrackID {
    host.track(id) == nil ? id : TrackID("\(guest.id.rawValue)-\(id.rawValue)")
  }

  private func remaining(of track: Track) -> [Step] {
    var before: [StepID] = []
    return track.steps.compactMap { step in
      guard !isKnown(step.id) else {
        before.append(step.id)
        return nil
      }
      defer { before = [] }
      return step.waiting(for: before, leading: { target in reached(from: target, in: track) })
    }
  }

  /// Where a way leads once the steps that both have are taken out of it.
  private func reached(from target: Target, in track: Track) -> Target {
    var target = target
    var passed: Set<StepID> = []
    while case .step(let id) = target, isKnown(id) {
      guard passed.insert(id).inserted, let step = track.steps.first(where: { $0.id == id }) else { return .end }
      target = step.answers.first?.route.otherwise ?? step.routes.done.otherwise
    }
    return target
  }
}

extension Step {
  fileprivate func waiting(for steps: [StepID], leading: (Target) -> Target) -> Step {
    let conditions = [after].compactMap(\.self) + steps.map(Guard.stepFinished)
    let form: StepForm =
      switch form {
      case .task, .parallel: form
      case .question(let answers): .question(answers.map { $0.leading(leading) })
      }
    return Step(
      id: id, title: title, role: role, kind: kind, instructions: instructions, asks: asks, gates: gates,
      after: conditions.count > 1 ? .all(conditions) : conditions.first, onlyIf: onlyIf, marks: marks, grants: grants,
      notices: notices, speaksTo: speaksTo, drafts: drafts, due: due, form: form,
      routes: Routes(
        done: routes.done.leading(leading), skipped: routes.skipped.leading(leading),
        failed: routes.failed?.leading(leading),
        timeout: routes.timeout.map { Timeout(after: $0.after, route: $0.route.leading(leading)) }))
  }
}

extension Answer {
  fileprivate func leading(_ leading: (Target) -> Target) -> Answer {
    Answer(id: id, label: label, sets: sets, grants: grants, marks: marks, route: route.leading(leading))
  }
}

extension Route {
  fileprivate func leading(_ leading: (Target) -> Target) -> Route {
    Route(
      branches: branches.map { Branch(if: $0.guardCondition, to: leading($0.target)) }, otherwise: leading(otherwise))
  }
}
