import PlaybookModel

/// What the guards of a playbook look at.
struct Attention {
  /// The top tracks, those that look at each other next to each other.
  let orderedTracks: [Track]
  /// Conditions about a step's last exit.
  private(set) var exits: [StepID: [Guard]] = [:]
  private(set) var views: [FactID: FactView] = [:]
  private(set) var factOrder: [FactID] = []
  private(set) var consentOrder: [ConsentID] = []

  init(_ playbook: Playbook, watched: [Guard]) {
    let steps = playbook.steps
    let atoms = (steps.flatMap(\.guards) + watched).flatMap(\.atoms).withoutRepetitions
    var conditions: [FactID: [Guard]] = [:]
    for atom in atoms {
      switch atom {
      case .factIs(let fact, _), .factKnown(let fact), .factOver(let fact, _):
        conditions[fact, default: []].append(atom)
        factOrder.append(fact)
      case .stepFinished(let step), .stepAnswered(let step, _), .stepSkipped(let step):
        exits[step, default: []].append(atom)
      case .consentGranted(let consent): consentOrder.append(consent)
      case .trackFinished, .all, .any, .not: break
      }
    }
    factOrder = factOrder.withoutRepetitions
    consentOrder = (consentOrder + steps.flatMap(\.gates)).withoutRepetitions
    let written = steps.flatMap(\.answers).flatMap(\.sets)
    for fact in factOrder {
      let kind = fact == .discovered ? FactKind.instant : playbook.fact(fact)?.kind ?? .text(.text)
      let values = written.filter { $0.key == fact }.map(\.value)
      views[fact] = FactView(kind: kind, conditions: conditions[fact] ?? [], written: values)
    }
    orderedTracks = Attention.ordered(playbook)
  }

  /// Beginning with the track that the fewest others are bound to, always the one that is bound most closely to those
  /// that are placed already.
  private static func ordered(_ playbook: Playbook) -> [Track] {
    let top = playbook.tracks
    var owner: [TrackID: Int] = [:]
    for (index, track) in top.enumerated() {
      for nested in track.withNestedTracks { owner[nested.id] = index }
    }
    var bonds = Array(repeating: Array(repeating: 0, count: top.count), count: top.count)
    for (index, track) in top.enumerated() {
      for other in track.allSteps.flatMap(\.guards).flatMap(\.atoms).compactMap({ $0.track(in: playbook) }) {
        guard let other = owner[other], other != index else { continue }
        bonds[index][other] += 1
        bonds[other][index] += 1
      }
    }
    var left = Array(top.indices)
    var placed: [Int] = []
    while !left.isEmpty {
      let next = left.max { first, second in
        let bound = (first: strength(first), second: strength(second))
        return bound.first != bound.second ? bound.first < bound.second : first > second
      }
      guard let next else { break }
      placed.append(next)
      left.removeAll { $0 == next }
    }
    func strength(_ index: Int) -> Int {
      let near = placed.reduce(0) { $0 + bonds[index][$1] }
      let far = left.reduce(0) { $0 + bonds[index][$1] }
      return near - far
    }
    return placed.map { top[$0] }
  }
}

extension Guard {
  /// The track whose doings the condition, an atom, looks at.
  func track(in playbook: Playbook) -> TrackID? {
    switch self {
    case .stepFinished(let step), .stepAnswered(let step, _), .stepSkipped(let step): playbook.place(of: step)?.track
    case .trackFinished(let track): track
    case .factIs, .factKnown, .factOver, .consentGranted, .all, .any, .not: nil
    }
  }
}
