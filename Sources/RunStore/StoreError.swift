/// Why a store did not do what it was asked. It is as it was before.
package enum StoreError: Error, Hashable, Sendable {
  /// The ledger does not have the size that the caller saw: somebody recorded in between.
  case someoneWasFirst(expected: Int, actual: Int)
  case noSuchIncident(IncidentID)
  /// This incident already has the identifier, or the origin.
  case incidentExists(IncidentID)
  /// There is no such message, or it is another incident's.
  case noSuchDelivery(String)
  case deliveryExists(String)
  case duplicateEndpoint(String)
  /// The batch does not continue the ledger.
  case sequenceGap(expected: Int, found: Int)
  /// In bytes; the most is `StoredLeaf.largest`.
  case leafTooLarge(Int)
  /// Another process held the store for too long.
  case busy
  case diskFull
  /// The place cannot be read or written by us.
  case notPermitted
  /// What is there is not what a store wrote. The text is for the log, in no language a person reads.
  case corrupt(String)
  /// A newer program wrote it.
  case newerSchema(found: Int, known: Int)
  /// The operating system's or the database's code, and its own words.
  case inputOutput(code: Int, String)
}
