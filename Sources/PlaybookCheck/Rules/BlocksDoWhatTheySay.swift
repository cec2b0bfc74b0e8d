import PlaybookModel

/// A block, which nobody finishes by hand, neither asks for facts nor sends messages: the engine would do neither.
struct BlocksDoWhatTheySay: CheckRule {
  static let id = RuleID("blocks-do-what-they-say")

  func faults(in examination: Examination) -> [Fault] {
    examination.playbook.steps.filter { !$0.isAsking }.flatMap { block in
      block.asks.map { Fault.blockAsks(block.id, $0.fact) }
        + block.notices.map { Fault.blockNotifies(block.id, $0.message) }
    }
  }
}
