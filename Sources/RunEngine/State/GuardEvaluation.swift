package import PlaybookModel

extension RunState.Control {
  /// A condition as far as it is known: nil when facts that it needs are not.
  ///
  /// `all` is false as soon as one part is false, and `any` true as soon as one part is true, whatever is unknown
  /// beside them (Kleene's strong three-valued logic).
  package func value(of condition: Guard) -> Bool? {
    switch condition {
    case .factIs(let fact, let expected): facts[fact].map { $0 == expected }
    case .factKnown(let fact): facts[fact] != nil
    case .factOver(let fact, let limit):
      facts[fact].map { value in
        if case .number(let number) = value { number > limit } else { false }
      }
    case .stepFinished(let step): isFinished(step)
    case .stepAnswered(let step, let answer): exits[step] == .answered(answer)
    case .stepSkipped(let step): exits[step] == .skipped
    case .consentGranted(let consent): consents[consent] == .granted
    case .trackFinished(let track): tracks[track] == .finished
    case .all(let parts): all(parts.map(value(of:)))
    case .any(let parts): all(parts.map { value(of: $0).map(!) }).map(!)
    case .not(let part): value(of: part).map(!)
    }
  }

  private func all(_ values: [Bool?]) -> Bool? {
    if values.contains(false) { return false }
    return values.contains(nil) ? nil : true
  }

  private func isFinished(_ step: StepID) -> Bool {
    switch exits[step] {
    case .done, .answered, .skipped, .passedOver, .timedOut: true
    case .failed, nil: false
    }
  }

  /// The facts that keep a condition from being known, each once; none that no longer makes a difference.
  package func factsMissing(for condition: Guard) -> [FactID] {
    guard value(of: condition) == nil else { return [] }
    switch condition {
    case .factIs(let fact, _), .factOver(let fact, _): return [fact]
    case .factKnown, .stepFinished, .stepAnswered, .stepSkipped, .consentGranted, .trackFinished: return []
    case .not(let part): return factsMissing(for: part)
    case .all(let parts), .any(let parts):
      return parts.flatMap(factsMissing(for:)).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }
  }
}
