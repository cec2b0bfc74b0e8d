import CACAO
import PlaybookModel
import RunEngine
import Testing

/// Every type of step, and where it leads (CACAO v2.0, 4).
@Suite struct StepTests {
  private func action(_ number: Int, _ name: String, _ rest: String) -> String {
    #""action-\#(number)": {"type": "action", "name": "\#(name)", \#(rest)}"#
  }

  private let start = #""start-1": {"type": "start", "on_completion": "action-1"}, "end-1": {"type": "end"}"#

  @Test func oneAfterTheOther() throws {
    let workflow = SmallWorkflow(
      workflow: [start, action(1, "A", #""on_completion": "action-2""#), action(2, "B", #""on_completion": "end-1""#)]
        .joined(separator: ","))
    let reading = try workflow.read()
    #expect(reading.findings.isEmpty)
    #expect(reading.origins["a"] == SmallWorkflow.identifier("action", "1"))
    var walk = try Walker(reading.playbook)
    try walk.done("a")
    try walk.done("b")
    #expect(walk.isOver)
  }

  @Test func failureGoesToItsStepAndElseToTheException() throws {
    let workflow = SmallWorkflow(
      workflow: [
        start, action(1, "A", #""on_success": "action-2", "on_failure": "action-3""#),
        action(2, "B", #""on_completion": "end-1""#), action(3, "C", #""on_completion": "end-1""#),
        action(4, "X", #""on_completion": "end-1""#),
      ].joined(separator: ","), properties: #""workflow_exception": "action-4","#)
    let playbook = try workflow.read().playbook
    var walk = try Walker(playbook)
    try walk.failed("a")
    #expect(walk.open == ["c"])
    try walk.failed("c")
    #expect(walk.open == ["x"])
    try walk.failed("x")
    #expect(walk.isOver)
    walk = try Walker(playbook)
    try walk.done("a")
    #expect(walk.open == ["b"])
  }

  @Test func timeoutFailsTheStepAndDelayWaits() throws {
    let workflow = SmallWorkflow(
      workflow: [
        start, action(1, "A", #""timeout": 60000, "on_success": "end-1", "on_failure": "action-2""#),
        action(2, "B", #""delay": 5000, "on_completion": "end-1""#),
      ].joined(separator: ","))
    var walk = try Walker(try workflow.read().playbook)
    try walk.wait(milliseconds: 59_999)
    #expect(walk.open == ["a"])
    try walk.wait(milliseconds: 1)
    #expect(walk.open == ["wait-b"])
    try walk.wait(milliseconds: 5_000)
    #expect(walk.open == ["b"])
    try walk.done("b")
    #expect(walk.isOver)
  }

  /// The branches share an end step; each time it takes one opener away.
  @Test func sharedEndTakesOneOpenerAway() throws {
    let workflow = SmallWorkflow(
      workflow: #"""
        "start-1": {"type": "start", "on_completion": "if-condition-1"}, "end-1": {"type": "end"},
        "if-condition-1": {"type": "if-condition", "name": "outer", "condition": "[file:name = 'x']",
          "on_true": "if-condition-2", "on_false": "end-1", "on_completion": "action-3"},
        "if-condition-2": {"type": "if-condition", "name": "inner", "condition": "[file:name = 'y']",
          "on_true": "action-1", "on_completion": "action-2"},
        "action-1": {"type": "action", "name": "deep", "on_completion": "end-1"},
        "action-2": {"type": "action", "name": "after inner", "on_completion": "end-1"},
        "action-3": {"type": "action", "name": "after outer", "on_completion": "end-1"}
        """#)
    let playbook = try workflow.read().playbook
    var walk = try Walker(playbook)
    try walk.answer("outer", "yes")
    try walk.answer("inner", "yes")
    for step in ["deep", "after-inner", "after-outer"] { try walk.done(step) }
    #expect(walk.isOver)
    walk = try Walker(playbook)
    try walk.answer("outer", "yes")
    try walk.answer("inner", "no")
    #expect(walk.open == ["after-inner"])
    walk = try Walker(playbook)
    try walk.answer("outer", "no")
    #expect(walk.open == ["after-outer"])
  }

  @Test func whileLooksAtItsConditionAgain() throws {
    let workflow = SmallWorkflow(
      workflow: #"""
        "start-1": {"type": "start", "on_completion": "while-condition-1"}, "end-1": {"type": "end"},
        "while-condition-1": {"type": "while-condition", "name": "more", "condition": "__left__:value > 0",
          "on_true": "action-1", "on_completion": "action-2"},
        "action-1": {"type": "action", "name": "Clean one", "out_args": ["__left__"], "on_completion": "end-1"},
        "action-2": {"type": "action", "name": "Report", "on_completion": "end-1"}
        """#, properties: #""playbook_variables": {"__left__": {"type": "integer"}},"#)
    var walk = try Walker(try workflow.read().playbook)
    #expect(walk.standing(of: "more") == .held(.needsFacts(["left"].map { FactID($0) })))
    try walk.state(["left": "2"])
    try walk.done("clean-one", ["left": "1"])
    try walk.done("clean-one", ["left": "0"])
    try walk.done("report")
    #expect(walk.isOver)
  }

  /// Each step declares the counter as its own, and hands it on.
  @Test func countersThatStepsHandOnAreOne() throws {
    let workflow = SmallWorkflow(
      workflow: #"""
        "start-1": {"type": "start", "on_completion": "while-condition-1"}, "end-1": {"type": "end"},
        "while-condition-1": {"type": "while-condition", "name": "more", "condition": "__n__:value != '2'",
          "step_variables": {"__n__": {"type": "string", "value": "0"}}, "on_true": "action-1", "on_completion": "end-1"},
        "action-1": {"type": "action", "name": "Count", "step_variables": {"__n__": {"type": "string"}},
          "out_args": ["__n__"], "on_completion": "end-1"}
        """#)
    var walk = try Walker(try workflow.read().playbook)
    try walk.done("count", ["n": "other"])
    try walk.done("count", ["n": "2"])
    #expect(walk.isOver)
  }

  @Test func aWhileThatNothingChangesIsAskedOfAPerson() throws {
    let workflow = SmallWorkflow(
      workflow: #"""
        "start-1": {"type": "start", "on_completion": "while-condition-1"}, "end-1": {"type": "end"},
        "while-condition-1": {"type": "while-condition", "name": "more", "condition": "__n__:value = '1'",
          "on_true": "action-1", "on_completion": "end-1"},
        "action-1": {"type": "action", "name": "Again", "on_completion": "end-1"}
        """#, properties: #""playbook_variables": {"__n__": {"type": "string", "value": "1"}},"#)
    var walk = try Walker(try workflow.read().playbook)
    try walk.answer("more", "yes")
    try walk.done("again")
    try walk.answer("more", "no")
    #expect(walk.isOver)
  }

  @Test func switchGoesByItsCases() throws {
    let workflow = SmallWorkflow(
      workflow: #"""
        "start-1": {"type": "start", "on_completion": "action-1"}, "end-1": {"type": "end"},
        "action-1": {"type": "action", "name": "Look", "out_args": ["__kind__"], "on_completion": "switch-condition-1"},
        "switch-condition-1": {"type": "switch-condition", "name": "by kind", "switch": "__kind__:value",
          "cases": {"virus": "action-2", "spam mail": "action-3", "default": "action-4"}, "on_completion": "end-1"},
        "action-2": {"type": "action", "name": "Virus", "on_completion": "end-1"},
        "action-3": {"type": "action", "name": "Spam", "on_completion": "end-1"},
        "action-4": {"type": "action", "name": "Neither", "on_completion": "end-1"}
        """#, properties: #""playbook_variables": {"__kind__": {"type": "string"}},"#)
    let reading = try workflow.read()
    for (kind, step) in [("virus", "virus"), ("spam mail", "spam"), ("other", "neither"), ("router", "neither")] {
      var walk = try Walker(reading.playbook)
      try walk.done("look", ["kind": kind])
      #expect(walk.open == [step])
    }
  }

  private let parallel = #"""
    "start-1": {"type": "start", "on_completion": "parallel-1"}, "end-1": {"type": "end"},
    "parallel-1": {"type": "parallel", "name": "both", "next_steps": ["action-1", "action-2"], "on_completion": "action-3"},
    "action-1": {"type": "action", "name": "Left", "on_completion": "end-1"},
    "action-2": {"type": "action", "name": "Right", "on_completion": "end-1"},
    "action-3": {"type": "action", "name": "Joined", "on_completion": "end-1"}
    """#

  @Test func parallelBranchesJoin() throws {
    var walk = try Walker(try SmallWorkflow(workflow: parallel).read().playbook)
    #expect(walk.open == ["both", "left", "right"])
    try walk.done("right")
    #expect(walk.open == ["both", "left"])
    try walk.done("left")
    #expect(walk.open == ["joined"])
  }

  @Test func exceptionInABranchFollowsTheOthers() throws {
    let workflow = SmallWorkflow(
      workflow: parallel + #", "action-4": {"type": "action", "name": "Escalate", "on_completion": "end-1"}"#,
      properties: #""workflow_exception": "action-4","#)
    let reading = try workflow.read()
    #expect(reading.findings.map(\.problem).contains(.exceptionAfterBranches))
    var walk = try Walker(reading.playbook)
    try walk.failed("left")
    #expect(walk.open == ["both", "branch-failed", "right"])
    try walk.done("branch-failed")
    try walk.done("right")
    #expect(walk.open == ["escalate"])
    walk = try Walker(reading.playbook)
    try walk.done("left")
    try walk.done("right")
    #expect(walk.open == ["joined"])
  }

  @Test func loopThroughABranchGoesThereAnew() throws {
    let workflow = SmallWorkflow(
      workflow: #"""
        "start-1": {"type": "start", "on_completion": "if-condition-1"}, "end-1": {"type": "end"},
        "if-condition-1": {"type": "if-condition", "name": "clean", "condition": "[file:name = 'x']",
          "on_true": "end-1", "on_false": "action-1", "on_completion": "action-2"},
        "action-1": {"type": "action", "name": "Try", "on_completion": "if-condition-1"},
        "action-2": {"type": "action", "name": "Report", "on_completion": "end-1"}
        """#)
    let reading = try workflow.read()
    #expect(reading.findings.contains { $0.problem == .leadsBackInside(SmallWorkflow.identifier("if-condition", "1")) })
    var walk = try Walker(reading.playbook)
    for _ in 0..<3 {
      try walk.answer("clean", "no")
      try walk.done("try")
    }
    try walk.answer("clean", "yes")
    try walk.done("report")
    #expect(walk.isOver)
  }

  @Test func anotherPlaybookIsRunByAPerson() throws {
    let workflow = SmallWorkflow(
      workflow: #"""
        "start-1": {"type": "start", "on_completion": "playbook-action-1"}, "end-1": {"type": "end"},
        "playbook-action-1": {"type": "playbook-action", "name": "Other", "playbook_id": "playbook-8", "on_completion": "end-1"}
        """#)
    let reading = try workflow.read()
    let other = SmallWorkflow.identifier("playbook", "8")
    #expect(reading.findings.map(\.problem) == [.playbookByHand(other)])
    #expect(reading.playbook.step("other")?.instructions.lines.first?.en.contains(other) == true)
  }

  @Test func rolesComeFromAgents() throws {
    let workflow = SmallWorkflow(
      workflow: [start, action(1, "A", #""agent": "individual-5", "on_completion": "end-1""#)].joined(separator: ","),
      properties: #""agent_definitions": {"individual-5": {"type": "individual", "name": "Network Admin"}},"#)
    let playbook = try workflow.read().playbook
    #expect(playbook.role(try #require(playbook.step("a")).role)?.title.en == "Network Admin")
  }
}

extension StepID: ExpressibleByStringLiteral {
  public init(stringLiteral value: String) { self.init(value) }
}
