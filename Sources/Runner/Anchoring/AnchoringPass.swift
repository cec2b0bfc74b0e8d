package import Delivery
package import RunEngine
package import Timestamping

/// What came of asking the authorities once.
package struct AnchoringPass: Sendable {
  package enum Ending: Hashable, Sendable {
    case asked
    /// Every entry is covered already.
    case nothingNew
    /// Another process of this home is asking.
    case anotherAsks
    /// Asked too short a time ago, or failed too short a time ago.
    case notYet
    /// Nobody is set up.
    case noAuthority
  }

  package enum Answer: Sendable {
    /// Kept, and on record.
    case token(TokenVerdict, CheckpointAnchored)
    case refused(TokenRefusal)
    /// No answer: the wish stays, and the next try asks for the newest checkpoint. A stable word for the cause.
    case unreachable(cause: String)
  }

  package var ending = Ending.asked
  package var answers: [(authority: String, answer: Answer)] = []

  package init(_ ending: Ending = .asked) { self.ending = ending }

  var hasToken: Bool {
    answers.contains { if case .token = $0.answer { true } else { false } }
  }
}

extension TransferLimits {
  /// For a person who asked for a timestamp and waits for it.
  package static let patient = TransferLimits(keptBody: 64 * 1024)
  /// For an export, which asks on the way: what is not there by then is left for later.
  package static let onTheWay = TransferLimits(
    connectMilliseconds: 1_500, totalMilliseconds: 3_000, keptBody: 64 * 1024)
}
