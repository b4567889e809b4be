/**
 * Adds what is given back, the double-entry books and their comparison with the provider's. Payments from before stay as
 * they were: how much of each was tax was never told, so `tax_cents` is null, all of it is booked as revenue, and a refund
 * of it gives back no tax. What was captured by then is booked here.
 */
export const moneySchema = `
  DROP INDEX payments_in_doubt;
  ALTER TABLE payments RENAME TO payments_before;
  CREATE TABLE payments (
    order_id TEXT PRIMARY KEY,
    status TEXT NOT NULL CHECK (status IN (
      'barred', 'withdrawn', 'authorizing', 'unknown', 'authorized', 'declined', 'capturing', 'captured', 'voiding', 'voided')),
    amount_cents INTEGER CHECK (amount_cents >= 0),
    tax_cents INTEGER CHECK (tax_cents BETWEEN 0 AND amount_cents),
    captured_cents INTEGER NOT NULL DEFAULT 0 CHECK (captured_cents >= 0),
    token TEXT,
    charge_id TEXT,
    decline_reason TEXT,
    asked_at INTEGER,
    updated_at INTEGER NOT NULL,
    look_again_at INTEGER,
    CHECK (status = 'barred' OR (amount_cents IS NOT NULL AND asked_at IS NOT NULL)),
    CHECK (captured_cents = 0 OR (status = 'captured' AND captured_cents <= amount_cents)),
    CHECK (status NOT IN ('authorizing', 'unknown', 'capturing', 'voiding') OR look_again_at IS NOT NULL)
  ) STRICT, WITHOUT ROWID;
  INSERT INTO payments
    SELECT order_id, status, amount_cents, NULL, iif(status = 'captured', amount_cents, 0), token, charge_id,
           decline_reason, asked_at, updated_at, look_again_at
    FROM payments_before;
  DROP TABLE payments_before;
  CREATE INDEX payments_in_doubt ON payments (look_again_at) WHERE look_again_at IS NOT NULL;

  CREATE TABLE refunds (
    refund_id TEXT PRIMARY KEY,
    order_id TEXT NOT NULL REFERENCES payments (order_id),
    ordinal INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('reduction', 'refund')),
    amount_cents INTEGER NOT NULL CHECK (amount_cents > 0),
    tax_cents INTEGER NOT NULL CHECK (tax_cents BETWEEN 0 AND amount_cents),
    status TEXT NOT NULL CHECK (status IN ('asked', 'unknown', 'settled')),
    UNIQUE (order_id, ordinal)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE ledger_entries (
    entry INTEGER PRIMARY KEY,
    order_id TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('capture', 'refund')),
    ref TEXT NOT NULL,
    amount_cents INTEGER NOT NULL CHECK (amount_cents > 0),
    at INTEGER NOT NULL,
    UNIQUE (order_id, kind, ref)
  ) STRICT;
  CREATE TABLE ledger_postings (
    entry INTEGER NOT NULL REFERENCES ledger_entries (entry),
    account TEXT NOT NULL CHECK (account IN ('customer-receivable', 'psp-clearing', 'revenue', 'tax', 'refunds')),
    debit_cents INTEGER NOT NULL CHECK (debit_cents >= 0),
    credit_cents INTEGER NOT NULL CHECK (credit_cents >= 0),
    CHECK ((debit_cents = 0) <> (credit_cents = 0))
  ) STRICT;
  CREATE INDEX ledger_balances ON ledger_postings (account, debit_cents, credit_cents);
  CREATE TRIGGER ledger_entries_stay BEFORE UPDATE ON ledger_entries BEGIN SELECT raise(ABORT, 'an entry is never changed'); END;
  CREATE TRIGGER ledger_entries_last BEFORE DELETE ON ledger_entries BEGIN SELECT raise(ABORT, 'an entry is never removed'); END;
  CREATE TRIGGER ledger_postings_stay BEFORE UPDATE ON ledger_postings BEGIN SELECT raise(ABORT, 'a posting is never changed'); END;
  CREATE TRIGGER ledger_postings_last BEFORE DELETE ON ledger_postings BEGIN SELECT raise(ABORT, 'a posting is never removed'); END;

  CREATE TABLE provider_entries (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    ref TEXT NOT NULL,
    amount_cents INTEGER NOT NULL,
    page_after TEXT
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE ledger_differences (
    sequence INTEGER PRIMARY KEY,
    side TEXT NOT NULL CHECK (side IN ('ours', 'theirs')),
    kind TEXT NOT NULL,
    ref TEXT NOT NULL,
    amount_cents INTEGER NOT NULL,
    provider_entry TEXT,
    since INTEGER NOT NULL,
    told INTEGER NOT NULL DEFAULT 0,
    CHECK ((side = 'theirs') = (provider_entry IS NOT NULL))
  ) STRICT;
  CREATE INDEX ledger_differences_by_entry ON ledger_differences (ref, kind, amount_cents, side);
  CREATE TABLE ledger_comparison (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    after TEXT,
    compared_at INTEGER
  ) STRICT;
  INSERT INTO ledger_comparison (one) VALUES (1);

  INSERT INTO ledger_entries (order_id, kind, ref, amount_cents, at)
    SELECT order_id, 'capture', order_id, captured_cents, updated_at FROM payments WHERE captured_cents > 0;
  INSERT INTO ledger_postings SELECT entry, 'customer-receivable', amount_cents, 0 FROM ledger_entries;
  INSERT INTO ledger_postings SELECT entry, 'revenue', 0, amount_cents FROM ledger_entries;
  INSERT INTO ledger_postings SELECT entry, 'psp-clearing', amount_cents, 0 FROM ledger_entries;
  INSERT INTO ledger_postings SELECT entry, 'customer-receivable', 0, amount_cents FROM ledger_entries;
  INSERT INTO ledger_differences (side, kind, ref, amount_cents, since)
    SELECT 'ours', kind, ref, amount_cents, at FROM ledger_entries;

  CREATE TABLE webhook_inbox (
    event_id TEXT PRIMARY KEY,
    type TEXT NOT NULL,
    received_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX webhook_inbox_by_age ON webhook_inbox (received_at);
`
