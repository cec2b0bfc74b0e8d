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
    let closed = gatesHolding(step)
    return closed.isEmpty ? .ready : .held(.gate(closed))
  }

  /// The consents that the step waits for: neither granted nor overridden in its present invocation.
  package func gatesHolding(_ step: Step) -> [ConsentID] {
    let overridden = control.overridden[step.id] ?? []
    return closedGates(of: step).filter { !overridden.contains($0) }
  }

  /// The consents that the step needs and that are not granted, overridden or not.
  package func closedGates(of step: Step) -> [ConsentID] {
    step.gates.filter { control.consents[$0] != .granted }
  }
}
