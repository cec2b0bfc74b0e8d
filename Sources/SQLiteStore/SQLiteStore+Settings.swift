import GRDB
package import RunStore

extension SQLiteStore {
  package func endpoints() throws(StoreError) -> [EndpointRow] {
    try read { database in
      try Row.fetchAll(database, sql: "SELECT * FROM endpoint ORDER BY created_ms, name").map(EndpointRow.init(row:))
    }
  }

  package func save(_ endpoint: EndpointRow) throws(StoreError) {
    try write { database in
      try database.execute(
        sql: "INSERT OR REPLACE INTO endpoint VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        arguments: [
          endpoint.name, endpoint.url, endpoint.format, endpoint.language, endpoint.role,
          endpoint.secrets.joined(separator: "\n"), endpoint.allowedNetworks.joined(separator: "\n"), endpoint.caFile,
          endpoint.allowsPlainHTTP, endpoint.isStopped, endpoint.createdMilliseconds,
        ])
    }
  }

  package func removeEndpoint(_ name: String) throws(StoreError) {
    try write { database in
      try database.execute(sql: "DELETE FROM endpoint WHERE name = ?", arguments: [name])
    }
  }

  package func setting(_ key: String) throws(StoreError) -> String? {
    try read { database in
      try String.fetchOne(database, sql: "SELECT value FROM setting WHERE key = ?", arguments: [key])
    }
  }

  package func set(_ key: String, _ value: String) throws(StoreError) {
    try write { database in
      try database.execute(sql: "INSERT OR REPLACE INTO setting VALUES (?, ?)", arguments: [key, value])
    }
  }
}

extension EndpointRow {
  fileprivate init(row: Row) {
    let secrets: String = row["secrets"]
    let networks: String = row["allowed_networks"]
    self.init(
      name: row["name"], url: row["url"], format: row["format"], language: row["language"], role: row["role"],
      secrets: secrets.split(separator: "\n").map(String.init),
      allowedNetworks: networks.split(separator: "\n").map(String.init), caFile: row["ca_file"],
      allowsPlainHTTP: row["allows_plain_http"], isStopped: row["is_stopped"], createdMilliseconds: row["created_ms"])
  }
}
