package import RunStore

/// Everything that a store holds of some incidents, to be compared before and after.
package struct StoreContents: Equatable {
  package let incidents: [IncidentRow]
  package let leaves: [[StoredLeaf]]
  package let checkpoints: [[StoredCheckpoint]]
  package let outbox: [OutboxEntry]
  package let endpoints: [EndpointRow]

  package init(of store: any RunStore) throws {
    incidents = try store.incidents()
    leaves = try incidents.map { try store.leaves(of: $0.id, from: 0) }
    checkpoints = try incidents.map { try store.checkpoints(of: $0.id) }
    outbox = try store.outbox(of: nil)
    endpoints = try store.endpoints()
  }
}
