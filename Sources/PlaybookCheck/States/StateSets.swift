import PlaybookModel
import RunEngine

/// Sets of states of one playbook, by what is so in them.
struct StateSets {
  let layout: Layout
  let store: DiagramStore

  var playbook: Playbook { layout.playbook }

  func states(_ cell: Cell, _ value: Int) -> Diagram {
    var cube: UInt32 = 1
    for bit in 0..<cell.bits {
      let isOne = (value >> bit) & 1 == 1
      let level = UInt32(cell.level + cell.bits - 1 - bit)
      cube = isOne ? store.node(level, 0, cube) : store.node(level, cube, 0)
    }
    return Diagram(node: cube)
  }

  func states(_ cell: Cell, in values: [Int]) -> Diagram { store.or(values.map { states(cell, $0) }) }

  func states(_ track: TrackID, where isIncluded: (Position) -> Bool) -> Diagram {
    guard let view = layout.tracks[track] else { return .none }
    return states(view.cell, in: view.positions.indices.filter { isIncluded(view.positions[$0]) })
  }

  /// The states in which a track stands at the step.
  func open(_ step: StepID) -> Diagram {
    guard let track = playbook.place(of: step)?.track else { return .none }
    return states(track) { position in
      if case .at(step, _) = position { true } else { false }
    }
  }

  /// The states in which a track stands at the step and has gone on without the consent.
  func overridden(_ step: StepID, _ consent: ConsentID) -> Diagram {
    guard let track = playbook.place(of: step)?.track else { return .none }
    return states(track) { position in
      if case .at(step, let overridden) = position { overridden.contains(consent) } else { false }
    }
  }

  func finished(_ track: TrackID) -> Diagram { states(track) { $0 == .finished } }
  func absent(_ track: TrackID) -> Diagram { states(track) { $0 == .absent } }
  func granted(_ consent: ConsentID) -> Diagram { layout.consents[consent].map { states($0, 1) } ?? .none }
  /// The consents that are granted in a state, in the order of the playbook.
  func granted(in state: Diagram) -> [ConsentID] {
    playbook.consents.map(\.id).filter { !store.isDisjoint(state, granted($0)) }
  }

  func known(_ fact: FactID) -> Diagram { layout.facts[fact].map { store.not(states($0.cell, 0)) } ?? .all }

  /// The end of the run.
  var ended: Diagram { store.and(playbook.tracks.map { finished($0.id) }) }

  /// The states in which a condition is true, and those in which it is false; in the others it is unknown.
  func split(by condition: Guard) -> (isTrue: Diagram, isFalse: Diagram) {
    switch condition {
    case .factIs(let fact, _), .factOver(let fact, _):
      guard let (cell, view) = layout.facts[fact] else { return (.none, .none) }
      let values = view.witnesses.indices
      return (
        states(cell, in: values.filter { view.witnesses[$0].satisfies(condition) }.map { $0 + 1 }),
        states(cell, in: values.filter { !view.witnesses[$0].satisfies(condition) }.map { $0 + 1 })
      )
    case .factKnown(let fact): return always(known(fact))
    case .stepFinished(let step), .stepAnswered(let step, _), .stepSkipped(let step):
      guard let (cell, view) = layout.exits[step], let index = view.conditions.firstIndex(of: condition) else {
        return (.none, .all)
      }
      return always(states(cell, in: view.classes.indices.filter { view.classes[$0][index] }))
    case .consentGranted(let consent): return always(granted(consent))
    case .trackFinished(let track): return always(finished(track))
    case .all(let parts):
      let splits = parts.map(split(by:))
      return (store.and(splits.map(\.isTrue)), store.or(splits.map(\.isFalse)))
    case .any(let parts):
      let splits = parts.map(split(by:))
      return (store.or(splits.map(\.isTrue)), store.and(splits.map(\.isFalse)))
    case .not(let part):
      let (isTrue, isFalse) = split(by: part)
      return (isFalse, isTrue)
    }
  }

  private func always(_ set: Diagram) -> (isTrue: Diagram, isFalse: Diagram) { (set, store.not(set)) }

  /// The states in which the step's standing would be ready if a track stood there.
  func isReady(_ step: Step) -> Diagram {
    let gates = store.and(step.gates.map { store.or(granted($0), overridden(step.id, $0)) })
    let applies = step.onlyIf.map { split(by: $0) }.map { store.or($0.isTrue, $0.isFalse) } ?? .all
    let isNext = step.after.map { split(by: $0).isTrue } ?? .all
    return store.and([applies, isNext, gates])
  }

  /// The states in which the step can be done now, if the run rests there.
  func ready(_ step: Step) -> Diagram { store.and(open(step.id), isReady(step)) }

  /// The states in which the step is found not to apply.
  func doesNotApply(_ step: Step) -> Diagram { step.onlyIf.map { split(by: $0).isFalse } ?? .none }
}
