import CACAO
import PlaybookModel
import Testing

/// Variables in texts and conditions (CACAO v2.0, 10.18).
@Suite struct VariableTests {
  private func reading(
    command: String, type: String = "manual", variables: String, extra: String = "", properties: String = ""
  ) throws -> CACAOReading {
    try SmallWorkflow(
      workflow: #"""
        "start-1": {"type": "start", "on_completion": "action-1"}, "end-1": {"type": "end"},
        "action-1": {"type": "action", "name": "A", "commands": [{"type": "\#(type)", "command": "\#(command)"\#(extra)}],
          "on_completion": "end-1"}
        """#, properties: #""playbook_variables": {\#(variables)}, \#(properties)"#
    ).read()
  }

  private func lines(_ reading: CACAOReading) throws -> [String] {
    try #require(reading.playbook.step("a")).instructions.lines.map(\.en)
  }

  @Test func valuesAreFilledInInOnePass() throws {
    let read = try reading(
      command: "ping __a__:value and __b__:value__a__:value",
      variables: #""__a__": {"type": "string", "value": "__b__:value"}, "__b__": {"type": "string", "value": "B"}"#)
    #expect(try lines(read) == ["ping __b__:value and B__b__:value"])
  }

  @Test func undeclaredStaysAndIsSaid() throws {
    let read = try reading(command: "ping __x__:value", variables: "")
    #expect(try lines(read) == ["ping __x__:value"])
    #expect(read.findings.map(\.problem) == [.undeclaredVariable("__x__")])
  }

  @Test func unknownAndExternalBecomePlaceholders() throws {
    let read = try reading(
      command: "block __ip__:value on __host__:value",
      variables: #""__ip__": {"type": "ipv4-addr", "value": null}, "__host__": {"type": "string", "external": true}"#)
    #expect(try lines(read) == ["block {fact:ip} on {fact:host}"])
    #expect(read.playbook.step("start")?.asks == [Ask(fact: FactID("host"), isRequired: true)])
    #expect(read.playbook.step("a")?.asks == [Ask(fact: FactID("ip"), isRequired: false)])
  }

  @Test func secretsAreMasked() throws {
    let read = try reading(
      command: "curl -u admin:hunter2x https://bob:pw@h/ -d password=abc __api_token__:value", type: "bash",
      variables: #""__api_token__": {"type": "string", "value": "t0ps"}"#,
      extra: #", "headers": {"Authorization": ["Bearer 123"], "Accept": ["text/html"]}"#,
      properties:
        #""authentication_info_definitions": {"http-basic-1": {"type": "http-basic", "password": "hunter2x"}},"#)
    let text = try lines(read).joined(separator: "\n")
    for secret in ["hunter2x", "bob:pw", "abc", "t0ps", "Bearer"] { #expect(!text.contains(secret), "\(text)") }
    #expect(text.contains("Accept: text/html"))
    #expect(read.findings.contains { $0.problem == .secretMasked })
  }

  @Test func commandsOfEveryTypeAreShown() throws {
    for type in [
      "bash", "caldera-cmd", "elastic", "http-api", "jupyter", "kestrel", "openc2-http", "powershell", "sigma", "ssh",
      "yara", "new-type",
    ] {
      let read = try reading(command: "do it", type: type, variables: "")
      let shown = try lines(read)
      #expect(shown.contains("do it") && shown.contains { $0.contains(type) })
      #expect(read.findings.map(\.problem) == [.commandOnlyShown(type)])
    }
  }

  @Test func manualCollectsItsResults() throws {
    let workflow = SmallWorkflow(
      workflow: #"""
        "start-1": {"type": "start", "on_completion": "action-1"}, "end-1": {"type": "end"},
        "action-1": {"type": "action", "name": "A", "commands": [{"type": "manual", "command_b64": "TG9vaw=="}],
          "step_variables": {"__seen__": {"type": "string"}}, "out_args": ["__seen__"], "on_completion": "end-1"}
        """#)
    let playbook = try workflow.read().playbook
    #expect(playbook.step("a")?.instructions.lines.map(\.en) == ["Look"])
    #expect(playbook.step("a")?.asks == [Ask(fact: FactID("seen"), isRequired: true)])
  }

  /// A condition, the variable, what is stated, and whether it then holds; nil when a person is asked.
  static let conditions: [(condition: String, variable: String, stated: String?, holds: Bool?)] = [
    ("__v__:value = 'a'", #"{"type": "string"}"#, "a", true),
    ("__v__:value = 'a'", #"{"type": "string"}"#, "other", false),
    ("__v__:value != 'a'", #"{"type": "string"}"#, "other", true),
    ("__v__:value == 'a' OR __v__:value = 'b'", #"{"type": "string"}"#, "b", true),
    ("__v__:value IN ('a', 'b')", #"{"type": "string"}"#, "other", false),
    ("[__v__:value > 3 AND __v__:value <= 5]", #"{"type": "integer"}"#, "5", true),
    ("[__v__:value > 3 AND __v__:value <= 5]", #"{"type": "integer"}"#, "6", false),
    ("3 < __v__:value", #"{"type": "integer"}"#, "3", false),
    ("__v__:value = true", #"{"type": "bool"}"#, "no", false),
    ("__v__:value = 'yes'", #"{"type": "string", "value": "no"}"#, nil, false),
    ("__v__:value = 'yes'", #"{"type": "string", "value": "yes"}"#, nil, true),
    ("__v__:value = 'yes'", #"{"type": "string", "value": "no"}"#, "yes", true),
    ("__v__:value LIKE 'a%'", #"{"type": "string"}"#, nil, nil),
    ("[ipv4-addr:value = '1.2.3.4']", #"{"type": "string"}"#, nil, nil),
    ("__w__:value = 'a'", #"{"type": "string"}"#, nil, nil),
    ("__v__:value = 'it\\'s'", #"{"type": "string"}"#, "it's", true),
  ]

  @Test(arguments: conditions.indices)
  func conditionsOnVariablesDecideThemselves(_ index: Int) throws {
    let (condition, variable, stated, holds) = Self.conditions[index]
    let text = condition.replacing("\\", with: "\\\\")
    let workflow = SmallWorkflow(
      workflow: #"""
        "start-1": {"type": "start", "on_completion": "action-3"}, "end-1": {"type": "end"},
        "action-3": {"type": "action", "name": "Find", "out_args": ["__v__"], "on_completion": "if-condition-1"},
        "if-condition-1": {"type": "if-condition", "name": "test", "condition": "\#(text)", "on_true": "action-1",
          "on_false": "action-2", "on_completion": "end-1"},
        "action-1": {"type": "action", "name": "True", "on_completion": "end-1"},
        "action-2": {"type": "action", "name": "False", "on_completion": "end-1"}
        """#, properties: #""playbook_variables": {"__v__": \#(variable)},"#)
    let reading = try workflow.read(holds == nil ? .lenient : .strict)
    var walk = try Walker(reading.playbook)
    if let stated { try walk.done("find", ["v": stated]) } else { try walk.failed("find") }
    #expect(walk.open == [holds.map { $0 ? "true" : "false" } ?? "test"])
    #expect(reading.findings.contains { if case .askedOfPerson = $0.problem { true } else { false } } == (holds == nil))
  }

  @Test func proseIsAskedOfAPerson() throws {
    let workflow = SmallWorkflow(
      workflow: #"""
        "start-1": {"type": "start", "on_completion": "if-condition-1"}, "end-1": {"type": "end"},
        "if-condition-1": {"type": "if-condition", "name": "ask", "condition": "Is the host clean?", "on_true": "end-1",
          "on_false": "action-1", "on_completion": "end-1"},
        "action-1": {"type": "action", "name": "Clean", "on_completion": "end-1"}
        """#)
    #expect(workflow.findings() == ["$.workflow['if-condition-1'].condition conditionNotSTIX(\"Is the host clean?\")"])
    var walk = try Walker(try workflow.read(.lenient).playbook)
    try walk.answer("ask", "no")
    try walk.done("clean")
    #expect(walk.isOver)
  }
}
