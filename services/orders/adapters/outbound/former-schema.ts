import type { Migration } from '@galleria/chassis/store/database'

/**
 * Carts, promises, and orders as they were kept before sagas: `event-sourcing.ts` moves the orders on from here. Schemas are
 * never rewritten, since a store may be at any step of its life.
 */
export const formerSchema: Migration = `
  CREATE TABLE carts (
    shopper_id TEXT PRIMARY KEY,
    version INTEGER NOT NULL,
    lines TEXT NOT NULL,
    changed_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX carts_by_age ON carts (changed_at);

  CREATE TABLE quotes (
    quote_id TEXT PRIMARY KEY,
    quote TEXT NOT NULL,
    expires_at INTEGER NOT NULL,
    order_id TEXT
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX quotes_by_age ON quotes (expires_at);

  CREATE TABLE orders (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    order_id TEXT NOT NULL UNIQUE,
    order_number TEXT NOT NULL UNIQUE,
    shopper_id TEXT NOT NULL,
    status TEXT NOT NULL
  ) STRICT;
  CREATE INDEX orders_of_shopper ON orders (shopper_id, sequence);
  CREATE INDEX orders_pending ON orders (sequence) WHERE status = 'pending';

  CREATE TABLE order_events (
    order_id TEXT NOT NULL REFERENCES orders (order_id),
    version INTEGER NOT NULL,
    event TEXT NOT NULL,
    PRIMARY KEY (order_id, version)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE placement_keys (
    shopper_id TEXT NOT NULL,
    key TEXT NOT NULL,
    request_hash TEXT NOT NULL,
    order_id TEXT NOT NULL REFERENCES orders (order_id),
    PRIMARY KEY (shopper_id, key)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE settlements (
    order_id TEXT PRIMARY KEY REFERENCES orders (order_id),
    payment_token TEXT,
    undo TEXT NOT NULL,
    attempts INTEGER NOT NULL,
    due_at INTEGER NOT NULL,
    CHECK ((payment_token IS NULL) <> (undo = '[]'))
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX settlements_due ON settlements (due_at);
`
