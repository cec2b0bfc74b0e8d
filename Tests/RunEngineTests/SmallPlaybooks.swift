import CivilTime
import PlaybookModel
import RunEngine

/// What a step of a small playbook may be.
enum SmallStep: CaseIterable {
  case task, gated, fallible, loop, conditional, waiting, block

  /// `first` and `next` are where a way back and the way on lead.
  func step(_ id: String, first: Target, next: Target) -> Step {
    switch self {
    case .task: RunEngineTests.task(id, to: next)
    case .gated: RunEngineTests.task(id, to: next, kind: .spend, gates: ["order"], failed: first)
    case .fallible: RunEngineTests.task(id, to: next, marks: .hotlineCalled, grants: ["order"], failed: first)
    case .loop:
      question(id, [answer("on", to: next, sets: ["leaked": .yes]), answer("back", to: first, sets: ["leaked": .no])])
    case .conditional:
      RunEngineTests.task(
        id, to: next, onlyIf: .leaked(.yes), timeout: Timeout(after: .hours(1), route: .to(first)))
    case .waiting: RunEngineTests.task(id, to: next, after: .any([.finished("b0"), .trackFinished(TrackID("b"))]))
    case .block:
      RunEngineTests.task(
        id, to: next, gates: ["words"], failed: first, timeout: Timeout(after: .hours(2), route: .to(next)),
        form: .parallel([
          SmallStep.track(id + "-l", RunEngineTests.task(id + "-x", to: .end, gates: ["order"])),
          SmallStep.track(id + "-r", RunEngineTests.task(id + "-y", to: .end, after: .finished(id + "-x"))),
        ]))
    }
  }

  static func track(_ id: String, _ steps: [SmallStep]) -> Track {
    let names = steps.indices.map { "\(id)\($0)" }
    let made = steps.enumerated().map { index, step in
      step.step(names[index], first: .to(names[0]), next: index + 1 < names.count ? .to(names[index + 1]) : .end)
    }
    return Track(id: TrackID(id), title: .any, steps: made)
  }

  private static func track(_ id: String, _ step: Step) -> Track {
    Track(id: TrackID(id), title: .any, steps: [step])
  }

  /// Every sequence of this length.
  static func sequences(_ length: Int, of kinds: [SmallStep] = allCases) -> [[SmallStep]] {
    guard length > 0 else { return [[]] }
    return sequences(length - 1, of: kinds).flatMap { start in kinds.map { start + [$0] } }
  }
}

extension Playbook {
  /// Whatever anybody could ask of a run, sensible or not.
  var commands: [Command.Action] {
    steps.flatMap { step -> [Command.Action] in
      let id = step.id.rawValue
      let answers = step.answers.map { Command.Action.answer(id, $0.id.rawValue) }
      return (answers.isEmpty ? [.done(id)] : answers) + [.fail(id), .skip(id), .override(id)]
    } + [
      .grant("order"), .decline("order"), .grant("words"), .decline("words"), .state("leaked", "yes"),
      .state("leaked", "no"), .observe,
    ]
  }
}
