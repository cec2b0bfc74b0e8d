import GRDB
import RunStore

/// The layout of the file, version by version; `user_version` says how many of them it has.
enum Schema {
  /// Oldest first. One that was released is never edited.
  static let versions: [String] = [version1, version2]

  /// Adds what a file of an older program lacks, in one transaction. Costs one query when nothing does.
  static func bringUpToDate(_ connection: DatabaseQueue) throws {
    let present = try connection.read { try version(of: $0) }
    if present == versions.count { return }
    try connection.write { database in
      // Another process may have done it while we waited for our turn.
      let present = try version(of: database)
      for statements in versions[present...] { try database.execute(sql: statements) }
      try database.execute(sql: "PRAGMA user_version = \(versions.count)")
    }
  }

  private static func version(of database: Database) throws -> Int {
    let version = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
    guard version <= versions.count else { throw StoreError.newerSchema(found: version, known: versions.count) }
    guard version >= 0 else { throw StoreError.corrupt("user_version \(version)") }
    if version == 0, try Bool.fetchOne(database, sql: "SELECT EXISTS (SELECT * FROM sqlite_schema)") ?? true {
      throw StoreError.corrupt("tables of another program")
    }
    return version
  }
}
