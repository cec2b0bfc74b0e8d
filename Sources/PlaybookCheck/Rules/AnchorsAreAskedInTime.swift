import PlaybookModel

/// Every clock is counted from an instant that is known from the start, or that some step asks for while there is still
/// something to count: before the step that the clock is about is finished.
///
/// That people can state any fact at any time does not help: nobody states what nobody asks.
struct AnchorsAreAskedInTime: CheckRule {
  static let id = RuleID("anchors-are-asked-in-time")

  func faults(in examination: Examination) throws(Unproven) -> [Fault] {
    var faults: [Fault] = []
    for clock in examination.playbook.anchoredClocks {
      let (place, anchor, met) = clock
      if examination.playbook.fact(anchor)?.kind != .instant {
        faults.append(.anchorIsNoInstant(place, anchor))
        continue
      }
      let askers = examination.playbook.askers(of: anchor)
      if askers.isEmpty {
        faults.append(.anchorNeverAsked(place, anchor))
      } else if try !isAskedInTime(place, by: askers.filter { $0 != met }, met, examination) {
        faults.append(.anchorAskedTooLate(place, anchor))
      }
    }
    return faults
  }

  private func isAskedInTime(
    _ place: ClockPlace, by askers: [StepID], _ met: StepID?, _ examination: Examination
  ) throws(Unproven) -> Bool {
    let (store, sets) = (examination.store, examination.sets)
    let asked = store.or(
      askers.map { store.minus(sets.split(by: .stepFinished($0)).isTrue, sets.split(by: .stepSkipped($0)).isTrue) })
    let counts: Diagram
    switch place {
    case .due(let step): counts = sets.open(step)
    case .deadline: counts = met.map { sets.split(by: .stepFinished($0)).isFalse } ?? .all
    }
    return try examination.rests(in: store.and(asked, counts), .anything)
  }

  /// What the states have to tell apart for this rule.
  static func watched(in playbook: Playbook) -> [Guard] {
    playbook.anchoredClocks.flatMap { clock in
      playbook.askers(of: clock.anchor).flatMap { [Guard.stepFinished($0), .stepSkipped($0)] }
        + [clock.met].compactMap(\.self).map(Guard.stepFinished)
    }.withoutRepetitions
  }
}

extension Playbook {
  /// The clocks that are counted from a fact that the start does not state, with the step that stops them.
  fileprivate var anchoredClocks: [(place: ClockPlace, anchor: FactID, met: StepID?)] {
    let deadlines = deadlines.map { (ClockPlace.deadline($0.id), $0.from, $0.metBy) }
    let targets = steps.compactMap { step in step.due.map { (ClockPlace.due(step.id), $0.from, StepID?.some(step.id)) }
    }
    return (deadlines + targets).filter { $0.1 != .discovered }.map { (place: $0.0, anchor: $0.1, met: $0.2) }
  }

  /// The steps that ask for a fact when they are finished.
  func askers(of fact: FactID) -> [StepID] {
    steps.filter { step in step.isAsking && step.asks.contains { $0.fact == fact } }.map(\.id)
  }
}

extension Step {
  /// A block finishes by itself and asks nobody.
  var isAsking: Bool {
    switch form {
    case .task, .question: true
    case .parallel: false
    }
  }
}
