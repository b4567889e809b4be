package outbox

// Migration is the outbox's table; a service that announces events puts it among its migrations.
const Migration = `
  CREATE TABLE outbox (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    event_id TEXT NOT NULL UNIQUE,
    event TEXT NOT NULL,
    aggregate_id TEXT NOT NULL,
    time TEXT NOT NULL,
    version INTEGER NOT NULL,
    data TEXT NOT NULL,
    traceparent TEXT,
    published INTEGER NOT NULL DEFAULT 0
  ) STRICT;
  CREATE INDEX outbox_waiting ON outbox (sequence) WHERE published = 0;
`

// StreamMigration is where the relay remembers which stream it has filled; among the migrations after Migration.
const StreamMigration = `
  CREATE TABLE outbox_stream (
    only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
    birth TEXT NOT NULL
  ) STRICT;
`
