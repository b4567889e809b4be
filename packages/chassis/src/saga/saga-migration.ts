import type { Migration } from '../store/database.ts'

/**
 * The sagas' tables; a service that runs sagas puts them among its migrations. `saga_log` is never read by the engine: it
 * is what a person, or a check of the shop's invariants, reads afterwards.
 */
export const sagaMigration: Migration = `
  CREATE TABLE sagas (
    saga_id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    version INTEGER NOT NULL,
    traceparent TEXT,
    begun_at INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('running', 'compensating', 'done', 'aborted')),
    data TEXT NOT NULL,
    done TEXT NOT NULL,
    skipped TEXT NOT NULL,
    attempts INTEGER NOT NULL,
    tried_at INTEGER,
    due_at INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    carrier TEXT NOT NULL,
    logged INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX sagas_unfinished ON sagas (due_at) WHERE state IN ('running', 'compensating');
  CREATE TABLE saga_log (
    saga_id TEXT NOT NULL,
    seq INTEGER NOT NULL,
    step TEXT NOT NULL,
    what TEXT NOT NULL CHECK (what IN ('done', 'refused', 'undone', 'skipped')),
    at INTEGER NOT NULL,
    PRIMARY KEY (saga_id, seq)
  ) STRICT, WITHOUT ROWID;
`

/** The next step: in whose name a saga was begun, so that what is carried on later is still done in it. */
export const sagaCallerMigration: Migration = 'ALTER TABLE sagas ADD COLUMN caller TEXT'
