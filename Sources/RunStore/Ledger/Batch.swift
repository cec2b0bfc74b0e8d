/// What one command adds to one incident; taken whole, or not at all.
package struct Batch: Hashable, Sendable {
  /// They continue the ledger, in order and without a gap.
  package let leaves: [StoredLeaf]
  /// Speaks for the ledger with these leaves. Without leaves it is the one already there, and nothing is written for it.
  package let checkpoint: StoredCheckpoint
  /// New messages of this incident, in the order in which they are owed.
  package let queued: [OutboxEntry]
  /// Changes to messages of this incident, those just queued included.
  package let standings: [OutboxChange]
  /// Whether the run is over after this; nil leaves it as it was.
  package let isFinished: Bool?

  package init(
    leaves: [StoredLeaf], checkpoint: StoredCheckpoint, queued: [OutboxEntry] = [], standings: [OutboxChange] = [],
    isFinished: Bool? = nil
  ) {
    self.leaves = leaves
    self.checkpoint = checkpoint
    self.queued = queued
    self.standings = standings
    self.isFinished = isFinished
  }
}
