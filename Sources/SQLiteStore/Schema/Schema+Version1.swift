extension Schema {
  /// Leaves lie in a table with row ids: in one without, a leaf of more than a kilobyte takes a page of its own. A
  /// playbook lies apart from its incident, which is written again when the run ends.
  ///
  /// What is history cannot be changed through SQL. The triggers before INSERT are there because `INSERT OR REPLACE`
  /// deletes without asking the triggers before DELETE.
  static let version1 = """
    CREATE TABLE incident (
      id TEXT PRIMARY KEY NOT NULL, name BLOB, playbook_id TEXT NOT NULL, playbook_sha256 TEXT NOT NULL,
      started_ms INTEGER NOT NULL, is_drill INTEGER NOT NULL, is_finished INTEGER NOT NULL,
      origin TEXT NOT NULL UNIQUE
    ) STRICT;
    CREATE TABLE playbook (incident TEXT PRIMARY KEY NOT NULL REFERENCES incident(id), bytes BLOB NOT NULL) STRICT;
    CREATE TABLE leaf (
      incident TEXT NOT NULL REFERENCES incident(id), sequence INTEGER NOT NULL, bytes BLOB NOT NULL,
      disclosures BLOB NOT NULL, PRIMARY KEY (incident, sequence)
    ) STRICT;
    CREATE TABLE checkpoint (
      incident TEXT NOT NULL REFERENCES incident(id), size INTEGER NOT NULL, note BLOB NOT NULL,
      PRIMARY KEY (incident, size)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE outbox (
      place INTEGER PRIMARY KEY AUTOINCREMENT, delivery TEXT NOT NULL UNIQUE,
      incident TEXT NOT NULL REFERENCES incident(id), endpoint TEXT NOT NULL, queued_ms INTEGER NOT NULL,
      message_type TEXT NOT NULL, body BLOB NOT NULL, standing TEXT NOT NULL, standing_ms INTEGER NOT NULL,
      attempts INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX outbox_owed ON outbox(endpoint, place) WHERE standing IN ('waiting', 'sending', 'uncertain');
    CREATE TABLE endpoint (
      name TEXT PRIMARY KEY NOT NULL, url TEXT NOT NULL, format TEXT NOT NULL, language TEXT NOT NULL,
      role TEXT NOT NULL, secrets BLOB NOT NULL, allowed_networks BLOB NOT NULL, ca_file TEXT,
      allows_plain_http INTEGER NOT NULL, is_stopped INTEGER NOT NULL, created_ms INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE setting (key TEXT PRIMARY KEY NOT NULL, value BLOB NOT NULL) STRICT, WITHOUT ROWID;

    CREATE TRIGGER leaf_continues BEFORE INSERT ON leaf
      WHEN NEW.sequence <> (SELECT coalesce(max(sequence) + 1, 0) FROM leaf WHERE incident = NEW.incident)
      BEGIN SELECT RAISE(ABORT, 'leaves are append-only'); END;
    CREATE TRIGGER leaf_stays BEFORE UPDATE ON leaf BEGIN SELECT RAISE(ABORT, 'leaves are append-only'); END;
    CREATE TRIGGER leaf_remains BEFORE DELETE ON leaf BEGIN SELECT RAISE(ABORT, 'leaves are append-only'); END;
    CREATE TRIGGER checkpoint_continues BEFORE INSERT ON checkpoint
      WHEN NEW.size <= (SELECT max(size) FROM checkpoint WHERE incident = NEW.incident)
      BEGIN SELECT RAISE(ABORT, 'checkpoints are append-only'); END;
    CREATE TRIGGER checkpoint_stays BEFORE UPDATE ON checkpoint
      BEGIN SELECT RAISE(ABORT, 'checkpoints are append-only'); END;
    CREATE TRIGGER checkpoint_remains BEFORE DELETE ON checkpoint
      BEGIN SELECT RAISE(ABORT, 'checkpoints are append-only'); END;
    CREATE TRIGGER incident_stays BEFORE UPDATE OF id, name, playbook_id, playbook_sha256, started_ms, is_drill, origin
      ON incident BEGIN SELECT RAISE(ABORT, 'incidents are append-only'); END;
    CREATE TRIGGER incident_remains BEFORE DELETE ON incident
      BEGIN SELECT RAISE(ABORT, 'incidents are append-only'); END;
    CREATE TRIGGER playbook_stays BEFORE UPDATE ON playbook
      BEGIN SELECT RAISE(ABORT, 'pinned playbooks are append-only'); END;
    CREATE TRIGGER playbook_remains BEFORE DELETE ON playbook
      BEGIN SELECT RAISE(ABORT, 'pinned playbooks are append-only'); END;
    CREATE TRIGGER outbox_stays
      BEFORE UPDATE OF place, delivery, incident, endpoint, queued_ms, message_type, body ON outbox
      BEGIN SELECT RAISE(ABORT, 'messages are append-only'); END;
    CREATE TRIGGER outbox_remains BEFORE DELETE ON outbox
      BEGIN SELECT RAISE(ABORT, 'messages are append-only'); END;
    """
}
