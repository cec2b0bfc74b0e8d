import Foundation
import GRDB
package import RunStore

extension SQLiteStore {
  package func create(_ incident: NewIncident, first batch: Batch) throws(StoreError) {
    try write { database in
      if try Bool.fetchOne(database, sql: "SELECT 1 FROM incident WHERE id = ?", arguments: [incident.id.rawValue]) != nil {
        throw StoreError.incidentExists(incident.id)
      }
      try database.execute(
        sql: "INSERT INTO incident VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        arguments: [
          incident.id.rawValue, incident.name, incident.playbookID, incident.playbookSHA256, Data(incident.playbook),
          incident.startedMilliseconds, incident.isDrill, false, incident.origin,
        ])
      try append(batch, to: incident.id, after: 0, in: database)
    }
  }

  package func commit(_ batch: Batch, to incident: IncidentID, expecting size: Int) throws(StoreError) {
    try write { database in
      let present = try Int.fetchOne(
        database, sql: "SELECT coalesce(max(seq) + 1, 0) FROM leaf WHERE incident = ?", arguments: [incident.rawValue])
      guard let present, present > 0 else { throw StoreError.noSuchIncident(incident) }
      guard present == size else { throw StoreError.someoneWasFirst(expected: size, actual: present) }
      try append(batch, to: incident, after: size, in: database)
    }
  }

  private func append(_ batch: Batch, to incident: IncidentID, after size: Int, in database: Database) throws {
    let insertion = try database.cachedStatement(sql: "INSERT INTO leaf VALUES (?, ?, ?, ?)")
    for (offset, leaf) in batch.leaves.enumerated() {
      guard leaf.sequence == size + offset else {
        throw StoreError.sequenceGap(expected: size + offset, found: leaf.sequence)
      }
      guard leaf.bytes.count <= 65_535 else { throw StoreError.leafTooLarge(leaf.bytes.count) }
      try insertion.execute(
        arguments: [incident.rawValue, leaf.sequence, Data(leaf.bytes), leaf.disclosures.joined(separator: "\n")])
    }
    let end = size + batch.leaves.count
    guard batch.checkpoint.size == end else {
      throw StoreError.sequenceGap(expected: end, found: batch.checkpoint.size)
    }
    if !batch.leaves.isEmpty {
      try database.cachedStatement(sql: "INSERT INTO checkpoint VALUES (?, ?, ?)")
        .execute(arguments: [incident.rawValue, batch.checkpoint.size, Data(batch.checkpoint.note)])
    }
    for entry in batch.queued { try queue(entry, in: database) }
    for change in batch.standings { try apply(change, in: database) }
    try database.cachedStatement(sql: "UPDATE incident SET is_finished = ? WHERE id = ? AND is_finished <> ?")
      .execute(arguments: [batch.isFinished, incident.rawValue, batch.isFinished])
  }

  package func incidents() throws(StoreError) -> [IncidentRow] {
    try read { database in
      try Row.fetchAll(database, sql: "SELECT * FROM incident ORDER BY started_ms, id").map(IncidentRow.init(row:))
    }
  }

  package func incident(_ id: IncidentID) throws(StoreError) -> IncidentRow {
    try read { database in
      let row = try Row.fetchOne(database, sql: "SELECT * FROM incident WHERE id = ?", arguments: [id.rawValue])
      guard let row else { throw StoreError.noSuchIncident(id) }
      return IncidentRow(row: row)
    }
  }

  package func playbook(of id: IncidentID) throws(StoreError) -> [UInt8] {
    try read { database in
      let bytes = try Data.fetchOne(
        database, sql: "SELECT playbook FROM incident WHERE id = ?", arguments: [id.rawValue])
      guard let bytes else { throw StoreError.noSuchIncident(id) }
      return [UInt8](bytes)
    }
  }

  package func leaves(of id: IncidentID, from first: Int) throws(StoreError) -> [StoredLeaf] {
    try read { database in
      let cursor = try StoredLeaf.rows(of: id, from: first, in: database)
      var leaves: [StoredLeaf] = []
      while let row = try cursor.next() { leaves.append(StoredLeaf(row: row)) }
      return leaves
    }
  }

  package func forEachLeaf(of id: IncidentID, _ body: (StoredLeaf) throws -> Void) throws {
    try database.read { database in
      let cursor = try StoredLeaf.rows(of: id, from: 0, in: database)
      while let row = try cursor.next() { try body(StoredLeaf(row: row)) }
    }
  }

  package func checkpoints(of id: IncidentID) throws(StoreError) -> [StoredCheckpoint] {
    try read { database in
      try Row.fetchAll(
        database, sql: "SELECT size, note FROM checkpoint WHERE incident = ? ORDER BY size", arguments: [id.rawValue]
      ).map(StoredCheckpoint.init(row:))
    }
  }

  package func latestCheckpoint(of id: IncidentID) throws(StoreError) -> StoredCheckpoint? {
    try read { database in
      try Row.fetchOne(
        database, sql: "SELECT size, note FROM checkpoint WHERE incident = ? ORDER BY size DESC LIMIT 1",
        arguments: [id.rawValue]
      ).map(StoredCheckpoint.init(row:))
    }
  }
}

extension IncidentRow {
  fileprivate init(row: Row) {
    self.init(
      id: IncidentID(rawValue: row["id"]), name: row["name"], playbookID: row["playbook_id"],
      playbookSHA256: row["playbook_sha256"], startedMilliseconds: row["started_ms"], isDrill: row["is_drill"],
      isFinished: row["is_finished"], origin: row["origin"])
  }
}

extension StoredLeaf {
  fileprivate static func rows(of id: IncidentID, from first: Int, in database: Database) throws -> RowCursor {
    try Row.fetchCursor(
      database, sql: "SELECT seq, bytes, disclosures FROM leaf WHERE incident = ? AND seq >= ? ORDER BY seq",
      arguments: [id.rawValue, first])
  }

  fileprivate init(row: Row) {
    let bytes: Data = row["bytes"]
    let disclosures: String = row["disclosures"]
    self.init(
      sequence: row["seq"], bytes: [UInt8](bytes), disclosures: disclosures.split(separator: "\n").map(String.init))
  }
}

extension StoredCheckpoint {
  fileprivate init(row: Row) {
    let note: Data = row["note"]
    self.init(size: row["size"], note: [UInt8](note))
  }
}
