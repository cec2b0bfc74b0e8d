import Foundation
import GRDB
package import RunStore

extension SQLiteStore {
  package func create(_ incident: NewIncident, first batch: Batch) throws(StoreError) {
    try write { database in
      let holder = try String.fetchOne(
        database, sql: "SELECT id FROM incident WHERE id = ?1 OR origin = ?2 ORDER BY id <> ?1",
        arguments: [incident.id.rawValue, incident.origin])
      if let holder { throw StoreError.incidentExists(IncidentID(rawValue: holder)) }
      try database.execute(
        sql: """
          INSERT INTO incident (id, name, playbook_id, playbook_sha256, started_ms, is_drill, is_finished, origin)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          incident.id.rawValue, incident.name.map { VerbatimText($0).bytes }, incident.playbookID,
          incident.playbookSHA256, incident.startedMilliseconds, incident.isDrill, false, incident.origin,
        ])
      try database.execute(
        sql: "INSERT INTO playbook (incident, bytes) VALUES (?, ?)",
        arguments: [incident.id.rawValue, Data(incident.playbook)])
      try append(batch, to: incident.id, after: 0, wasFinished: false, in: database)
    }
  }

  package func commit(_ batch: Batch, to incident: IncidentID, expecting size: Int) throws(StoreError) {
    try write { database in
      let row = try Row.fetchOne(
        database.cachedStatement(
          sql: """
            SELECT coalesce((SELECT max(sequence) + 1 FROM leaf WHERE incident = id), 0), is_finished
            FROM incident WHERE id = ?
            """),
        arguments: [incident.rawValue])
      guard let row else { throw StoreError.noSuchIncident(incident) }
      let present = try row.decode(Int.self, atIndex: 0)
      guard present == size else { throw StoreError.someoneWasFirst(expected: size, actual: present) }
      try append(batch, to: incident, after: size, wasFinished: row.decode(atIndex: 1), in: database)
    }
  }

  private func append(
    _ batch: Batch, to incident: IncidentID, after size: Int, wasFinished: Bool, in database: Database
  ) throws {
    for (expected, leaf) in zip(size..., batch.leaves) {
      guard leaf.sequence == expected else {
        throw StoreError.sequenceGap(expected: expected, found: leaf.sequence)
      }
      guard leaf.bytes.count <= StoredLeaf.largest else { throw StoreError.leafTooLarge(leaf.bytes.count) }
      try database.cachedStatement(
        sql: "INSERT INTO leaf (incident, sequence, bytes, disclosures) VALUES (?, ?, ?, ?)"
      ).execute(
        arguments: [incident.rawValue, leaf.sequence, Data(leaf.bytes), TextList(leaf.disclosures).bytes])
    }
    let end = size + batch.leaves.count
    guard batch.checkpoint.size == end else {
      throw StoreError.sequenceGap(expected: end, found: batch.checkpoint.size)
    }
    if !batch.leaves.isEmpty {
      try database.cachedStatement(sql: "INSERT INTO checkpoint (incident, size, note) VALUES (?, ?, ?)")
        .execute(arguments: [incident.rawValue, end, Data(batch.checkpoint.note)])
    }
    for entry in batch.queued {
      precondition(entry.incident == incident, "a message of \(entry.incident) queued with leaves of \(incident)")
      try queue(entry, in: database)
    }
    for change in batch.standings { try apply(change, of: incident, in: database) }
    if let isFinished = batch.isFinished, isFinished != wasFinished {
      try database.execute(
        sql: "UPDATE incident SET is_finished = ? WHERE id = ?", arguments: [isFinished, incident.rawValue])
    }
  }
}
