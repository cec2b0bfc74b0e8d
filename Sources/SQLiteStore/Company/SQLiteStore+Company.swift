import Foundation
import GRDB
package import RunStore

extension SQLiteStore {
  package func endpoints() throws(StoreError) -> [EndpointRow] {
    try read { database in
      try Row.fetchAll(database, sql: "SELECT * FROM endpoint ORDER BY created_ms, name").map(EndpointRow.init(row:))
    }
  }

  package func add(_ endpoint: EndpointRow) throws(StoreError) {
    try write { database in
      try put(endpoint, with: "INSERT OR IGNORE", in: database)
      guard database.changesCount == 1 else { throw StoreError.duplicateEndpoint(endpoint.name) }
    }
  }

  package func save(_ endpoint: EndpointRow) throws(StoreError) {
    try write { database in try put(endpoint, with: "INSERT OR REPLACE", in: database) }
  }

  private func put(_ endpoint: EndpointRow, with verb: String, in database: Database) throws {
    try database.execute(
      sql: """
        \(verb) INTO endpoint (name, url, format, language, role, secrets, allowed_networks, ca_file,
          allows_plain_http, is_stopped, proxy, receives_warnings, created_ms)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        endpoint.name, endpoint.url, endpoint.format, endpoint.language, endpoint.role,
        TextList(endpoint.secrets).bytes, TextList(endpoint.allowedNetworks).bytes, endpoint.caFile,
        endpoint.allowsPlainHTTP, endpoint.isStopped, endpoint.proxy, endpoint.receivesWarnings,
        endpoint.createdMilliseconds,
      ])
  }

  package func removeEndpoint(_ name: String) throws(StoreError) {
    try write { database in
      try database.execute(sql: "DELETE FROM endpoint WHERE name = ?", arguments: [name])
    }
  }

  package func setting(_ key: String) throws(StoreError) -> String? {
    try read { database in
      try Data.fetchOne(database, sql: "SELECT value FROM setting WHERE key = ?", arguments: [key])
        .map { try VerbatimText(bytes: $0).text }
    }
  }

  package func set(_ key: String, _ value: String) throws(StoreError) {
    try write { database in
      try database.execute(
        sql: "INSERT OR REPLACE INTO setting (key, value) VALUES (?, ?)",
        arguments: [key, VerbatimText(value).bytes])
    }
  }
}

extension EndpointRow {
  fileprivate init(row: Row) throws {
    self.init(
      name: try row.decode(forColumn: "name"), url: try row.decode(forColumn: "url"),
      format: try row.decode(forColumn: "format"), language: try row.decode(forColumn: "language"),
      role: try row.decode(forColumn: "role"), secrets: try TextList(bytes: row.decode(forColumn: "secrets")).texts,
      allowedNetworks: try TextList(bytes: row.decode(forColumn: "allowed_networks")).texts,
      caFile: try row.decode(forColumn: "ca_file"), allowsPlainHTTP: try row.decode(forColumn: "allows_plain_http"),
      isStopped: try row.decode(forColumn: "is_stopped"),
      proxy: try row.decode(forColumn: "proxy"), receivesWarnings: try row.decode(forColumn: "receives_warnings"),
      createdMilliseconds: try row.decode(forColumn: "created_ms"))
  }
}
