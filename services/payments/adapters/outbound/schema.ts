/** The ledger's tables: where each payment stands, and every step it took to get there. */
export const schema = `
  CREATE TABLE payments (
    order_id TEXT PRIMARY KEY,
    status TEXT NOT NULL CHECK (status IN (
      'barred', 'withdrawn', 'authorizing', 'unknown', 'authorized', 'declined', 'capturing', 'captured', 'voiding', 'voided')),
    amount_cents INTEGER CHECK (amount_cents >= 0),
    token TEXT,
    charge_id TEXT,
    decline_reason TEXT,
    asked_at INTEGER,
    updated_at INTEGER NOT NULL,
    look_again_at INTEGER,
    CHECK (status = 'barred' OR (amount_cents IS NOT NULL AND asked_at IS NOT NULL)),
    CHECK ((status IN ('authorizing', 'unknown', 'capturing', 'voiding')) = (look_again_at IS NOT NULL))
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX payments_in_doubt ON payments (look_again_at) WHERE look_again_at IS NOT NULL;

  CREATE TABLE payment_steps (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    order_id TEXT NOT NULL,
    step TEXT NOT NULL,
    status TEXT NOT NULL,
    at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX payment_steps_by_order ON payment_steps (order_id);
`
