import CACAO
import CanonicalJSON
import PlaybookFile
import PlaybookModel
import ShippedPlaybooks
import Testing

/// Files that somebody made to do harm, or that were damaged: refused or read, never a crash.
@Suite struct HostileFileTests {
  @Test func startStepsInARingDoNothing() throws {
    let workflow = SmallWorkflow(
      workflow: #"""
        "start-1": {"type": "start", "on_completion": "start-2"}, "start-2": {"type": "start", "on_completion": "start-1"},
        "end-1": {"type": "end"}, "action-1": {"type": "action", "name": "A", "on_completion": "end-1"}
        """#)
    #expect(try workflow.read().findings.contains { $0.problem == .nothingToDo })
  }

  @Test func conditionsNestedWithoutEndAreProse() throws {
    let text = String(repeating: "(", count: 100_000)
    let workflow = SmallWorkflow(
      workflow: #"""
        "start-1": {"type": "start", "on_completion": "if-condition-1"}, "end-1": {"type": "end"},
        "if-condition-1": {"type": "if-condition", "condition": "\#(text)", "on_true": "action-1", "on_completion": "end-1"},
        "action-1": {"type": "action", "name": "A", "on_completion": "end-1"}
        """#)
    #expect(try workflow.read(.lenient).findings.contains { $0.weight == .deviation })
  }

  @Test func parallelStepsNestedTooDeepAreRefused() {
    let identifier = { (type: String, number: Int) in
      let tail = String(number)
      return "\(type)--00000000-0000-4000-8000-\(String(repeating: "0", count: 12 - tail.count))\(tail)"
    }
    var steps = [
      #""start-1": {"type": "start", "on_completion": "\#(identifier("parallel", 100))"}, "end-1": {"type": "end"}"#
    ]
    for number in 100..<400 {
      let next = identifier("parallel", number + 1)
      steps.append(
        #""\#(identifier("parallel", number))": {"type": "parallel", "next_steps": ["\#(next)"], "on_completion": "end-1"}"#
      )
    }
    steps.append(#""\#(identifier("parallel", 400))": {"type": "action", "name": "A", "on_completion": "end-1"}"#)
    let findings = SmallWorkflow(workflow: steps.joined(separator: ",")).findings(.lenient)
    #expect(findings.contains { $0.contains("nestedTooDeep(limit: 16)") })
  }

  @Test func aCountBeyondTheCalendarIsNotBelieved() throws {
    let file = try #require(ShippedPlaybooks.named("ransomware"))
    let json = CACAOExport(try Playbook(yaml: file.stream, fileName: "ransomware"), in: .en).json
    let text = String(decoding: try CACAOExport.bytes(of: json), as: UTF8.self)
    let changed = text.replacing(#"""unit": "days""#, with: "").replacing(/"count": \d+/) { _ in
      #""count": 9007199254740991"#
    }
    let reading = try CACAOReading(Array(changed.utf8), .lenient)
    #expect(reading.findings.contains { $0.problem == .extensionDisagrees })
  }

  /// Every value of a valid file replaced by every kind of value, one at a time.
  @Test func anyValueAnywhereIsReadOrRefused() throws {
    let workflow = SmallWorkflow(
      workflow: #"""
        "start-1": {"type": "start", "on_completion": "if-condition-1"}, "end-1": {"type": "end"},
        "if-condition-1": {"type": "if-condition", "condition": "__x__:value = 'a'", "on_true": "action-1",
          "on_completion": "switch-condition-1"},
        "switch-condition-1": {"type": "switch-condition", "switch": "__x__:value", "cases": {"a": "parallel-1"}},
        "parallel-1": {"type": "parallel", "next_steps": ["action-1", "while-condition-1"], "timeout": 5},
        "while-condition-1": {"type": "while-condition", "condition": "__x__:value = 'b'", "on_true": "action-1"},
        "action-1": {"type": "action", "name": "A", "delay": 3, "agent": "group-1", "out_args": ["__x__"],
          "commands": [{"type": "http-api", "command": "GET /", "headers": {"A": ["b"]}, "content_b64": "YQ=="}],
          "step_variables": {"__y__": {"type": "string", "value": "1"}}, "on_success": "end-1", "on_failure": "end-1"}
        """#,
      properties: #"""
        "playbook_variables": {"__x__": {"type": "string", "external": true}}, "workflow_exception": "end-1",
        "agent_definitions": {"group-1": {"type": "group", "name": "G", "address": {"ipv4": ["1.2.3.4"]}}},
        "signatures": [{"type": "jss", "algorithm": "RS256", "value": "AA", "public_key": "AA"}],
        """#)
    let json = try JSONValue(parsingForeign: workflow.bytes)
    var tried = 0
    for variant in variants(of: json) {
      tried += 1
      _ = try? CACAOReading(variant.canonicalBytes(), .lenient)
    }
    #expect(tried > 400)
  }

  private let replacements: [JSONValue] = [
    .null, .bool(true), 7, -1, .double(0.5), "", "end--x", [], [[]], .object([:]),
  ]

  private func variants(of value: JSONValue) -> [JSONValue] {
    switch value {
    case .object(let object):
      return object.members.indices.flatMap { index -> [JSONValue] in
        let inner = replacements + variants(of: object.members[index].value)
        return inner.map { replacement in
          .object(
            JSONObject(
              object.members.indices.map {
                (object.members[$0].key, $0 == index ? replacement : object.members[$0].value)
              }))
        }
      }
    case .array(let items):
      return items.indices.flatMap { index in
        (replacements + variants(of: items[index])).map { replacement in
          .array(items.indices.map { $0 == index ? replacement : items[$0] })
        }
      }
    case .null, .bool, .integer, .double, .string: return []
    }
  }
}
