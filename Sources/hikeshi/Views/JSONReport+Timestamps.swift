import CanonicalJSON
import CivilTime
import RunEngine
import RunStore
import Runner
import RunnerWording
import Timestamping

extension JSONReport {
  static func anchoring(_ pass: AnchoringPass, of file: IncidentFile) -> JSONValue {
    object([
      ("incident", .string(file.id.rawValue)),
      (
        "answers",
        .array(
          pass.answers.map { authority, answer in
            switch answer {
            case .token(let verdict, let anchored):
              object([
                ("authority", .string(authority)), ("size", .integer(anchored.size)),
                ("verdict", .string(word(for: verdict))), ("time", .string(anchored.time.utcText)),
              ])
            case .refused(let refusal):
              object([
                ("authority", .string(authority)), ("verdict", .string("refused")),
                ("text", text(TimestampText.text(of: refusal))),
              ])
            case .unreachable(let cause):
              object([
                ("authority", .string(authority)), ("verdict", .string("unreachable")), ("cause", .string(cause)),
              ])
            }
          })
      ), ("unanchored", unanchored(file.state)),
    ])
  }

  /// What no authority has vouched for: how many entries, and since when.
  static func unanchored(_ state: RunState) -> JSONValue {
    object([
      ("entries", .integer(state.unanchoredTail?.count ?? 0)),
      ("since", state.unanchoredTail.map { .string($0.since.utcText) }),
      ("lastToken", state.anchors.last.map { .string($0.anchored.time.utcText) }),
    ])
  }

  private static func word(for verdict: TokenVerdict) -> String {
    switch verdict {
    case .trusted: "trusted"
    case .kept: "kept"
    case .refused: "refused"
    }
  }

  static func verdict(_ verdict: TokenVerdict, of path: String) -> JSONValue {
    let facts = verdict.facts
    return object([
      ("token", .string(path)), ("verdict", .string(word(for: verdict))),
      ("time", facts.map { .string($0.time.utcText) }),
      ("accuracyMs", facts.map { .integer(Int($0.accuracy.milliseconds)) }),
      ("signer", facts.map { .string($0.signer) }), ("serial", facts.map { .string($0.serial) }),
      ("policy", facts.map { .string($0.policy.description) }), ("text", text(TimestampText.text(of: verdict))),
    ])
  }
}
