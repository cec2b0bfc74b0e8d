import CanonicalJSON
import CivilTime
import RunnerWording
import Timestamping

extension JSONReport {
  static func verdict(_ verdict: TokenVerdict, of path: String) -> JSONValue {
    let word =
      switch verdict {
      case .trusted: "trusted"
      case .kept: "kept"
      case .refused: "refused"
      }
    let facts = verdict.facts
    return object([
      ("token", .string(path)), ("verdict", .string(word)), ("time", facts.map { .string($0.time.utcText) }),
      ("accuracyMs", facts.map { .integer(Int($0.accuracy.milliseconds)) }),
      ("signer", facts.map { .string($0.signer) }), ("serial", facts.map { .string($0.serial) }),
      ("policy", facts.map { .string($0.policy.description) }), ("text", text(TimestampText.text(of: verdict))),
    ])
  }
}
