import CivilTime
import PlaybookModel
import RunEngine

/// One variable of a state: a number below `size`, in bits of its own, the highest first.
struct Cell: Hashable, Sendable {
  /// Where its first bit stands.
  let level: Int
  let size: Int

  /// Enough for `size` values; a cell of one value needs none.
  var bits: Int { size <= 1 ? 0 : Int.bitWidth - (size - 1).leadingZeroBitCount }
}

/// Where a track stands. What was overridden at a step belongs to the stay there, so it is part of the place.
enum Position: Hashable, Sendable {
  /// A nested track whose block is not open.
  case absent
  case at(StepID, overridden: Set<ConsentID>)
  case finished
}

/// All that guards can tell of the way a step was last left: which of the conditions about it are true.
struct ExitView: Hashable, Sendable {
  let conditions: [Guard]
  /// For each class of exits, whether each condition holds. The first is that of a step that was not left yet.
  let classes: [[Bool]]

  init(step: Step, conditions: [Guard]) {
    self.conditions = conditions
    let exits: [RunState.Control.Exit?] =
      [nil, .done, .failed, .skipped, .passedOver, .timedOut] + step.answers.map { .answered($0.id) }
    classes = exits.map { exit in conditions.map { exit.satisfies($0) } }.withoutRepetitions
  }

  func index(of exit: RunState.Control.Exit?) -> Int {
    let view = conditions.map { exit.satisfies($0) }
    guard let index = classes.firstIndex(of: view) else { preconditionFailure("an exit without a class") }
    return index
  }
}

/// The values of a fact as far as guards can tell them apart. Value 0 of its cell is "not known"; class n is value n + 1.
struct FactView: Hashable, Sendable {
  /// One value out of each class.
  let witnesses: [FactValue]
  private let conditions: [Guard]
  private let classes: [[Bool]]

  init(kind: FactKind, conditions: [Guard], written: [FactValue]) {
    self.conditions = conditions
    var kept: [(value: FactValue, view: [Bool])] = []
    for value in kind.samples(for: conditions) + written {
      let view = conditions.map { value.satisfies($0) }
      if !kept.contains(where: { $0.view == view }) { kept.append((value, view)) }
    }
    witnesses = kept.map(\.value)
    classes = kept.map(\.view)
  }

  /// The value of the cell for a value of the fact.
  func index(of value: FactValue?) -> Int {
    guard let value else { return 0 }
    let view = conditions.map { value.satisfies($0) }
    guard let index = classes.firstIndex(of: view) else { preconditionFailure("a value without a class") }
    return index + 1
  }
}

extension RunState.Control.Exit? {
  func satisfies(_ condition: Guard) -> Bool {
    switch condition {
    case .stepFinished:
      switch self {
      case .done, .answered, .skipped, .passedOver, .timedOut: true
      case .failed, nil: false
      }
    case .stepAnswered(_, let answer): self == .answered(answer)
    case .stepSkipped: self == .skipped
    case .factIs, .factKnown, .factOver, .consentGranted, .trackFinished, .all, .any, .not: false
    }
  }
}

extension FactValue {
  func satisfies(_ condition: Guard) -> Bool {
    switch condition {
    case .factIs(_, let value): self == value
    case .factKnown: true
    case .factOver(_, let limit): if case .number(let number) = self { number > limit } else { false }
    case .stepFinished, .stepAnswered, .stepSkipped, .consentGranted, .trackFinished, .all, .any, .not: false
    }
  }
}

extension FactKind {
  /// Values that a person can state, at least one for each way in which they can satisfy the conditions.
  fileprivate func samples(for conditions: [Guard]) -> [FactValue] {
    switch self {
    case .yesNo: [.yes, .no]
    case .number: numbers(for: conditions).map(FactValue.number)
    case .instant: [.instant(Instant(milliseconds: 0))]
    case .choice(let choices): choices.map { .choice($0.id) }
    case .text: [.text]
    }
  }

  private func numbers(for conditions: [Guard]) -> [Int] {
    let mentioned = conditions.compactMap { condition -> Int? in
      switch condition {
      case .factOver(_, let limit), .factIs(_, .number(let limit)): limit
      case .factIs, .factKnown, .stepFinished, .stepAnswered, .stepSkipped, .consentGranted, .trackFinished, .all,
        .any, .not:
        nil
      }
    }
    // Between two neighbours of this list no condition changes. People state no negative numbers.
    let ends = mentioned.flatMap { [$0, $0 < .max ? $0 + 1 : $0, $0 > .min ? $0 - 1 : $0] }
    return ([0] + ends.filter { $0 >= 0 }).sorted().withoutRepetitions
  }
}

extension Array where Element: Hashable {
  /// Each element once, where it first stands.
  var withoutRepetitions: [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}
