import PlaybookModel

/// Every step tells the person at it what to do, with at least one line. A block speaks through the steps inside it.
struct StepsSayWhatToDo: CheckRule {
  static let id = RuleID("steps-say-what-to-do")

  func faults(in examination: Examination) -> [Fault] {
    examination.playbook.stepsAndCalls.filter {
      $0.isAsking && $0.instructions.lines.isEmpty && $0.instructions.phone.isEmpty
    }
    .map { .noInstructions($0.id) }
  }
}
