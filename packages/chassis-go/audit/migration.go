package audit

// Migration is the audit's tables; a service that keeps state puts them among its migrations. Entries are only ever added: how far they
// were sent is kept beside them, by a number of its own.
const Migration = `
  CREATE TABLE audit_entries (
    sequence INTEGER PRIMARY KEY,
    body TEXT NOT NULL,
    hash TEXT NOT NULL
  ) STRICT;
  CREATE TRIGGER audit_entries_stay BEFORE UPDATE ON audit_entries
    BEGIN SELECT raise(ABORT, 'an entry of the audit is never changed'); END;
  CREATE TRIGGER audit_entries_last BEFORE DELETE ON audit_entries
    BEGIN SELECT raise(ABORT, 'an entry of the audit is never removed'); END;
  -- A replacement removes without asking the trigger above.
  CREATE TRIGGER audit_entries_follow BEFORE INSERT ON audit_entries
    WHEN NEW.sequence <> (SELECT coalesce(max(sequence), 0) + 1 FROM audit_entries)
    BEGIN SELECT raise(ABORT, 'an entry of the audit follows upon the last'); END;

  CREATE TABLE audit_sent (
    only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
    sequence INTEGER NOT NULL,
    birth TEXT,
    rewinds INTEGER NOT NULL
  ) STRICT;
  INSERT INTO audit_sent (only_row, sequence, birth, rewinds) VALUES (1, 0, NULL, 0);
`
