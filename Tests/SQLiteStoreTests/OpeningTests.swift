import Foundation
import GRDB
import Glibc
import RunStore
import SQLiteStore
import StoreConformance
import Testing

@Suite struct OpeningTests {
  private func expect(_ error: StoreError, opening home: TemporaryHome, _ comment: Comment? = nil) {
    #expect(throws: error, comment) { try home.store() }
  }

  @Test func openingAgainChangesNothing() throws {
    let home = try TemporaryHome()
    try Sample.begin(in: home.store())
    let before = try Data(contentsOf: home.file)
    _ = try home.store()
    #expect(try Data(contentsOf: home.file) == before)
  }

  @Test func aFileOfAnotherKindIsNotTouched() throws {
    let home = try TemporaryHome()
    let text = Data(String(repeating: "This is a letter to the insurer.\n", count: 200).utf8)
    try text.write(to: home.file)
    expect(.corrupt("file is not a database"), opening: home)
    #expect(try Data(contentsOf: home.file) == text)
  }

  /// A file of the first version has endpoints that nobody asked whether they want warnings.
  @Test func aFileOfTheFirstVersionIsBroughtUpToDate() throws {
    let home = try TemporaryHome()
    try home.store().add(Sample.endpoint("agent"))
    try home.raw().writeWithoutTransaction { database in
      try database.execute(sql: "ALTER TABLE endpoint DROP COLUMN receives_warnings")
      try database.execute(sql: "ALTER TABLE endpoint DROP COLUMN proxy")
      try database.execute(sql: "PRAGMA user_version = 1")
    }
    #expect(try home.store().endpoints() == [Sample.endpoint("agent")])
    #expect(try home.raw().read { try Int.fetchOne($0, sql: "PRAGMA user_version") } == 2)
  }

  @Test func aDatabaseOfAnotherProgramIsNotTouched() throws {
    let home = try TemporaryHome()
    try home.raw().write { try $0.execute(sql: "CREATE TABLE track (title TEXT)") }
    expect(.corrupt("tables of another program"), opening: home)
    #expect(try home.raw().read { try $0.tableExists("incident") } == false)
  }

  @Test(arguments: [3, 99, Int(Int32.max)])
  func aFileOfANewerProgramIsRefused(version: Int) throws {
    let home = try TemporaryHome()
    try Sample.begin(in: home.store())
    try home.raw().writeWithoutTransaction { try $0.execute(sql: "PRAGMA user_version = \(version)") }
    expect(.newerSchema(found: version, known: 2), opening: home)
    #expect(try home.raw().read { try Int.fetchOne($0, sql: "SELECT count(*) FROM leaf") } == 2)
  }

  @Test func aVersionThatCannotBeIsRefused() throws {
    let home = try TemporaryHome()
    _ = try home.store()
    try home.raw().writeWithoutTransaction { try $0.execute(sql: "PRAGMA user_version = -1") }
    expect(.corrupt("user_version -1"), opening: home)
  }

  @Test func aHomeThatIsNotThereIsSaidToBeMissing() throws {
    let home = try TemporaryHome()
    let missing = home.folder.appending(path: "nowhere").path
    #expect(throws: StoreError.inputOutput(code: Int(ENOENT), "No such file or directory")) {
      try SQLiteStore(folder: missing)
    }
    try Data().write(to: home.folder.appending(path: "nowhere"))
    #expect(throws: StoreError.inputOutput(code: Int(ENOTDIR), "Not a directory")) {
      try SQLiteStore(folder: missing)
    }
  }

  @Test func aFolderInTheFilesPlaceIsRefused() throws {
    let home = try TemporaryHome()
    try FileManager.default.createDirectory(at: home.file, withIntermediateDirectories: false)
    expect(.corrupt("not a regular file"), opening: home)
  }

  /// Permissions do not hold for root, so that this is tried in a process that has given up being root.
  @Test(
    arguments: [
      (folder: 0, file: 0o600), (folder: 0o755, file: 0), (folder: 0o755, file: 0o400), (folder: 0o555, file: 0o600),
    ] as [(folder: mode_t, file: mode_t)])
  func whatWeMayNotReadAndWriteIsSaidToBeForbidden(folder: mode_t, file: mode_t) async throws {
    let home = try TemporaryHome()
    let path = home.folder.path
    try Sample.begin(in: home.store())
    chmod(home.file.path, file)
    chmod(path, folder)
    defer { chmod(path, 0o700) }
    await #expect(processExitsWith: .success) { [path = path as String] in
      if geteuid() == 0 { #expect(seteuid(65_534) == 0) }
      #expect(throws: StoreError.notPermitted) {
        try SQLiteStore(folder: path).set("key", "value")
      }
    }
  }

  @Test func aHomeThatWeMayOnlyReadGetsNoFile() async throws {
    let home = try TemporaryHome()
    let path = home.folder.path
    chmod(path, 0o555)
    defer { chmod(path, 0o700) }
    await #expect(processExitsWith: .success) { [path = path as String] in
      if geteuid() == 0 { #expect(seteuid(65_534) == 0) }
      #expect(throws: StoreError.notPermitted) { try SQLiteStore(folder: path) }
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: path).isEmpty)
  }
}
