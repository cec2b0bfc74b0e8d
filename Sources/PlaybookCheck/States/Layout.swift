import PlaybookModel
import RunEngine

/// Which variables a state of a playbook has, and where their bits are.
///
/// Of `RunState.Control` it keeps what can decide anything: where tracks stand; of exits, facts and consents only what
/// some guard or gate looks at, and of those only the differences that it sees (declined and undecided are the same).
/// Times, texts, invocation numbers and deadlines decide nothing about what can happen next, so that two runs with the
/// same state here can do the same things: the states are a bisimulation quotient of the runs.
///
/// Tracks that look at each other stand close together, with the facts and consents that they use first, since the size
/// of a diagram grows with the distance of bits that depend on each other.
struct Layout {
  let playbook: Playbook
  /// The top tracks in the order of their bits.
  let order: [Track]
  private(set) var bits = 0
  private(set) var tracks: [TrackID: TrackView] = [:]
  private(set) var exits: [StepID: (cell: Cell, view: ExitView)] = [:]
  private(set) var facts: [FactID: (cell: Cell, view: FactView)] = [:]
  private(set) var consents: [ConsentID: Cell] = [:]
  /// In the order of their bits.
  private(set) var factOrder: [FactID] = []
  private(set) var consentOrder: [ConsentID] = []

  /// How many values each variable has.
  var sizes: [Int] {
    tracks.values.map(\.cell.size) + exits.values.map(\.cell.size) + facts.values.map(\.cell.size)
      + consents.values.map(\.size)
  }

  struct TrackView {
    let track: Track
    let isNested: Bool
    let cell: Cell
    let positions: [Position]
  }

  /// - Parameter watched: conditions that are told apart although no guard looks at them.
  init(_ playbook: Playbook, watched: [Guard] = []) {
    self.playbook = playbook
    let attention = Attention(playbook, watched: watched)
    order = attention.orderedTracks
    for track in order {
      for nested in track.withNestedTracks { add(factsAndConsentsOf: nested, attention) }
      for nested in track.withNestedTracks { add(nested, isNested: nested.id != track.id, attention) }
    }
    // What only watched conditions look at.
    for fact in attention.factOrder { add(fact, attention) }
    for consent in attention.consentOrder { add(consent) }
  }

  private mutating func cell(size: Int) -> Cell {
    let cell = Cell(level: bits, size: size)
    bits += cell.bits
    return cell
  }

  private mutating func add(factsAndConsentsOf track: Track, _ attention: Attention) {
    for step in track.steps {
      for atom in step.guards.flatMap(\.atoms) {
        switch atom {
        case .factIs(let fact, _), .factKnown(let fact), .factOver(let fact, _): add(fact, attention)
        case .consentGranted(let consent): add(consent)
        case .stepFinished, .stepAnswered, .stepSkipped, .trackFinished, .all, .any, .not: break
        }
      }
      for consent in step.gates { add(consent) }
    }
  }

  private mutating func add(_ fact: FactID, _ attention: Attention) {
    guard facts[fact] == nil, let view = attention.views[fact] else { return }
    facts[fact] = (cell(size: view.witnesses.count + 1), view)
    factOrder.append(fact)
  }

  private mutating func add(_ consent: ConsentID) {
    guard consents[consent] == nil else { return }
    consents[consent] = cell(size: 2)
    consentOrder.append(consent)
  }

  private mutating func add(_ track: Track, isNested: Bool, _ attention: Attention) {
    var positions: [Position] = isNested ? [.absent] : []
    for step in track.steps {
      positions += step.gates.withoutRepetitions.subsets.map { .at(step.id, overridden: $0) }
    }
    positions.append(.finished)
    tracks[track.id] = TrackView(
      track: track, isNested: isNested, cell: cell(size: positions.count), positions: positions)
    for step in track.steps {
      guard let conditions = attention.exits[step.id] else { continue }
      let view = ExitView(step: step, conditions: conditions)
      exits[step.id] = (cell(size: view.classes.count), view)
    }
  }
}

extension Track {
  /// The track and every track inside it.
  var withNestedTracks: [Track] {
    [self] + steps.flatMap(\.nestedTracks)
  }
}

extension Array where Element: Hashable {
  /// The empty one first.
  var subsets: [Set<Element>] {
    reduce([[]]) { subsets, element in subsets + subsets.map { $0.union([element]) } }
  }
}

extension Step {
  /// Every track inside a block, however deep.
  var nestedTracks: [Track] {
    switch form {
    case .task, .question: []
    case .parallel(let nested): nested.flatMap(\.withNestedTracks)
    }
  }

  /// Every guard that decides about the step or the way out of it.
  var guards: [Guard] {
    [after, onlyIf].compactMap(\.self) + allRoutes.flatMap { $0.branches.map(\.guardCondition) }
  }

  var allRoutes: [Route] {
    [routes.done, routes.skipped] + [routes.failed, routes.timeout?.route].compactMap(\.self) + answers.map(\.route)
  }

  /// Every consent that some way of finishing the step gives.
  var allGrants: [ConsentID] { (grants + answers.flatMap(\.grants)).withoutRepetitions }
}
