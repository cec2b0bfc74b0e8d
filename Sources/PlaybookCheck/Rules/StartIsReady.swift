import PlaybookModel

/// The first instruction is there at once: when a run starts, some step can be done.
struct StartIsReady: CheckRule {
  static let id = RuleID("start-is-ready")

  func faults(in examination: Examination) throws(Unproven) -> [Fault] {
    let exploration = try examination.exploration(.anything)
    let state = exploration.settled(exploration.start)
    let isReady = examination.playbook.steps.contains { step in
      switch step.form {
      case .task, .question: !examination.store.isDisjoint(state, examination.sets.ready(step))
      case .parallel: false
      }
    }
    return isReady ? [] : [.nothingReadyAtStart]
  }
}
