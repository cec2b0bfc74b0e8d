import Foundation
import GRDB
import RunStore
import StoreConformance
import Testing

@testable import SQLiteStore

@Suite struct ConnectionTests {
  @Test func everyCommitIsSyncedToTheLog() throws {
    let home = try TemporaryHome()
    for opening in ["made", "opened"] {
      let store = try home.store()
      let found = try store.connection.writeWithoutTransaction { database in
        try ["journal_mode", "synchronous", "foreign_keys", "trusted_schema"].map { name in
          try String.fetchOne(database, sql: "PRAGMA \(name)")
        }
      }
      #expect(found == ["wal", "2", "1", "0"], "\(opening)")
    }
  }

  @Test func theFilesAreTheOwnersAlone() throws {
    let home = try TemporaryHome()
    let store = try home.store()
    try Sample.begin(in: store)
    #expect(try home.mode(of: "hikeshi.sqlite") == 0o600)
    #expect(try home.mode(of: "hikeshi.sqlite-wal") == 0o600)
    #expect(try home.mode(of: "hikeshi.sqlite-shm") == 0o600)
  }

  @Test func aFileThatOthersCouldReadIsClosedToThem() throws {
    let home = try TemporaryHome()
    try Sample.begin(in: home.store())
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: home.file.path)
    let store = try home.store()
    try store.set("a", "b")
    #expect(try home.mode(of: "hikeshi.sqlite") == 0o600)
    #expect(try home.mode(of: "hikeshi.sqlite-wal") == 0o600)
    #expect(try store.incident(Sample.incident).size == 2)
  }

  @Test func aWriterThatNeverEndsIsReportedAsBusy() throws {
    let home = try TemporaryHome()
    try Sample.begin(in: home.store())
    let store = try SQLiteStore(folder: home.folder.path, patience: 0)
    try home.raw().write { _ in
      #expect(throws: StoreError.busy) { try store.commit(Sample.batch(2..<3), to: Sample.incident, expecting: 2) }
      let size = try store.incident(Sample.incident).size
      #expect(size == 2, "a reader does not wait for a writer")
    }
    try store.commit(Sample.batch(2..<3), to: Sample.incident, expecting: 2)
  }

  @Test func aFullDiskLeavesTheLedgerAsItWas() throws {
    let home = try TemporaryHome()
    let store = try home.store()
    try Sample.begin(in: store, queued: [Sample.message("one")])
    let before = try StoreContents(of: store)
    let large = Batch(
      leaves: (2..<4).map { Sample.leaf($0, bytes: [UInt8](repeating: 7, count: StoredLeaf.largest)) },
      checkpoint: Sample.checkpoint(4), queued: [Sample.message("two")],
      standings: [Sample.change("one", to: .accepted(at: 1))], isFinished: true)
    try store.connection.writeWithoutTransaction { database in
      let pages = try #require(try Int.fetchOne(database, sql: "PRAGMA page_count"))
      // Room for the first of the two leaves, so that it fails in the middle.
      try database.execute(sql: "PRAGMA max_page_count = \(pages + 20)")
    }
    #expect(throws: StoreError.diskFull) { try store.commit(large, to: Sample.incident, expecting: 2) }
    #expect(try StoreContents(of: store) == before)
    #expect(try StoreContents(of: home.store()) == before)
    try store.connection.writeWithoutTransaction { try $0.execute(sql: "PRAGMA max_page_count = 1000000") }
    try store.commit(large, to: Sample.incident, expecting: 2)
    #expect(try home.store().leaves(of: Sample.incident, from: 2) == large.leaves)
  }
}
