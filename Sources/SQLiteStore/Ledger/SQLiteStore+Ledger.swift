import Foundation
import GRDB
package import RunStore

extension SQLiteStore {
  /// How many leaves `forEachLeaf` holds at a time.
  private static let stride = 128

  private static let incidentRows = """
    SELECT id, name, playbook_id, playbook_sha256, started_ms, is_drill, is_finished, origin,
      coalesce((SELECT max(sequence) + 1 FROM leaf WHERE incident = id), 0) AS size
    FROM incident
    """

  package func incidents() throws(StoreError) -> [IncidentRow] {
    try read { database in
      try Row.fetchAll(database, sql: "\(SQLiteStore.incidentRows) ORDER BY started_ms, rowid")
        .map(IncidentRow.init(row:))
    }
  }

  package func incident(_ id: IncidentID) throws(StoreError) -> IncidentRow {
    try read { database in
      let row = try Row.fetchOne(
        database, sql: "\(SQLiteStore.incidentRows) WHERE id = ?", arguments: [id.rawValue])
      guard let row else { throw StoreError.noSuchIncident(id) }
      return try IncidentRow(row: row)
    }
  }

  package func playbook(of id: IncidentID) throws(StoreError) -> [UInt8] {
    try read { database in
      let row = try Row.fetchOne(
        database, sql: "SELECT bytes FROM playbook WHERE incident = ?", arguments: [id.rawValue])
      guard let row else { throw StoreError.noSuchIncident(id) }
      return try row.bytes(atIndex: 0)
    }
  }

  package func leaves(of id: IncidentID, from first: Int) throws(StoreError) -> [StoredLeaf] {
    try read { database in try stretch(first..<Int.max, of: id, in: database) }
  }

  package func forEachLeaf(of id: IncidentID, _ body: (StoredLeaf) throws -> Void) throws {
    let end = try latestCheckpoint(of: id)?.size ?? 0
    var next = 0
    while next < end {
      let range = next..<min(next + SQLiteStore.stride, end)
      let leaves = try read { database in try stretch(range, of: id, in: database) }
      guard leaves.count == range.count else { throw StoreError.corrupt("a leaf is missing") }
      for leaf in leaves { try body(leaf) }
      next = range.upperBound
    }
  }

  private func stretch(_ range: Range<Int>, of id: IncidentID, in database: Database) throws -> [StoredLeaf] {
    let statement = try database.cachedStatement(
      sql: """
        SELECT sequence, bytes, disclosures FROM leaf
        WHERE incident = ? AND sequence >= ? AND sequence < ? ORDER BY sequence
        """)
    let rows = try Row.fetchCursor(
      statement, arguments: [id.rawValue, range.lowerBound, range.upperBound])
    var leaves: [StoredLeaf] = []
    while let row = try rows.next() { leaves.append(try StoredLeaf(row: row)) }
    return leaves
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
  fileprivate init(row: Row) throws {
    self.init(
      id: IncidentID(rawValue: try row.decode(forColumn: "id")),
      name: try row.decode(Data?.self, forColumn: "name").map { try VerbatimText(bytes: $0).text },
      playbookID: try row.decode(forColumn: "playbook_id"),
      playbookSHA256: try row.decode(forColumn: "playbook_sha256"),
      startedMilliseconds: try row.decode(forColumn: "started_ms"), isDrill: try row.decode(forColumn: "is_drill"),
      isFinished: try row.decode(forColumn: "is_finished"), origin: try row.decode(forColumn: "origin"),
      size: try row.decode(forColumn: "size"))
  }
}

extension StoredLeaf {
  fileprivate init(row: Row) throws {
    self.init(
      sequence: try row.decode(atIndex: 0), bytes: try row.bytes(atIndex: 1),
      disclosures: try TextList(bytes: row.decode(atIndex: 2)).texts)
  }
}

extension StoredCheckpoint {
  fileprivate init(row: Row) throws {
    self.init(size: try row.decode(atIndex: 0), note: try row.bytes(atIndex: 1))
  }
}

extension Row {
  /// A BLOB, copied once.
  func bytes(atIndex index: Int) throws -> [UInt8] {
    try withUnsafeData(atIndex: index) { data in
      guard let data else { throw StoreError.corrupt("bytes are missing") }
      return [UInt8](data)
    }
  }
}
