import RunStore

/// A store in which the last leaf of one incident, or every pinned playbook, reads otherwise than it was written.
struct DamagedStore: RunStore {
  let whole: any RunStore
  var damaged: IncidentID?
  var pinned: [UInt8]?

  func create(_ incident: NewIncident, first batch: Batch) throws(StoreError) {
    try whole.create(incident, first: batch)
  }
  func commit(_ batch: Batch, to incident: IncidentID, expecting size: Int) throws(StoreError) {
    try whole.commit(batch, to: incident, expecting: size)
  }
  func incidents() throws(StoreError) -> [IncidentRow] { try whole.incidents() }
  func incident(_ id: IncidentID) throws(StoreError) -> IncidentRow { try whole.incident(id) }
  func playbook(of id: IncidentID) throws(StoreError) -> [UInt8] {
    if let pinned { return pinned }
    return try whole.playbook(of: id)
  }

  func leaves(of id: IncidentID, from: Int) throws(StoreError) -> [StoredLeaf] {
    let leaves = try whole.leaves(of: id, from: from)
    guard id == damaged, let last = leaves.last else { return leaves }
    return leaves.dropLast() + [last.damaged]
  }
  func forEachLeaf(of id: IncidentID, _ body: (StoredLeaf) throws -> Void) throws {
    let size = try whole.latestCheckpoint(of: id)?.size
    try whole.forEachLeaf(of: id) { leaf in
      try body(id == damaged && leaf.sequence + 1 == size ? leaf.damaged : leaf)
    }
  }
  func checkpoints(of id: IncidentID) throws(StoreError) -> [StoredCheckpoint] { try whole.checkpoints(of: id) }
  func latestCheckpoint(of id: IncidentID) throws(StoreError) -> StoredCheckpoint? {
    try whole.latestCheckpoint(of: id)
  }
  func outbox(of id: IncidentID?) throws(StoreError) -> [OutboxEntry] { try whole.outbox(of: id) }
  func outboxEntry(_ delivery: String) throws(StoreError) -> OutboxEntry { try whole.outboxEntry(delivery) }
  func dueOutbox(at milliseconds: Int64, passingBy incidents: Set<IncidentID>) throws(StoreError) -> [OutboxEntry] {
    try whole.dueOutbox(at: milliseconds, passingBy: incidents)
  }
  func owedOutbox() throws(StoreError) -> [OutboxEntry] { try whole.owedOutbox() }
  func change(_ changes: [OutboxChange]) throws(StoreError) { try whole.change(changes) }
  func endpoints() throws(StoreError) -> [EndpointRow] { try whole.endpoints() }
  func add(_ endpoint: EndpointRow) throws(StoreError) { try whole.add(endpoint) }
  func save(_ endpoint: EndpointRow) throws(StoreError) { try whole.save(endpoint) }
  func removeEndpoint(_ name: String) throws(StoreError) { try whole.removeEndpoint(name) }
  func setting(_ key: String) throws(StoreError) -> String? { try whole.setting(key) }
  func set(_ key: String, _ value: String) throws(StoreError) { try whole.set(key, value) }
}

extension StoredLeaf {
  /// One letter of it is another.
  fileprivate var damaged: StoredLeaf {
    var bytes = bytes
    if let index = bytes.lastIndex(of: UInt8(ascii: "v")) { bytes[index] = UInt8(ascii: "w") }
    return StoredLeaf(sequence: sequence, bytes: bytes, disclosures: disclosures)
  }
}
