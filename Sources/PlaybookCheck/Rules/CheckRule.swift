import PlaybookModel

/// Something that must hold of every playbook before it may run. One type and file for each.
protocol CheckRule: Sendable {
  static var id: RuleID { get }
  init()

  /// What is wrong, in the order of the playbook.
  func faults(in examination: Examination) throws(Unproven) -> [Fault]
}

enum CheckRules {
  /// In the order in which their findings are reported: first what can stop a run, then what can mislead people.
  static let all: [any CheckRule.Type] = [
    EndStaysReachable.self,
    StepsAreReachable.self,
    ConsentBeforeCommitment.self,
    EvidenceBeforeAlteration.self,
    UrgentStepsNeverWait.self,
    OutcomesLeadOn.self,
    StartIsReady.self,
    AnchorsAreAskedInTime.self,
    FactsAreAsked.self,
    ConsentsCanBeHad.self,
    BlocksAskNothing.self,
    NoticesAreFollowedUp.self,
    TextsAreComplete.self,
    PlaceholdersAreKnown.self,
    AnswersDiffer.self,
    TitlesDiffer.self,
    StepsSayWhatToDo.self,
    PartsAreUsed.self,
  ]
}
