import CanonicalJSON
import CivilTime
import ClaimBundle
import EvidenceLog
import PlaybookModel
import RunnerWording

extension JSONReport {
  static func verification(_ report: VerificationReport, of path: String) -> JSONValue {
    let subject = report.subject
    return object([
      ("bundle", .string(path)), ("holds", .bool(report.holds)),
      ("incident", subject.map { .string($0.incident) }), ("origin", subject.map { .string($0.origin) }),
      ("drill", subject.map { .bool($0.isDrill) }), ("entries", subject.map { .integer($0.size) }),
      ("root", subject.map { .string($0.root.hex) }),
      ("firstRecorded", subject?.firstRecorded.map { .string($0.utcText) }),
      ("lastRecorded", subject?.lastRecorded.map { .string($0.utcText) }),
      ("overrides", subject.map { .array($0.overrides.map { .integer($0) }) }),
      ("held", .array(report.held.map { text(VerificationText.text(of: $0)) })),
      (
        "problems",
        .array(
          report.problems.map { problem in
            object([
              ("path", .string(problem.path)), ("entry", problem.entry.map { .integer($0) }),
              ("text", text(VerificationText.text(of: problem))),
            ])
          })
      ),
      ("unchecked", .array(report.unchecked.map { text(VerificationText.text(of: $0)) })),
    ])
  }
}
