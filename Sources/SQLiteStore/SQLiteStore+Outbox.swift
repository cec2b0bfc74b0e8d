import Foundation
import GRDB
package import RunStore

extension SQLiteStore {
  func queue(_ entry: OutboxEntry, in database: Database) throws {
    let (standing, milliseconds) = entry.standing.columns
    try database.cachedStatement(
      sql: """
        INSERT INTO outbox (delivery, incident, endpoint, queued_ms, message_type, body, standing, standing_ms, attempts)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(
      arguments: [
        entry.deliveryID, entry.incident.rawValue, entry.endpoint, entry.queuedMilliseconds, entry.messageType,
        Data(entry.body), standing, milliseconds, entry.attempts,
      ])
  }

  func apply(_ change: OutboxChange, in database: Database) throws {
    let (standing, milliseconds) = change.standing.columns
    try database.cachedStatement(
      sql: "UPDATE outbox SET standing = ?, standing_ms = ?, attempts = ? WHERE delivery = ?"
    ).execute(arguments: [standing, milliseconds, change.attempts, change.deliveryID])
    guard database.changesCount == 1 else { throw StoreError.noSuchDelivery(change.deliveryID) }
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

  package func dueOutbox(at milliseconds: Int64) throws(StoreError) -> [OutboxEntry] {
    try read { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT outbox.* FROM outbox
          JOIN (
            SELECT min(place) AS head FROM outbox
            WHERE standing IN ('waiting', 'sending', 'uncertain')
              AND endpoint NOT IN (SELECT name FROM endpoint WHERE is_stopped)
            GROUP BY endpoint
          ) ON place = head
          WHERE standing <> 'sending' AND standing_ms <= ? ORDER BY place
          """, arguments: [milliseconds]
      ).map(OutboxEntry.init(row:))
    }
  }

  package func change(_ changes: [OutboxChange]) throws(StoreError) {
    try write { database in
      for change in changes { try apply(change, in: database) }
    }
  }
}

extension OutboxEntry {
  fileprivate init(row: Row) throws {
    let body: Data = row["body"]
    guard let standing = Standing(kind: row["standing"], milliseconds: row["standing_ms"]) else {
      throw StoreError.corrupt("outbox standing")
    }
    self.init(
      deliveryID: row["delivery"], incident: IncidentID(rawValue: row["incident"]), endpoint: row["endpoint"],
      queuedMilliseconds: row["queued_ms"], body: [UInt8](body), messageType: row["message_type"],
      standing: standing, attempts: row["attempts"])
  }
}

extension Standing {
  fileprivate var columns: (String, Int64) {
    switch self {
    case .waiting(let time): ("waiting", time)
    case .sending(let time): ("sending", time)
    case .accepted(let time): ("accepted", time)
    case .acknowledged(let time): ("acknowledged", time)
    case .uncertain(let time): ("uncertain", time)
    case .exhausted(let time): ("exhausted", time)
    case .stopped(let time): ("stopped", time)
    case .needsPerson(let time): ("needs-person", time)
    }
  }

  fileprivate init?(kind: String, milliseconds: Int64) {
    switch kind {
    case "waiting": self = .waiting(notBefore: milliseconds)
    case "sending": self = .sending(since: milliseconds)
    case "accepted": self = .accepted(at: milliseconds)
    case "acknowledged": self = .acknowledged(at: milliseconds)
    case "uncertain": self = .uncertain(retryNotBefore: milliseconds)
    case "exhausted": self = .exhausted(at: milliseconds)
    case "stopped": self = .stopped(at: milliseconds)
    case "needs-person": self = .needsPerson(at: milliseconds)
    default: return nil
    }
  }
}
