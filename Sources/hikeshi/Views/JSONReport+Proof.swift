import CanonicalJSON
import PlaybookCheck
import PlaybookModel
import Runner
import RunnerWording
import Wording

extension JSONReport {
  /// Numbers of states can be larger than what JSON holds exactly: they are texts.
  static func proof(_ proven: ProvenPlaybook) -> JSONValue {
    object([
      ("playbook", .string(proven.source.playbook.id.rawValue)),
      ("sound", .bool(proven.isSound)),
      (
        "examined",
        .array(
          proven.parts.map { part in
            object([
              ("with", part.with.map { .string($0.rawValue) }), ("states", .string("\(part.report.states)")),
              ("combinations", .string("\(part.report.combinations)")), ("nodes", .integer(part.report.nodes)),
              ("complete", .bool(part.report.isComplete)),
              ("rules", .array(part.report.rules.map { .string($0.rawValue) })),
            ])
          })
      ),
      (
        "findings",
        .array(
          zip(FindingLine.lines(of: proven), proven.findings).map { line, found in
            object([
              ("rule", .string(found.finding.rule.rawValue)), ("text", text(line)),
              ("with", found.part.with.map { .string($0.rawValue) }),
              ("walk", .array(found.finding.walk(in: found.part.playbook).map(text))),
            ])
          })
      ),
    ])
  }
}
