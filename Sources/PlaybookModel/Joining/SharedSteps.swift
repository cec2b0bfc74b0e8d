/// The steps that a joining playbook shares with the one it is taken into, and what becomes of them in its tracks.
struct SharedSteps {
  let guest: Playbook
  let host: Playbook
  /// Steps that are done where the host has them, and blocks in which nothing is left.
  private let leftOut: Set<StepID>

  init(of guest: Playbook, with host: Playbook) {
    self.guest = guest
    self.host = host
    var leftOut = Set(guest.steps.filter { $0.isLeaf && host.step($0.id) != nil }.map(\.id))
    while true {
      let ways = Ways(through: leftOut.union(guest.blocks(without: leftOut)), of: guest)
      let parting = leftOut.filter { guest.step($0).map { ways.ends(after: $0).count > 1 } ?? false }
      if parting.isEmpty { break }
      leftOut.subtract(parting)
    }
    self.leftOut = leftOut.union(guest.blocks(without: leftOut))
  }

  func isLeftOut(_ id: StepID) -> Bool { leftOut.contains(id) }

  /// Shared, and still in its own track, since more than one way leads on from it.
  func isRepeated(_ id: StepID) -> Bool {
    !isLeftOut(id) && host.step(id) != nil && guest.step(id)?.isLeaf == true
  }

  func name(of id: StepID) -> StepID {
    host.step(id) == nil ? id : StepID("\(guest.id.rawValue)-\(id.rawValue)")
  }

  func name(of id: TrackID) -> TrackID {
    host.track(id) == nil ? id : TrackID("\(guest.id.rawValue)-\(id.rawValue)")
  }

  /// Where a way leads once the steps that were left out are taken out of it.
  func reached(from target: Target) -> Target {
    Ways(through: leftOut, of: guest).ends(of: target).first ?? .end
  }

  func adapted(_ route: Route) -> Route {
    func named(_ target: Target) -> Target {
      switch reached(from: target) {
      case .step(let id): .step(name(of: id))
      case .end: .end
      }
    }
    return Route(
      branches: route.branches.map { Route.Branch(if: translated($0.guardCondition), to: named($0.target)) },
      otherwise: named(route.otherwise))
  }

  /// The ways on from a repetition that was passed over because the host finished the step.
  func waysOfRepetition(of step: Step) -> Route {
    let skipped = step.routes.skipped == step.routes.done ? [] : [(Guard.stepSkipped(step.id), step.routes.skipped)]
    let ways = skipped + step.answers.map { (.stepAnswered(step.id, $0.id), $0.route) }
    let branches = ways.flatMap { condition, route in
      let route = adapted(route)
      return route.branches.map { Route.Branch(if: .all([condition, $0.guardCondition]), to: $0.target) }
        + [Route.Branch(if: condition, to: route.otherwise)]
    }
    let done = adapted(step.routes.done)
    return Route(branches: branches + done.branches, otherwise: done.otherwise)
  }

  /// What a step that stays waits for: the shared steps from which its track comes to it; a repetition waits for the
  /// step that it repeats.
  func awaited(before id: StepID) -> [Guard] {
    let before = guest.steps.filter { guest.waysOn(from: $0).contains(.step(id)) }.flatMap(sharedEnds)
    return (before + (isRepeated(id) ? [id] : [])).map(settled)
  }

  /// The shared steps with which the work of this one ends: itself, or the last ones inside a block.
  private func sharedEnds(of step: Step) -> [StepID] {
    switch step.form {
    case .task, .question: isLeftOut(step.id) ? [step.id] : []
    case .parallel(let nested):
      nested.flatMap(\.steps).filter { guest.waysOn(from: $0).contains(.end) }.flatMap(sharedEnds)
    }
  }

  /// The host has finished the step and does not go back from it, or is past the track that would have come to it.
  private func settled(_ id: StepID) -> Guard {
    guard let track = host.topTrack(of: id) else { return isPassed(id) }
    return .any([isPassed(id), .trackFinished(track)])
  }

  /// The host has finished the step by an answer after which this track goes on.
  func isPassed(_ id: StepID) -> Guard {
    let back = guest.step(id).map(guest.answersBack) ?? []
    return .every([.stepFinished(id)] + back.map { .not(.stepAnswered(id, $0)) }) ?? .stepFinished(id)
  }
}

extension SharedSteps {
  /// A condition of the joining playbook, about the steps and tracks as they are called and placed after joining.
  func translated(_ condition: Guard) -> Guard {
    switch condition {
    case .factIs, .factKnown, .factOver, .consentGranted: condition
    case .stepFinished(let id): finished(id)
    case .stepAnswered(let id, let answer): either(id) { .stepAnswered($0, answer) }
    case .stepSkipped(let id): either(id) { .stepSkipped($0) }
    case .trackFinished(let id): finished(id)
    case .all(let parts): .all(parts.map(translated))
    case .any(let parts): .any(parts.map(translated))
    case .not(let part): .not(translated(part))
    }
  }

  private func either(_ id: StepID, _ condition: (StepID) -> Guard) -> Guard {
    isRepeated(id) ? .any([condition(id), condition(name(of: id))]) : condition(id)
  }

  private func finished(_ id: StepID) -> Guard {
    guard isLeftOut(id) else { return .stepFinished(name(of: id)) }
    guard host.step(id) == nil, let block = guest.step(id) else { return settled(id) }
    return .every(sharedEnds(of: block).map(settled)) ?? .stepFinished(id)
  }

  private func finished(_ id: TrackID) -> Guard {
    guard let track = guest.track(id) else { return .trackFinished(id) }
    let leaves = track.allSteps.filter(\.isLeaf)
    let own = leaves.allSatisfy { isLeftOut($0.id) } ? [] : [name(of: id)]
    var tracks = own
    for leaf in leaves where isLeftOut(leaf.id) {
      if let track = host.topTrack(of: leaf.id), !tracks.contains(track) { tracks.append(track) }
    }
    return .every(tracks.map(Guard.trackFinished)) ?? .trackFinished(id)
  }
}
