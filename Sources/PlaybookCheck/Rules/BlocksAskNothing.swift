import PlaybookModel

/// A block, which nobody finishes by hand, asks for no facts: nobody would ever be asked.
struct BlocksAskNothing: CheckRule {
  static let id = RuleID("blocks-ask-nothing")

  func faults(in examination: Examination) -> [Fault] {
    examination.playbook.steps.filter { !$0.isAsking }.flatMap { block in
      block.asks.map { Fault.blockAsks(block.id, $0.fact) }
    }
  }
}
