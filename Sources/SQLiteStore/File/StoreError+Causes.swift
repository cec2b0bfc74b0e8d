import GRDB
import Glibc
import RunStore

/// Runs GRDB and says what went wrong in the store's own words.
func translated<Value>(_ body: () throws -> Value) throws(StoreError) -> Value {
  do {
    return try body()
  } catch let error as StoreError {
    throw error
  } catch let error as DatabaseError {
    throw StoreError(error)
  } catch is RowDecodingError {
    // Its own description quotes the row, which may hold secrets.
    throw .corrupt("a value has the wrong type")
  } catch {
    throw .corrupt("\(type(of: error))")
  }
}

extension StoreError {
  /// A failed system call.
  init(errorNumber: Int32) {
    switch errorNumber {
    case EACCES, EPERM, EROFS: self = .notPermitted
    case ENOSPC, EDQUOT: self = .diskFull
    default: self = .inputOutput(code: Int(errorNumber), String(cString: strerror(errorNumber)))
    }
  }

  /// What SQLite answered (SQLite, "Result and Error Codes"). Its message names no values, only tables and columns.
  init(_ error: DatabaseError) {
    let words = error.message ?? ""
    switch error.extendedResultCode {
    // The shared memory beside the log could not grow.
    case .SQLITE_IOERR_SHMSIZE:
      self = .diskFull
      return
    default: break
    }
    switch error.resultCode {
    case .SQLITE_FULL: self = .diskFull
    case .SQLITE_BUSY, .SQLITE_LOCKED, .SQLITE_PROTOCOL: self = .busy
    case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_CANTOPEN, .SQLITE_AUTH: self = .notPermitted
    // Our statements are fixed, so that one the database cannot read means tables that are not ours.
    case .SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_MISMATCH, .SQLITE_ERROR, .SQLITE_FORMAT: self = .corrupt(words)
    default: self = .inputOutput(code: Int(error.extendedResultCode.rawValue), words)
    }
  }
}
