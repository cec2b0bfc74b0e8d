import Foundation
import GRDB
import RunStore
import SQLiteStore
import StoreConformance

/// A folder of its own, gone when the test is over.
final class TemporaryHome: StorePlace {
  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "store-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  var file: URL { folder.appending(path: "hikeshi.sqlite") }

  func store() throws -> SQLiteStore { try SQLiteStore(folder: folder.path) }

  func open() throws -> any RunStore { try store() }

  /// A connection that has none of our settings, for looking in and for breaking things.
  func raw() throws -> DatabaseQueue { try DatabaseQueue(path: file.path) }

  /// What SQLite finds wrong with the file; "ok" when nothing.
  func faults() throws -> [String] {
    try raw().read { try String.fetchAll($0, sql: "PRAGMA integrity_check") }
  }

  func mode(of name: String) throws -> Int? {
    let attributes = try FileManager.default.attributesOfItem(atPath: folder.appending(path: name).path)
    return attributes[.posixPermissions] as? Int
  }
}
