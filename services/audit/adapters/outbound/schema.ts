/**
 * Every chain as it came in, append-only by trigger. What is looked for by is read out of the body by SQLite itself, so that it cannot
 * say something else than what was sealed. Gaps and anchored heads are the keeper's memory and prove nothing.
 */
export const schema = `
  CREATE TABLE kept_entries (
    place INTEGER PRIMARY KEY AUTOINCREMENT,
    writer TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    body TEXT NOT NULL,
    hash TEXT NOT NULL,
    action TEXT GENERATED ALWAYS AS (body ->> '$.action') VIRTUAL,
    object_id TEXT GENERATED ALWAYS AS (body ->> '$.object.id') VIRTUAL,
    principal_id TEXT GENERATED ALWAYS AS (body ->> '$.principal.id') VIRTUAL,
    UNIQUE (writer, sequence)
  ) STRICT;
  CREATE INDEX kept_by_object ON kept_entries (object_id, place);
  CREATE INDEX kept_by_principal ON kept_entries (principal_id, place);
  CREATE INDEX kept_by_action ON kept_entries (action, place);
  CREATE TRIGGER kept_entries_stay BEFORE UPDATE ON kept_entries
    BEGIN SELECT raise(ABORT, 'an entry of the audit is never changed'); END;
  CREATE TRIGGER kept_entries_last BEFORE DELETE ON kept_entries
    BEGIN SELECT raise(ABORT, 'an entry of the audit is never removed'); END;
  -- A replacement removes without asking the trigger above.
  CREATE TRIGGER kept_entries_follow BEFORE INSERT ON kept_entries
    WHEN NEW.sequence <> (SELECT coalesce(max(sequence), 0) + 1 FROM kept_entries WHERE writer = NEW.writer)
    BEGIN SELECT raise(ABORT, 'an entry of the audit follows upon the last'); END;

  CREATE TABLE broken_entries (
    writer TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    reason TEXT NOT NULL,
    body TEXT,
    previous TEXT,
    hash TEXT NOT NULL,
    found_at TEXT NOT NULL,
    PRIMARY KEY (writer, sequence, reason, hash)
  ) STRICT, WITHOUT ROWID;
  CREATE TRIGGER broken_entries_stay BEFORE UPDATE ON broken_entries
    BEGIN SELECT raise(ABORT, 'what was found broken is never changed'); END;
  CREATE TRIGGER broken_entries_last BEFORE DELETE ON broken_entries
    BEGIN SELECT raise(ABORT, 'what was found broken is never removed'); END;

  CREATE TABLE seen_ahead (
    writer TEXT PRIMARY KEY,
    seen INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE anchored_heads (
    writer TEXT PRIMARY KEY,
    sequence INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
`
