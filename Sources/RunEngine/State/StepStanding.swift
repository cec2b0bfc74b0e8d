package import PlaybookModel

/// Whether an open step can be done now.
package enum StepStanding: Hashable, Sendable {
  case ready
  case held(Hold)
}

/// Why an open step cannot be done now. Held in this order: facts, then other steps, then consents.
package enum Hold: Hashable, Sendable {
  /// Whether the step applies depends on facts that nobody has stated.
  case needsFacts([FactID])
  /// Other steps or decisions come first.
  case waits(Guard)
  /// Decisions that are not on record.
  case gate([ConsentID])
}

extension RunState {
  /// The standing of a step at which a track is now.
  package func standing(of step: Step) -> StepStanding {
    if let condition = step.onlyIf, control.value(of: condition) == nil {
      return .held(.needsFacts(control.factsMissing(for: condition)))
    }
    if let condition = step.after, control.value(of: condition) != true { return .held(.waits(condition)) }
    let closed = closedGates(of: step)
    return closed.isEmpty || control.overridden.contains(step.id) ? .ready : .held(.gate(closed))
  }

  /// The consents that the step needs and that are not granted, overridden or not.
  package func closedGates(of step: Step) -> [ConsentID] {
    step.gates.filter { control.consents[$0] != .granted }
  }
}
