import Foundation
import GRDB
package import RunStore

extension SQLiteStore {
  func queue(_ entry: OutboxEntry, in database: Database) throws {
    let statement = try database.cachedStatement(
      sql: """
        INSERT INTO outbox (delivery, incident, endpoint, queued_ms, message_type, body, standing, standing_ms, attempts)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (delivery) DO NOTHING
        """)
    try statement.execute(
      arguments: [
        entry.deliveryID, entry.incident.rawValue, entry.endpoint, entry.queuedMilliseconds, entry.messageType,
        Data(entry.body), entry.standing.kind, entry.standing.milliseconds, entry.attempts,
      ])
    guard database.changesCount == 1 else { throw StoreError.deliveryExists(entry.deliveryID) }
  }

  /// - Parameter incident: whose message it has to be; nil for anybody's.
  func apply(_ change: OutboxChange, of incident: IncidentID?, in database: Database) throws {
    let statement = try database.cachedStatement(
      sql: """
        UPDATE outbox SET standing = ?1, standing_ms = ?2, attempts = ?3
        WHERE delivery = ?4 AND (?5 IS NULL OR incident = ?5)
        """)
    try statement.execute(
      arguments: [
        change.standing.kind, change.standing.milliseconds, change.attempts, change.deliveryID, incident?.rawValue,
      ])
    guard database.changesCount == 1 else { throw StoreError.noSuchDelivery(change.deliveryID) }
  }

  package func change(_ changes: [OutboxChange]) throws(StoreError) {
    try write { database in
      for change in changes { try apply(change, of: nil, in: database) }
    }
  }

  package func outbox(of id: IncidentID?) throws(StoreError) -> [OutboxEntry] {
    try read { database in
      try Row.fetchAll(
        database, sql: "SELECT * FROM outbox WHERE ?1 IS NULL OR incident = ?1 ORDER BY place",
        arguments: [id?.rawValue]
      ).map(OutboxEntry.init(row:))
    }
  }

  package func outboxEntry(_ delivery: String) throws(StoreError) -> OutboxEntry {
    try read { database in
      let row = try Row.fetchOne(database, sql: "SELECT * FROM outbox WHERE delivery = ?", arguments: [delivery])
      guard let row else { throw StoreError.noSuchDelivery(delivery) }
      return try OutboxEntry(row: row)
    }
  }

  package func owedOutbox() throws(StoreError) -> [OutboxEntry] {
    try read { database in
      try Row.fetchAll(
        database, sql: "SELECT * FROM outbox WHERE standing IN ('waiting', 'sending', 'uncertain') ORDER BY place"
      ).map(OutboxEntry.init(row:))
    }
  }

  package func dueOutbox(
    at milliseconds: Int64, passingBy incidents: Set<IncidentID>
  ) throws(StoreError) -> [OutboxEntry] {
    let passed = incidents.map(\.rawValue)
    let marks = databaseQuestionMarks(count: passed.count)
    return try read { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT * FROM outbox
          WHERE place IN (
              SELECT min(place) FROM outbox
              WHERE standing IN ('waiting', 'sending', 'uncertain') AND incident NOT IN (\(marks)) GROUP BY endpoint
            )
            AND standing <> 'sending' AND standing_ms <= ?
            AND endpoint NOT IN (SELECT name FROM endpoint WHERE is_stopped)
          ORDER BY place
          """, arguments: StatementArguments(passed) + [milliseconds]
      ).map(OutboxEntry.init(row:))
    }
  }
}

extension OutboxEntry {
  fileprivate init(row: Row) throws {
    let body: Data = try row.decode(forColumn: "body")
    self.init(
      deliveryID: try row.decode(forColumn: "delivery"),
      incident: IncidentID(rawValue: try row.decode(forColumn: "incident")),
      endpoint: try row.decode(forColumn: "endpoint"), queuedMilliseconds: try row.decode(forColumn: "queued_ms"),
      body: [UInt8](body), messageType: try row.decode(forColumn: "message_type"),
      standing: try Standing(
        kind: row.decode(forColumn: "standing"), milliseconds: row.decode(forColumn: "standing_ms")),
      attempts: try row.decode(forColumn: "attempts"))
  }
}
