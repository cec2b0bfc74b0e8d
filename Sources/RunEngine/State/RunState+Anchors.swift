package import CivilTime

extension RunState {
  /// A token over one of the ledger's checkpoints.
  package struct Anchor: Hashable, Sendable {
    /// Of the entry that commits to it.
    package let sequence: Int
    package let anchored: CheckpointAnchored
  }

  /// What no authority has vouched for yet.
  package struct UnanchoredTail: Hashable, Sendable {
    /// How many entries, those about tokens not counted: a token cannot vouch for its own.
    package let count: Int
    /// When the first of them was recorded, or a little before.
    package let since: Instant
  }

  package var unanchoredTail: UnanchoredTail? {
    unanchored.since.map { UnanchoredTail(count: unanchored.count, since: $0) }
  }

  /// Counts while the ledger is folded, in memory that does not grow with it.
  struct Unanchored: Hashable, Sendable {
    var count = 0
    var since: Instant?

    mutating func take(_ recorded: RecordedEvent) {
      guard case .checkpointAnchored(let anchored) = recorded.event else {
        count += 1
        since = since ?? recorded.recorded
        return
      }
      // What was recorded between the checkpoint and its token has none; it came after the token's time, or nearly.
      count = min(count, max(0, recorded.sequence - anchored.size))
      since = count == 0 ? nil : since.map { max($0, min(anchored.time, recorded.recorded)) }
    }
  }
}
