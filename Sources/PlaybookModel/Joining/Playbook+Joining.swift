extension Playbook {
  /// This playbook with another one taken in, for an incident that turned out to be both.
  ///
  /// A step that both have is the same thing to do and is done once: it stays where it is in this playbook. The other
  /// one adds the tracks in which something is left after that. Where something is left, it waits for the shared steps
  /// that came before it, wherever they stand now, so that what was already done counts. A shared step from which the
  /// other playbook goes different ways stays in its track as a repetition: it is passed over as soon as the shared one
  /// is finished, by the way of that one's answer, and asked only if this playbook never came to it. A shared step asks
  /// what either playbook asks there.
  package func joined(with other: Playbook) -> Playbook {
    let guest = JoiningPlaybook(other, into: self)
    return Playbook(
      id: id, version: version, title: title, summary: summary, situation: situation, outward: outward,
      doNot: doNot + other.doNot.filter { !doNot.contains($0) }, roles: roles + guest.added(\.roles, \.id),
      facts: facts + guest.added(\.facts, \.id), consents: consents + guest.added(\.consents, \.id),
      messages: messages + guest.added(\.messages, \.id), tracks: guest.taken(into: tracks),
      fallbacks: fallbacks + guest.added(\.fallbacks, \.id),
      deadlines: deadlines + guest.deadlines, sources: sources + guest.added(\.sources, \.id)
    ).mayBecome(others.filter { $0.id != other.id })
  }
}

/// What one playbook brings into another.
struct JoiningPlaybook {
  let shared: SharedSteps
  private var host: Playbook { shared.host }
  private var guest: Playbook { shared.guest }

  init(_ guest: Playbook, into host: Playbook) {
    shared = SharedSteps(of: guest, with: host)
  }

  func added<Part, Identifier: Equatable>(
    _ parts: KeyPath<Playbook, [Part]>, _ id: KeyPath<Part, Identifier>
  ) -> [Part] {
    let known = host[keyPath: parts].map { $0[keyPath: id] }
    return guest[keyPath: parts].filter { !known.contains($0[keyPath: id]) }
  }

  var deadlines: [Deadline] {
    added(\.deadlines, \.id).map { deadline in
      Deadline(
        id: deadline.id, title: deadline.title, from: deadline.from, learned: deadline.learned,
        earliest: deadline.earliest,
        within: deadline.within, metBy: deadline.metBy, onlyIf: deadline.onlyIf.map(shared.translated),
        source: deadline.source, reminders: deadline.reminders)
    }
  }

  /// The host's tracks with those of the guest between them.
  func taken(into tracks: [Track]) -> [Track] {
    let left = guest.tracks.map { (id: $0.id, track: remaining(of: $0, naming: true)) }
    return tracks.flatMap { track in
      [track.changingSteps(askingBoth)] + left.filter { $0.id == track.id }.compactMap(\.track)
    } + left.filter { here in !tracks.contains { $0.id == here.id } }.compactMap(\.track)
  }

  private func askingBoth(_ step: Step) -> Step {
    let asked = step.asks.map(\.fact)
    let more = guest.step(step.id)?.asks.filter { !asked.contains($0.fact) } ?? []
    var both = step
    if step.isLeaf { both.asks += more }
    return both
  }

  private func remaining(of track: Track, naming: Bool) -> Track? {
    // A track starts at its first step.
    guard case .step(let entry)? = track.steps.first.map({ shared.reached(from: .step($0.id)) }) else { return nil }
    let left = track.steps.filter { !shared.isLeftOut($0.id) }
    let ordered = left.filter { $0.id == entry } + left.filter { $0.id != entry }
    return Track(
      id: shared.name(of: track.id), title: naming ? titled(track.title) : track.title, steps: ordered.map(adapted))
  }

  private func titled(_ title: LocalizedText) -> LocalizedText {
    LocalizedText(ja: "\(title.ja)(\(guest.title.ja))", en: "\(title.en) (\(guest.title.en))")
  }

  private func adapted(_ step: Step) -> Step {
    let repeats = shared.isRepeated(step.id)
    let conditions = [step.after.map(shared.translated)].compactMap(\.self) + shared.awaited(before: step.id)
    let applies = [step.onlyIf.map(shared.translated), repeats ? .not(shared.isPassed(step.id)) : nil]
    var adapted = step
    adapted.id = shared.name(of: step.id)
    adapted.title = host.step(step.id) == nil ? step.title : titled(step.title)
    adapted.after = .every(conditions)
    adapted.onlyIf = .every(applies.compactMap(\.self))
    adapted.form = form(of: step)
    adapted.routes = Routes(
      done: repeats ? shared.waysOfRepetition(of: step) : self.adapted(step.routes.done),
      skipped: self.adapted(step.routes.skipped), failed: step.routes.failed.map(self.adapted),
      timeout: step.routes.timeout.map { Timeout(after: $0.after, route: self.adapted($0.route)) })
    return adapted
  }

  private func form(of step: Step) -> StepForm {
    switch step.form {
    case .task: .task
    case .question(let answers):
      .question(
        answers.map {
          Answer(
            id: $0.id, label: $0.label, sets: $0.sets, grants: $0.grants, marks: $0.marks, route: adapted($0.route))
        })
    case .parallel(let nested): .parallel(nested.compactMap { remaining(of: $0, naming: false) })
    }
  }

  private func adapted(_ route: Route) -> Route { shared.adapted(route) }
}

extension Track {
  /// Every step, those inside blocks included, as `change` makes it.
  fileprivate func changingSteps(_ change: (Step) -> Step) -> Track {
    let steps = steps.map { step in
      var changed = change(step)
      if case .parallel(let nested) = step.form { changed.form = .parallel(nested.map { $0.changingSteps(change) }) }
      return changed
    }
    return Track(id: id, title: title, steps: steps)
  }
}

extension Guard {
  /// Nil when there is nothing to hold.
  static func every(_ conditions: [Guard]) -> Guard? {
    conditions.count > 1 ? .all(conditions) : conditions.first
  }
}
