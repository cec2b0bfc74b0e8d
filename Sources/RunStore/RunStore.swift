/// Where ledgers, the outbox and settings are kept. Knows bytes, not what they mean.
///
/// Blocking, and safe to use from several threads and from several processes over the same place. What a function
/// returned from is on disk and survives a power cut; what it threw from left no trace.
///
/// A ledger that does not exist is empty to `leaves`, `forEachLeaf`, `checkpoints`, `latestCheckpoint` and `outbox`;
/// the other functions throw `.noSuchIncident`.
package protocol RunStore: Sendable {
  /// Begins an incident with its first leaves; all of it, or nothing.
  func create(_ incident: NewIncident, first batch: Batch) throws(StoreError)

  /// Adds leaves, their checkpoint and what they changed in the outbox; all of it, or nothing.
  ///
  /// - Parameter size: how many leaves the caller has seen. When that is not how many there are, nothing is written and
  ///   `.someoneWasFirst` is thrown.
  func commit(_ batch: Batch, to incident: IncidentID, expecting size: Int) throws(StoreError)

  /// In the order in which they began.
  func incidents() throws(StoreError) -> [IncidentRow]
  func incident(_ id: IncidentID) throws(StoreError) -> IncidentRow
  /// The pinned playbook file, byte for byte.
  func playbook(of id: IncidentID) throws(StoreError) -> [UInt8]

  /// Leaves in order, beginning with sequence `from`.
  func leaves(of id: IncidentID, from: Int) throws(StoreError) -> [StoredLeaf]
  /// The leaves there are at the call, one after the other, in memory that does not grow with their number.
  ///
  /// The store is free while `body` runs, which may use it. Throws `StoreError`, or what `body` throws.
  func forEachLeaf(of id: IncidentID, _ body: (StoredLeaf) throws -> Void) throws
  /// By size.
  func checkpoints(of id: IncidentID) throws(StoreError) -> [StoredCheckpoint]
  func latestCheckpoint(of id: IncidentID) throws(StoreError) -> StoredCheckpoint?

  /// What was ever queued, oldest first; of every incident when `id` is nil.
  func outbox(of id: IncidentID?) throws(StoreError) -> [OutboxEntry]
  func outboxEntry(_ delivery: String) throws(StoreError) -> OutboxEntry
  /// For each endpoint that is not stopped, its oldest message that is still owed, if that one is due; oldest first.
  ///
  /// A later message never overtakes it, and one that is being sent holds its endpoint's line until its outcome is
  /// recorded. What `incidents` have in a line is passed by, as if it were not there.
  func dueOutbox(at milliseconds: Int64, passingBy incidents: Set<IncidentID>) throws(StoreError) -> [OutboxEntry]
  /// Everything that is still owed, oldest first: what waits, is being sent or is uncertain.
  func owedOutbox() throws(StoreError) -> [OutboxEntry]
  /// Changes that no event speaks about: a person asks for another try. All of them, or none.
  func change(_ changes: [OutboxChange]) throws(StoreError)

  /// In the order in which they were made.
  func endpoints() throws(StoreError) -> [EndpointRow]
  /// Throws `.duplicateEndpoint` when the name is taken.
  func add(_ endpoint: EndpointRow) throws(StoreError)
  /// Adds the endpoint, or replaces the one of the same name.
  func save(_ endpoint: EndpointRow) throws(StoreError)
  /// Does nothing when there is none of that name. Its messages stay.
  func removeEndpoint(_ name: String) throws(StoreError)

  func setting(_ key: String) throws(StoreError) -> String?
  func set(_ key: String, _ value: String) throws(StoreError)
}

extension RunStore {
  package func dueOutbox(at milliseconds: Int64) throws(StoreError) -> [OutboxEntry] {
    try dueOutbox(at: milliseconds, passingBy: [])
  }
}
