/**
 * What the provider remembers, one step for each time it learned to remember more. No card number is among it: a token
 * keeps the card's ending and what it will do.
 */
export const migrations: readonly string[] = [
  // Stores from before the steps were counted have these tables already.
  `
  CREATE TABLE IF NOT EXISTS field_sessions (id TEXT PRIMARY KEY, expires INTEGER NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS challenges (
    id TEXT PRIMARY KEY, session TEXT NOT NULL, number_ending TEXT NOT NULL, brand TEXT NOT NULL,
    outcome TEXT NOT NULL, attempts INTEGER NOT NULL DEFAULT 0, expires INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE IF NOT EXISTS tokens (
    id TEXT PRIMARY KEY, last4 TEXT NOT NULL, brand TEXT NOT NULL, outcome TEXT NOT NULL,
    expires INTEGER NOT NULL, spent_on TEXT
  ) STRICT;
  CREATE TABLE IF NOT EXISTS charges (
    id TEXT PRIMARY KEY, reference TEXT NOT NULL UNIQUE, idempotency_key TEXT NOT NULL UNIQUE, fingerprint TEXT NOT NULL,
    amount TEXT NOT NULL, currency TEXT NOT NULL, last4 TEXT NOT NULL, brand TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('processing', 'requires_capture', 'settled', 'canceled', 'refused')),
    refusal TEXT, created INTEGER NOT NULL, ready_at INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE IF NOT EXISTS ended_references (reference TEXT PRIMARY KEY) STRICT;
  `,
  // What was taken and given back, in cents. A charge settled before was taken whole.
  `
  ALTER TABLE charges ADD COLUMN captured INTEGER NOT NULL DEFAULT 0 CHECK (captured >= 0);
  ALTER TABLE charges ADD COLUMN refunded INTEGER NOT NULL DEFAULT 0 CHECK (refunded BETWEEN 0 AND captured);
  UPDATE charges SET captured = CAST(replace(amount, '.', '') AS INTEGER) WHERE state = 'settled';
  CREATE INDEX charges_processing ON charges (ready_at) WHERE state = 'processing';
  CREATE TABLE refunds (
    id TEXT PRIMARY KEY, charge TEXT NOT NULL REFERENCES charges (id), reference TEXT NOT NULL UNIQUE,
    idempotency_key TEXT NOT NULL UNIQUE, fingerprint TEXT NOT NULL,
    amount INTEGER NOT NULL CHECK (amount > 0), created INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE ledger (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL CHECK (kind IN ('capture', 'refund')),
    charge TEXT NOT NULL REFERENCES charges (id), reference TEXT NOT NULL,
    amount INTEGER NOT NULL CHECK (amount > 0), created INTEGER NOT NULL
  ) STRICT;
  CREATE TRIGGER ledger_is_never_changed BEFORE UPDATE ON ledger
    BEGIN SELECT RAISE(ABORT, 'the ledger is only ever added to'); END;
  CREATE TRIGGER ledger_is_never_shortened BEFORE DELETE ON ledger
    BEGIN SELECT RAISE(ABORT, 'the ledger is only ever added to'); END;
  INSERT INTO ledger (kind, charge, reference, amount, created)
    SELECT 'capture', id, reference, captured, created FROM charges WHERE captured > 0 ORDER BY created, rowid;
  `,
]
