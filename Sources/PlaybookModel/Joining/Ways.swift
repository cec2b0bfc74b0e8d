/// The ways of a playbook when some of its steps are only passed through. Ways back are left out: where the host goes
/// round, the joining playbook waits until it has come out.
struct Ways {
  private let passed: Set<StepID>
  private let playbook: Playbook

  init(through passed: Set<StepID>, of playbook: Playbook) {
    self.passed = passed
    self.playbook = playbook
  }

  /// Where this way comes out; several places when the steps passed through part it.
  func ends(of target: Target) -> Set<Target> {
    guard case .step(let id) = target, passed.contains(id), let step = playbook.step(id) else { return [target] }
    return ends(after: step)
  }

  /// Where the ways on from a step come out. Each step is passed through once: many ways meet again.
  func ends(after step: Step) -> Set<Target> {
    var ends: Set<Target> = []
    var pending = [step]
    var seen: Set<StepID> = []
    while let step = pending.popLast() {
      let ways = playbook.waysOn(from: step)
      if ways.isEmpty { ends.insert(.end) }
      for way in ways {
        if case .step(let id) = way, passed.contains(id), let next = playbook.step(id) {
          if seen.insert(id).inserted { pending.append(next) }
        } else {
          ends.insert(way)
        }
      }
    }
    return ends
  }
}

extension Playbook {
  /// Where a track goes when the step is finished or skipped, ways back left out.
  func waysOn(from step: Step) -> [Target] {
    let targets =
      switch step.form {
      case .task: step.routes.done.targets + step.routes.skipped.targets
      case .question(let answers): (answers.map(\.route) + [step.routes.skipped]).flatMap(\.targets)
      // A block cannot be repeated without what is in it: it has one way only.
      case .parallel: [step.routes.done.otherwise]
      }
    return targets.filter { isOnward($0, from: step.id) }
  }

  /// The answers after which a track goes back.
  func answersBack(from step: Step) -> [AnswerID] {
    step.answers.filter { !isOnward($0.route.otherwise, from: step.id) }.map(\.id)
  }

  private func isOnward(_ target: Target, from id: StepID) -> Bool {
    guard case .step(let next) = target, let from = place(of: id), let to = place(of: next) else { return true }
    return to.index > from.index
  }
}

extension Step {
  var isLeaf: Bool {
    switch form {
    case .task, .question: true
    case .parallel: false
    }
  }

  /// The steps inside that are no blocks; itself when it is none.
  var leaves: [Step] {
    switch form {
    case .task, .question: [self]
    case .parallel(let nested): nested.flatMap(\.allSteps).filter(\.isLeaf)
    }
  }
}

extension Playbook {
  /// Blocks of which all steps are among these.
  func blocks(without steps: Set<StepID>) -> [StepID] {
    self.steps.filter { !$0.isLeaf && $0.leaves.allSatisfy { steps.contains($0.id) } }.map(\.id)
  }

  /// The track of the run, not of a block, in which a step stands.
  func topTrack(of id: StepID) -> TrackID? {
    tracks.first { $0.allSteps.contains { $0.id == id } }?.id
  }
}
