import Foundation
import GRDB
import Glibc
package import RunStore

/// The store on one SQLite file, `hikeshi.sqlite`, in a folder.
///
/// Write-ahead log with `synchronous=FULL`: every commit is synced before it returns. Writers of several processes take
/// turns, each waiting up to ten seconds.
package final class SQLiteStore: RunStore {
  let database: DatabaseQueue

  /// Opens the file, or makes it for its owner only.
  package init(folder: String) throws(StoreError) {
    let path = folder + "/hikeshi.sqlite"
    // Made by us before SQLite does: the log files beside it take over its mode.
    let descriptor = Glibc.open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw errno == EACCES || errno == EROFS || errno == EPERM
        ? .notPermitted : .inputOutput(code: Int(errno), String(cString: strerror(errno)))
    }
    close(descriptor)
    var configuration = Configuration()
    configuration.label = "hikeshi"
    configuration.busyMode = .timeout(10)
    configuration.foreignKeysEnabled = true
    configuration.prepareDatabase { database in
      try database.execute(sql: "PRAGMA journal_mode = WAL")
      try database.execute(sql: "PRAGMA synchronous = FULL")
      try database.execute(sql: "PRAGMA trusted_schema = OFF")
    }
    database = try translated { try DatabaseQueue(path: path, configuration: configuration) }
    try translated { try Schema.bringUpToDate(database) }
  }

  func read<Value>(_ body: (Database) throws -> Value) throws(StoreError) -> Value {
    try translated { try database.read(body) }
  }

  /// One transaction that takes its turn among writers before it reads anything.
  func write<Value>(_ body: (Database) throws -> Value) throws(StoreError) -> Value {
    try translated {
      try database.writeWithoutTransaction { database in
        var result: Value?
        try database.inTransaction(.immediate) {
          result = try body(database)
          return .commit
        }
        guard let result else { throw StoreError.corrupt("transaction without a result") }
        return result
      }
    }
  }
}

/// Runs GRDB and says what went wrong in the store's own words.
func translated<Value>(_ body: () throws -> Value) throws(StoreError) -> Value {
  do {
    return try body()
  } catch let error as StoreError {
    throw error
  } catch let error as DatabaseError {
    throw StoreError(error)
  } catch {
    throw .corrupt("\(error)")
  }
}

extension StoreError {
  fileprivate init(_ error: DatabaseError) {
    switch error.resultCode {
    case .SQLITE_FULL: self = .diskFull
    case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy
    case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_CANTOPEN, .SQLITE_AUTH: self = .notPermitted
    case .SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_MISMATCH: self = .corrupt(error.message ?? "")
    default: self = .inputOutput(code: Int(error.extendedResultCode.rawValue), error.message ?? "")
    }
  }
}
