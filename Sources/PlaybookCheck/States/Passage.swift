import PlaybookModel
import RunEngine

/// One way from states to states: where it is open, and what it makes of the variables that it touches.
///
/// Everything that the engine does to a variable is to give it a value that the playbook names, so that no passage needs
/// a relation between old values and new ones: its image and its preimage are one conjunction and one substitution.
struct Passage {
  enum Cause: Hashable {
    case finish(StepID)
    case answer(StepID, AnswerID)
    case fail(StepID)
    case skip(StepID)
    case override(StepID)
    /// - hasGates: while the gate was closed, only the clock helped.
    case timeout(StepID, hasGates: Bool)
    case consent(ConsentID, granted: Bool)
    case state
    /// It does not apply and is passed over.
    case passOver(StepID)
    /// A block opens its tracks.
    case openTracks(StepID)
    /// A block's tracks are all finished.
    case join(StepID)

    /// The step that it leaves or, if it opens its tracks, stays at.
    var step: StepID? {
      switch self {
      case .finish(let step), .answer(let step, _), .fail(let step), .skip(let step), .override(let step),
        .timeout(let step, _), .passOver(let step), .openTracks(let step), .join(let step):
        step
      case .consent, .state: nil
      }
    }
  }

  let cause: Cause
  /// What must be so for the engine to take the command.
  let allowed: Diagram
  /// The person may state facts with the command; they count for `condition` and what follows, not for `allowed`.
  let statesFacts: Bool
  /// Which of the routes is taken.
  let condition: Diagram
  /// The variables that change, as a conjunction of their new values.
  let change: Diagram

  /// It is taken at once and by nobody.
  var isSettling: Bool {
    switch cause {
    case .passOver, .openTracks, .join: true
    case .finish, .answer, .fail, .skip, .override, .timeout, .consent, .state: false
    }
  }
}

/// A state on its way through a command: which of the states before it can be meant, and what it has changed so far.
/// Each decision on the way makes two of it.
struct Branching {
  let sets: StateSets
  private(set) var condition: Diagram
  private var values: [Cell: Int] = [:]

  init(_ sets: StateSets, if condition: Diagram = .all) {
    self.sets = sets
    self.condition = condition
  }

  var change: Diagram {
    sets.store.and(values.sorted { $0.key.level > $1.key.level }.map { sets.states($0.key, $0.value) })
  }

  var isImpossible: Bool { condition.isEmpty }

  mutating func set(_ cell: Cell, _ value: Int) { values[cell] = value }

  mutating func set(_ track: TrackID, _ position: Position) {
    guard let view = sets.layout.tracks[track], let index = view.positions.firstIndex(of: position) else { return }
    values[view.cell] = index
  }

  mutating func leave(_ step: StepID, as exit: RunState.Control.Exit?) {
    guard let (cell, view) = sets.layout.exits[step] else { return }
    values[cell] = view.index(of: exit)
  }

  mutating func state(_ fact: FactID, _ value: FactValue?) {
    guard let (cell, view) = sets.layout.facts[fact] else { return }
    values[cell] = view.index(of: value)
  }

  mutating func decide(_ consent: ConsentID, granted: Bool) {
    guard let cell = sets.layout.consents[consent] else { return }
    values[cell] = granted ? 1 : 0
  }

  /// Where `set` holds now, and where it does not.
  func split(by set: Diagram) -> (holds: Branching, fails: Branching) {
    let now = sets.store.cofactor(set, change)
    var (holds, fails) = (self, self)
    holds.condition = sets.store.and(condition, now)
    fails.condition = sets.store.minus(condition, now)
    return (holds, fails)
  }
}
