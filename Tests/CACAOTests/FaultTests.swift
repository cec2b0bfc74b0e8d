import CACAO
import PlaybookModel
import Testing

/// What cannot be read, what deviates, and where each of it stands.
@Suite struct FaultTests {
  private let plain =
    #""start-1": {"type": "start", "on_completion": "action-1"}, "end-1": {"type": "end"}, "action-1": {"type": "action", "name": "A", "on_completion": "end-1"}"#

  private func refused(_ text: String) -> [String] {
    do throws(CACAOFaults) {
      _ = try CACAOReading(Array(text.utf8), .lenient)
      return []
    } catch { return error.findings.map(SmallWorkflow.short) }
  }

  @Test func whatMerelyLooksLikeCACAO() {
    #expect(refused(#"{"type": "bundle", "objects": []}"#) == [#"$.type notAPlaybook(found: "bundle")"#])
    #expect(refused(#"{"workflow": {}}"#) == [#"$.type missing("type")"#])
    #expect(
      refused(#"{"type": "playbook", "spec_version": "cacao-1.1"}"#)
        == [#"$.spec_version unsupportedVersion(found: "cacao-1.1")"#])
    #expect(refused("[1]") == ["$ wrongShape(expected: object, found: array)"])
    #expect(
      refused("{\n  \"type\": }") == [
        "$ notJSON(line: 2, column: 11, CanonicalJSON.JSONFault.Reason.unexpectedByte(125))"
      ])
    #expect(refused(#"{"a": 1, "a": 2}"#).count == 1)
  }

  @Test func everyFaultAtOnce() {
    let workflow = SmallWorkflow(
      workflow: #"""
        "start-1": {"type": "start"},
        "action-1": {"type": "action", "name": "A", "agent": "group-7", "targets": ["group-8"],
          "commands": [{"type": "manual"}, {"type": "bash", "command_b64": "%%"}], "on_completion": "end-9"},
        "action-2": {"type": "dance"},
        "if-condition-1": {"type": "if-condition", "on_true": "end-1"},
        "switch-condition-1": {"type": "switch-condition", "switch": "__x__:value", "cases": {}},
        "parallel-1": {"type": "parallel", "next_steps": []}, "end-1": {"type": "end"}
        """#, properties: #""workflow_exception": "end-8", "markings": ["marking-tlp-1"],"#, start: "start-3")
    #expect(
      workflow.findings(.lenient) == [
        "$.markings[0] dangling(marking, \"marking-tlp-1\")",
        "$.workflow['action-1'].commands[1].command_b64 badBase64",
        "$.workflow['action-1'].agent dangling(agent, \"group-7\")",
        "$.workflow['action-1'].targets[0] dangling(target, \"group-8\")",
        "$.workflow['action-2'].type unknownStepType(\"dance\")",
        "$.workflow['if-condition-1'].condition missing(\"condition\")",
        "$.workflow['parallel-1'].next_steps missing(\"next_steps\")",
        "$.workflow['start-1'].on_completion missing(\"on_completion\")",
        "$.workflow['switch-condition-1'].cases missing(\"cases\")",
        "$.workflow_start dangling(step, \"start-3\")", "$.workflow_exception dangling(step, \"end-8\")",
        "$.workflow['action-1'].on_completion dangling(step, \"end-9\")",
      ])
  }

  @Test func aBranchMustNotLeadBackToItsParallelStep() {
    let workflow = SmallWorkflow(
      workflow: #"""
        "start-1": {"type": "start", "on_completion": "parallel-1"}, "end-1": {"type": "end"},
        "parallel-1": {"type": "parallel", "next_steps": ["action-1", "end-1"], "on_completion": "end-1"},
        "action-1": {"type": "action", "name": "A", "on_completion": "parallel-1"}
        """#)
    #expect(workflow.findings(.lenient) == ["$.workflow['parallel-1'] leadsOutOfBranch(\"parallel-1\")"])
  }

  /// Each is refused strictly, and read leniently with the same finding.
  static let deviations: [(workflow: String, properties: String, finding: String)] = [
    ("", #""x_own": 1,"#, #"$.x_own unknownProperty("x_own", nearest: nil)"#),
    (
      "", #""playbook_variable": {},"#,
      #"$.playbook_variable unknownProperty("playbook_variable", nearest: Optional("playbook_variables"))"#
    ),
    ("", #""priority": 101,"#, "$.priority outOfRange(101, lowest: 0, highest: Optional(100))"),
    ("", #""valid_from": "yesterday","#, #"$.valid_from badTimestamp("yesterday")"#),
    ("", #""playbook_types": ["mitigation"],"#, "$.playbook_activities activitiesMissing"),
    ("", #""labels": "one", "derived_from": "playbook-3","#, "$.derived_from singleForList"),
    ("", #""playbook_variables": {"x": {"type": "string"}},"#, #"$.playbook_variables.x badVariableName("x")"#),
    (
      "", #""playbook_variables": {"__x__": {"type": "integer", "value": 3}},"#,
      "$.playbook_variables.__x__.value notTheTextForm"
    ),
    ("", #""revoked": "false","#, "$.revoked notTheTextForm"),
    (
      #", "end-2": {"type": "end", "on_completion": "end-1"}"#, "",
      "$.workflow['end-2'].on_completion wayOnNotAllowed(\"on_completion\")"
    ),
    (#", "action-2": {"type": "action", "name": "B"}"#, "", "$.workflow['action-2'] noWayOn"),
    (
      #", "action-2": {"type": "action", "name": "B", "on_completion": "end-1", "on_success": "end-1"}"#, "",
      "$.workflow['action-2'].on_completion completionBesideOutcome"
    ),
    (
      #", "action-2": {"type": "end"}"#, "",
      "$.workflow['action-2'] identifierOfAnotherType(\"action-2\", type: \"end\")"
    ),
    (#", "odd": {"type": "end"}"#, "", "$.workflow.odd badIdentifier(\"odd\")"),
    (
      #", "action-2": {"type": "action", "name": "B", "out_args": ["__c__"], "on_completion": "end-1"}"#,
      #""playbook_variables": {"__c__": {"type": "string", "value": "1", "constant": true}},"#,
      "$.workflow['action-2'].out_args[0] constantChanged(\"__c__\")"
    ),
    (
      "",
      #""markings": ["marking-tlp-1"], "data_marking_definitions": {"marking-tlp-1": {"type": "marking-tlp", "tlpv2_level": "TLP:PINK"}},"#,
      "$.data_marking_definitions['marking-tlp-1'].tlpv2_level unknownMarkingLevel(\"TLP:PINK\")"
    ),
  ]

  @Test(arguments: deviations.indices)
  func deviationsAreRefusedOrSaid(_ index: Int) throws {
    let (workflow, properties, finding) = Self.deviations[index]
    let small = SmallWorkflow(workflow: plain + workflow, properties: properties)
    #expect(small.findings(.strict) == [finding])
    #expect(small.findings(.lenient).contains(finding))
    _ = try small.read(.lenient)
  }

  /// The command of an action with its text empty, missing or gone, and whether the step has a name.
  @Test(arguments: [
    #"{"type": "manual"}"#, #"{"type": "manual", "command": ""}"#, #"{"type": "bash", "command": "  "}"#,
  ])
  func aCommandWithoutTextLeavesTheNameAndDescription(_ command: String) throws {
    let text = { (words: String) in
      SmallWorkflow(
        workflow: #"""
          "start-1": {"type": "start", "on_completion": "action-1"}, "end-1": {"type": "end"},
          "action-1": {"type": "action", \#(words) "commands": [\#(command)], "on_completion": "end-1"}
          """#)
    }
    for (words, title) in [
      (#""name": "Call the bank", "description": "Ask for Ms Abe","#, "Call the bank"), (#""name": "Call","#, "Call"),
      (#""description": "Ask for Ms Abe","#, "Ask for Ms Abe"),
    ] {
      let reading = try text(words).read()
      #expect(reading.findings.contains { $0.problem == .commandWithoutText })
      let step = try #require(reading.playbook.steps.first)
      #expect(step.title.en == title)
      if words.contains("Call the bank") { #expect(step.instructions.lines.first?.en == "Ask for Ms Abe") }
    }
    #expect(text("").findings(.lenient).contains("$.workflow['action-1'].commands[0] emptyCommand"))
  }

  @Test func startMayBeAnotherStepLeniently() throws {
    let workflow = SmallWorkflow(workflow: plain, start: "action-1")
    #expect(workflow.findings() == ["$.workflow_start startIsAnotherStep(\"action-1\")"])
    var walk = try Walker(try workflow.read(.lenient).playbook)
    try walk.done("a")
    #expect(walk.isOver)
  }

  @Test func stepsNobodyReachesAreNamed() throws {
    let workflow = SmallWorkflow(
      workflow: plain + #", "action-2": {"type": "action", "name": "B", "on_completion": "end-1"}"#)
    #expect(workflow.findings() == ["$.workflow['action-2'] unreachable(\"action-2\")"])
  }

  @Test func markingsCanBeRead() throws {
    let workflow = SmallWorkflow(
      workflow: plain,
      properties:
        #""markings": ["marking-tlp-1"], "data_marking_definitions": {"marking-tlp-1": {"type": "marking-tlp", "tlpv2_level": "TLP:RED"}},"#
    )
    #expect(try workflow.read().markings == [.tlp(.red)])
  }

  @Test func everyFindingHasWordsInBothLanguages() {
    let workflow = SmallWorkflow(workflow: plain + #", "odd": {"type": "end"}"#, properties: #""x_own": 1,"#)
    do throws(CACAOFaults) {
      _ = try workflow.read()
      Issue.record("accepted")
    } catch {
      for finding in error.findings {
        #expect(finding.text(in: .en).hasPrefix("\(finding.path): "))
        #expect(finding.text(in: .ja).contains("。"))
      }
    }
  }
}
