import GRDB
package import RunStore

/// The store on one SQLite file, `hikeshi.sqlite`, in a folder.
///
/// Write-ahead log with `synchronous=FULL`: every commit is synced before it returns. Writers of several processes take
/// turns, each waiting for the one before it.
package final class SQLiteStore: RunStore {
  /// The one connection. Its calls do not nest.
  let connection: DatabaseQueue

  /// Opens the file in a folder that exists, or makes it there for its owner only.
  ///
  /// While it is open, nothing in this process may open and close the file in any other way; see `StoreFile`.
  ///
  /// - Parameter patience: how many seconds to wait for another process before `.busy` is thrown.
  package init(folder: String, patience: Double = 10) throws(StoreError) {
    let file = StoreFile(folder: folder)
    try file.prepare()
    var configuration = Configuration()
    configuration.label = "hikeshi"
    configuration.busyMode = .timeout(patience)
    configuration.foreignKeysEnabled = true
    configuration.prepareDatabase { database in
      try database.execute(sql: "PRAGMA journal_mode = WAL")
      try database.execute(sql: "PRAGMA synchronous = FULL")
      try database.execute(sql: "PRAGMA trusted_schema = OFF")
    }
    connection = try translated { try DatabaseQueue(path: file.path, configuration: configuration) }
    try translated { try Schema.bringUpToDate(connection) }
  }

  /// One transaction that sees one state of the file.
  func read<Value>(_ body: (Database) throws -> Value) throws(StoreError) -> Value {
    try translated { try connection.read(body) }
  }

  /// One transaction that takes its turn among writers before it reads anything (`BEGIN IMMEDIATE`).
  func write<Value>(_ body: (Database) throws -> Value) throws(StoreError) -> Value {
    try translated { try connection.write(body) }
  }
}
