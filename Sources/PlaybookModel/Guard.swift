/// A pure condition over facts, consents and other tracks.
package indirect enum Guard: Hashable, Sendable {
  case factIs(FactID, FactValue)
  case factKnown(FactID)
  case factOver(FactID, Int)
  /// It is behind us: done, answered, skipped, passed over or timed out when it was last left. Not when it failed.
  case stepFinished(StepID)
  /// Its latest finish was this answer.
  case stepAnswered(StepID, AnswerID)
  case stepSkipped(StepID)
  case consentGranted(ConsentID)
  case trackFinished(TrackID)
  case all([Guard])
  case any([Guard])
  case not(Guard)
}

extension Guard {
  /// Every condition without `all`, `any` and `not`.
  package var atoms: [Guard] {
    switch self {
    case .factIs, .factKnown, .factOver, .stepFinished, .stepAnswered, .stepSkipped, .consentGranted, .trackFinished:
      [self]
    case .all(let parts), .any(let parts): parts.flatMap(\.atoms)
    case .not(let part): part.atoms
    }
  }
}
