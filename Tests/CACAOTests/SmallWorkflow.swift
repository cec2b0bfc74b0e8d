import CACAO
import CivilTime
import Foundation
import PlaybookModel
import Rehearsal
import RunEngine

/// A small CACAO file. Steps are called `action-1`, `end-2` and so on, and get whole identifiers.
struct SmallWorkflow {
  var workflow: String
  var properties = ""
  var start = "start-1"

  var bytes: [UInt8] {
    let text = """
      {"type": "playbook", "spec_version": "cacao-2.0", "id": "playbook-9", "name": "Small",
       "created_by": "identity-9", "created": "2026-01-02T03:04:05.000Z", "modified": "2026-01-02T03:04:05.000Z",
       \(properties)
       "workflow_start": "\(start)", "workflow": {\(workflow)}}
      """
    return Array(SmallWorkflow.expanded(text).utf8)
  }

  /// `"end-2"` is `"end--00000000-0000-4000-8000-000000000002"`.
  static func expanded(_ text: String) -> String {
    text.replacing(/"([a-z][a-z\-]*[a-z])-([0-9])"/) { "\"\(identifier(String($0.output.1), String($0.output.2)))\"" }
  }

  static func identifier(_ type: String, _ number: String) -> String {
    "\(type)--00000000-0000-4000-8000-00000000000\(number)"
  }

  func read(_ strictness: CACAOStrictness = .strict) throws(CACAOFaults) -> CACAOReading {
    try CACAOReading(bytes, strictness)
  }

  func findings(_ strictness: CACAOStrictness = .strict) -> [String] {
    do throws(CACAOFaults) {
      return try read(strictness).findings.map(SmallWorkflow.short)
    } catch { return error.findings.map(SmallWorkflow.short) }
  }

  /// The path with short names, and the problem.
  static func short(_ finding: CACAOFinding) -> String {
    let path = finding.path.description.replacing(/([a-z\-]+)--00000000-0000-4000-8000-00000000000([0-9])/) {
      "\($0.output.1)-\($0.output.2)"
    }
    let problem = "\(finding.problem)".replacing("CACAO.CACAOFinding.Referent.", with: "")
      .replacing("CACAO.CACAOFinding.Shape.", with: "")
      .replacing(/([a-z\-]+)--00000000-0000-4000-8000-00000000000([0-9])/) { "\($0.output.1)-\($0.output.2)" }
    return "\(path) \(problem)"
  }
}

/// Walks a playbook as it is told, and says which steps were finished, and how.
struct Walker {
  private var state: RunState
  private(set) var log: [String] = []
  private var now: Int64 = 1_796_040_000_000

  init(_ playbook: Playbook) throws {
    state = RunState(playbook: playbook)
    let started = IncidentStarted(
      incident: "walk", playbook: playbook.id, playbookSHA256: "", isDrill: true, zone: "Asia/Tokyo", program: "walk",
      name: nil)
    try perform(.start(StartOrder(started: started, discovered: nil)))
  }

  var isOver: Bool { if case .completed = state.phase { true } else { false } }
  var open: [String] { state.openSteps.map(\.id.rawValue) }

  func standing(of step: String) -> StepStanding? {
    state.openSteps.first { $0.id.rawValue == step }.map { state.standing(of: $0) }
  }

  mutating func done(_ step: String, _ facts: [String: String] = [:]) throws { try finish(step, .done, facts) }
  mutating func failed(_ step: String) throws { try finish(step, .failed, [:]) }
  mutating func answer(_ step: String, _ answer: String) throws { try finish(step, .answered(AnswerID(answer)), [:]) }

  mutating func state(_ facts: [String: String]) throws { try perform(.state(keyed(facts))) }

  mutating func wait(milliseconds: Int64) throws {
    now += milliseconds
    try perform(.observe)
  }

  private mutating func finish(_ step: String, _ outcome: FinishOrder.Outcome, _ facts: [String: String]) throws {
    try perform(.finish(FinishOrder(step: StepID(step), outcome: outcome, facts: keyed(facts))))
    log.append(step)
  }

  private func keyed(_ facts: [String: String]) -> [FactID: String] {
    Dictionary(uniqueKeysWithValues: facts.map { (FactID($0), $1) })
  }

  private mutating func perform(_ action: Command.Action) throws {
    let at = Instant(milliseconds: now)
    for happening in try decide(Command(action), at: at, in: state, zone: .tokyo) {
      state.evolve(by: RecordedEvent(sequence: state.size, recorded: at, happening: happening))
    }
  }
}
