import GRDB
import RunStore

/// The layout of the file, version by version. A version that was released is never edited.
enum Schema {
  static let versions: [String] = [version1]

  static func bringUpToDate(_ database: DatabaseQueue) throws {
    if try database.read({ try version(of: $0) }) == versions.count { return }
    try database.writeWithoutTransaction { database in
      try database.inTransaction(.immediate) {
        let present = try version(of: database)
        guard present <= versions.count else {
          throw StoreError.newerSchema(found: present, known: versions.count)
        }
        for statements in versions[present...] { try database.execute(sql: statements) }
        try database.execute(sql: "PRAGMA user_version = \(versions.count)")
        return .commit
      }
    }
  }

  private static func version(of database: Database) throws -> Int {
    try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
  }

  private static let version1 = """
    CREATE TABLE incident (
      id TEXT PRIMARY KEY NOT NULL, name TEXT, playbook_id TEXT NOT NULL, playbook_sha256 TEXT NOT NULL,
      playbook BLOB NOT NULL, started_ms INTEGER NOT NULL, is_drill INTEGER NOT NULL,
      is_finished INTEGER NOT NULL, origin TEXT NOT NULL UNIQUE
    ) STRICT;
    CREATE TABLE leaf (
      incident TEXT NOT NULL REFERENCES incident(id), seq INTEGER NOT NULL, bytes BLOB NOT NULL,
      disclosures TEXT NOT NULL, PRIMARY KEY (incident, seq)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE checkpoint (
      incident TEXT NOT NULL REFERENCES incident(id), size INTEGER NOT NULL, note BLOB NOT NULL,
      PRIMARY KEY (incident, size)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE outbox (
      place INTEGER PRIMARY KEY, delivery TEXT NOT NULL UNIQUE, incident TEXT NOT NULL REFERENCES incident(id),
      endpoint TEXT NOT NULL, queued_ms INTEGER NOT NULL, message_type TEXT NOT NULL, body BLOB NOT NULL,
      standing TEXT NOT NULL, standing_ms INTEGER NOT NULL, attempts INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX outbox_owed ON outbox(endpoint, place) WHERE standing IN ('waiting', 'sending', 'uncertain');
    CREATE TABLE endpoint (
      name TEXT PRIMARY KEY NOT NULL, url TEXT NOT NULL, format TEXT NOT NULL, language TEXT NOT NULL,
      role TEXT NOT NULL, secrets TEXT NOT NULL, allowed_networks TEXT NOT NULL, ca_file TEXT,
      allows_plain_http INTEGER NOT NULL, is_stopped INTEGER NOT NULL, created_ms INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE setting (key TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL) STRICT;
    CREATE TRIGGER leaf_stays BEFORE UPDATE ON leaf BEGIN SELECT RAISE(ABORT, 'leaves are append-only'); END;
    CREATE TRIGGER leaf_remains BEFORE DELETE ON leaf BEGIN SELECT RAISE(ABORT, 'leaves are append-only'); END;
    CREATE TRIGGER checkpoint_stays BEFORE UPDATE ON checkpoint
      BEGIN SELECT RAISE(ABORT, 'checkpoints are append-only'); END;
    CREATE TRIGGER checkpoint_remains BEFORE DELETE ON checkpoint
      BEGIN SELECT RAISE(ABORT, 'checkpoints are append-only'); END;
    """
}
