/** What the provider remembers. No card number is among it: a token keeps the card's ending and what it will do. */
export const schema = `
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
`
