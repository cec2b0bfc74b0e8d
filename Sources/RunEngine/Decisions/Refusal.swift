package import CivilTime
package import PlaybookModel

/// Why a command was not carried out. The run is as it was.
package enum Refusal: Error, Hashable, Sendable {
  case notStarted
  case alreadyStarted
  /// No playbook of this name came with the pinned one, or it was taken in already.
  case cannotJoin(PlaybookID, possible: [PlaybookID])
  case runIsOver
  case unknownStep(StepID, nearest: StepID?)
  case stepNotOpen(StepID, NotOpen)
  /// A nested block is finished by its own steps.
  case joinsByItself(StepID)
  case held(StepID, Hold)
  case answerNeeded(StepID, [Answer])
  case unknownAnswer(StepID, AnswerID, [Answer])
  case cannotFail(StepID)
  case factsNeeded(StepID, [FactID])
  case unknownFact(FactID, nearest: FactID?)
  case unreadableFact(FactID, typed: String)
  case reasonNeeded
  case wordsNeeded
  case nothingToOverride(StepID)
  case unknownConsent(ConsentID, nearest: ConsentID?)
  case decidedByAnotherRole(ConsentID, decides: RoleID)
  case unknownRole(RoleID, nearest: RoleID?)
  case unknownEvent(Int, size: Int)
  case unknownDelivery(DeliveryID)
  case unknownItem(String, known: [String])
  case deliveryIsOver(DeliveryID)
  case occursInFuture(StatedTime, now: Instant)
  case occursBeforeReason(StatedTime)
  case claim(ClaimRefusal)
  /// Longer than the ledger takes, in bytes.
  case tooLong(limit: Int)

  package enum NotOpen: Hashable, Sendable {
    case notReached
    case closed(RunState.Control.Exit, at: Instant, by: Actor?)
  }

  /// A rule of the playbook held the command back, rather than the command being wrong.
  package var isByRule: Bool {
    switch self {
    case .held, .decidedByAnotherRole, .runIsOver, .joinsByItself, .cannotFail, .stepNotOpen, .alreadyStarted,
      .nothingToOverride, .deliveryIsOver:
      true
    case .notStarted, .cannotJoin, .unknownStep, .answerNeeded, .unknownAnswer, .factsNeeded, .unknownFact,
      .unreadableFact,
      .reasonNeeded, .wordsNeeded, .unknownConsent, .unknownRole, .unknownEvent, .unknownDelivery, .unknownItem,
      .occursInFuture,
      .occursBeforeReason, .claim, .tooLong:
      false
    }
  }
}
