import Foundation
import GRDB
import RunStore
import SQLiteStore
import StoreConformance
import Testing

@Suite struct DamageTests {
  /// Every table has a row of history in it.
  private func filled() throws -> TemporaryHome {
    let home = try TemporaryHome()
    let store = try home.store()
    try Sample.begin(in: store, queued: [Sample.message("one")])
    try store.commit(Sample.batch(2..<5), to: Sample.incident, expecting: 2)
    try store.save(Sample.endpoint("agent"))
    try store.set("company", "name")
    return home
  }

  @Test(arguments: [
    "UPDATE leaf SET bytes = x'00' WHERE sequence = 1", "UPDATE leaf SET sequence = sequence + 10",
    "UPDATE leaf SET disclosures = x''", "DELETE FROM leaf", "DELETE FROM leaf WHERE sequence = 4",
    "INSERT OR REPLACE INTO leaf VALUES ('20261124-7k3f', 4, x'00', x'')",
    "INSERT INTO leaf VALUES ('20261124-7k3f', 9, x'00', x'')",
    "INSERT INTO leaf VALUES ('20261124-7k3f', -1, x'00', x'')",
    "UPDATE checkpoint SET note = x'00'", "UPDATE checkpoint SET size = 9 WHERE size = 5", "DELETE FROM checkpoint",
    "INSERT OR REPLACE INTO checkpoint VALUES ('20261124-7k3f', 5, x'00')",
    "INSERT INTO checkpoint VALUES ('20261124-7k3f', 3, x'00')",
    "UPDATE incident SET started_ms = 0", "UPDATE incident SET origin = 'x'", "DELETE FROM incident",
    "UPDATE playbook SET bytes = x'00'", "DELETE FROM playbook",
    "UPDATE outbox SET body = x'00'", "UPDATE outbox SET endpoint = 'x'", "DELETE FROM outbox",
  ])
  func historyCannotBeChangedThroughSQL(statement: String) throws {
    let home = try filled()
    let before = try StoreContents(of: home.open())
    let error = #expect(throws: DatabaseError.self) { try home.raw().write { try $0.execute(sql: statement) } }
    #expect(error?.extendedResultCode == .SQLITE_CONSTRAINT_TRIGGER)
    #expect(try StoreContents(of: home.open()) == before)
  }

  @Test(arguments: [
    ("UPDATE outbox SET standing = 'lost'", "outbox standing"), ("UPDATE setting SET value = x'FF'", "text"),
    ("UPDATE endpoint SET secrets = x'39'", "list of texts"), ("DROP TABLE setting", "no such table: setting"),
    (
      "DROP TABLE endpoint; CREATE TABLE endpoint (name, created_ms); INSERT INTO endpoint VALUES (x'FF', 1)",
      "a value has the wrong type"
    ),
  ])
  func whatWasTamperedWithIsReportedNotTrusted(statement: String, reason: String) throws {
    let home = try filled()
    try home.raw().writeWithoutTransaction { try $0.execute(sql: statement) }
    let store = try home.store()
    #expect(throws: StoreError.corrupt(reason)) {
      _ = try store.outbox(of: nil)
      _ = try store.endpoints()
      _ = try store.setting("company")
    }
  }

  @Test func aLeafThatWasTakenOutIsMissed() throws {
    let home = try filled()
    try home.raw().write { database in
      try database.execute(sql: "DROP TRIGGER leaf_remains")
      try database.execute(sql: "DELETE FROM leaf WHERE sequence = 3")
    }
    #expect(throws: StoreError.corrupt("a leaf is missing")) {
      try home.store().forEachLeaf(of: Sample.incident) { _ in }
    }
  }

  @Test func aPageOfRubbishIsReported() throws {
    let home = try filled()
    let size = try #require(try FileManager.default.attributesOfItem(atPath: home.file.path)[.size] as? Int)
    let handle = try FileHandle(forWritingTo: home.file)
    // Everything after the page that holds the schema's beginning.
    try handle.seek(toOffset: 4_096)
    try handle.write(contentsOf: Data(repeating: 0xA5, count: size - 4_096))
    try handle.close()
    #expect(throws: StoreError.corrupt("database disk image is malformed")) {
      _ = try home.store().leaves(of: Sample.incident, from: 0)
    }
  }
}
