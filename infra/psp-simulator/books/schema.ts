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
  // What is told of it: events, and each sending of one. Only what is still to be sent is ever searched for.
  `
  CREATE TABLE events (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, type TEXT NOT NULL,
    charge TEXT NOT NULL REFERENCES charges (id), created INTEGER NOT NULL, body TEXT NOT NULL
  ) STRICT;
  CREATE INDEX events_charge ON events (charge);
  CREATE TABLE deliveries (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT, event INTEGER NOT NULL REFERENCES events (sequence),
    charge TEXT NOT NULL, body TEXT NOT NULL, lies TEXT NOT NULL, unsigned INTEGER NOT NULL, age_s INTEGER NOT NULL,
    once INTEGER NOT NULL, held INTEGER NOT NULL, since INTEGER NOT NULL, due_at INTEGER NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0, result TEXT,
    state TEXT NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'delivered', 'given_up'))
  ) STRICT;
  CREATE INDEX deliveries_pending ON deliveries (due_at) WHERE state = 'pending';
  CREATE INDEX deliveries_held ON deliveries (charge) WHERE held = 1;
  CREATE INDEX deliveries_event ON deliveries (event);
  `,
]
