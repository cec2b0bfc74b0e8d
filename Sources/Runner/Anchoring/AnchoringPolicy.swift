import CanonicalJSON
import CivilTime
import Foundation
import RunEngine
import RunStore

/// Why authorities are asked.
package enum AnchoringOccasion: Hashable, Sendable {
  /// A person wants it now.
  case asked
  /// A claim file is about to be written: however short a time ago the last token came, unless asking failed.
  case export
  /// Something was recorded, or somebody looked.
  case recording
}

/// When authorities are asked without anybody saying so.
///
/// | what was | next try after |
/// |---|---|
/// | a token | 10 min |
/// | 1 failure on end | 1 min |
/// | 2 | 2 min |
/// | 3 | 4 min |
/// | 7 and more | 1 h |
struct AnchoringPolicy: Hashable, Sendable {
  /// Failures since the last token.
  var failures = 0
  var notBefore = Instant(milliseconds: 0)

  func after(isSuccess: Bool, at now: Instant) -> AnchoringPolicy {
    let minutes: Int64 = isSuccess ? 10 : min(60, 1 << Int64(min(failures, 6)))
    return AnchoringPolicy(
      failures: isSuccess ? 0 : failures + 1, notBefore: now.advanced(by: .minutes(minutes)))
  }

  func allows(_ occasion: AnchoringOccasion, at now: Instant) -> Bool {
    // A clock that was put back must not hold tokens up for longer than the longest wait.
    let isTime = now >= notBefore || notBefore.since(now) > .hours(1)
    switch occasion {
    case .asked: return true
    case .export: return failures == 0 || isTime
    case .recording: return isTime
    }
  }
}

extension CommandPost {
  private func policyKey(_ id: IncidentID) -> String { "anchoring:\(id.rawValue)" }

  func anchoringPolicy(of id: IncidentID) throws(PostFault) -> AnchoringPolicy {
    guard let text = try stored({ () throws(StoreError) in try store.setting(policyKey(id)) }),
      let json = try? JSONValue(parsing: [UInt8](text.utf8)), let failures = json["failures"]?.integer,
      let notBefore = json["notBefore"]?.integer
    else { return AnchoringPolicy() }
    return AnchoringPolicy(failures: failures, notBefore: Instant(milliseconds: Int64(notBefore)))
  }

  func save(_ policy: AnchoringPolicy, of id: IncidentID) throws(PostFault) {
    let json: JSONValue = [
      "failures": .integer(policy.failures), "notBefore": .integer(Int(policy.notBefore.milliseconds)),
    ]
    guard let text = try? json.canonicalString() else { return }
    try stored { () throws(StoreError) in try store.set(policyKey(id), text) }
  }

  /// Whether authorities are to be asked by now. Costs a look at a setting, and nothing when nobody is set up.
  package func isAnchoringDue(_ file: IncidentFile, on occasion: AnchoringOccasion) -> Bool {
    guard file.state.unanchoredTail != nil, (try? authorities().isEmpty) == false,
      let policy = try? anchoringPolicy(of: file.id)
    else { return false }
    return policy.allows(occasion, at: clock.read().now)
  }
}
