/** The stock room's tables. The bounds stand here too, so that no program error can promise what is not there. */
export const schema = `
  CREATE TABLE stock (
    sku TEXT PRIMARY KEY,
    on_hand INTEGER NOT NULL CHECK (on_hand >= 0),
    reserved INTEGER NOT NULL DEFAULT 0 CHECK (0 <= reserved AND reserved <= on_hand)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE reservations (
    order_id TEXT PRIMARY KEY,
    status TEXT NOT NULL CHECK (status IN ('held', 'committed', 'released', 'lapsed')),
    expires_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX reservations_to_lapse ON reservations (expires_at) WHERE status = 'held';

  CREATE TABLE reservation_lines (
    order_id TEXT NOT NULL REFERENCES reservations (order_id),
    position INTEGER NOT NULL,
    sku TEXT NOT NULL REFERENCES stock (sku),
    quantity INTEGER NOT NULL CHECK (quantity > 0),
    PRIMARY KEY (order_id, position)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE movements (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    sku TEXT NOT NULL REFERENCES stock (sku),
    kind TEXT NOT NULL CHECK (kind IN ('opening', 'made', 'released', 'lapsed')),
    on_hand_delta INTEGER NOT NULL,
    reserved_delta INTEGER NOT NULL,
    order_id TEXT,
    at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX movements_by_sku ON movements (sku);
`

/**
 * Sales can be cancelled, revised, dispatched and restocked. SQLite cannot change a CHECK, so the tables that have one are
 * built anew beside the old ones; the lines go with their reservations, because a table that is referred to cannot be
 * dropped inside a transaction.
 */
export const salesMigration = `
  CREATE TABLE new_reservations (
    order_id TEXT PRIMARY KEY,
    status TEXT NOT NULL CHECK (
      status IN ('held', 'committed', 'released', 'lapsed', 'cancelled', 'dispatched', 'restocked')
    ),
    expires_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  INSERT INTO new_reservations (order_id, status, expires_at) SELECT order_id, status, expires_at FROM reservations;

  CREATE TABLE new_reservation_lines (
    order_id TEXT NOT NULL REFERENCES new_reservations (order_id),
    position INTEGER NOT NULL,
    sku TEXT NOT NULL REFERENCES stock (sku),
    quantity INTEGER NOT NULL CHECK (quantity > 0),
    PRIMARY KEY (order_id, position)
  ) STRICT, WITHOUT ROWID;
  INSERT INTO new_reservation_lines (order_id, position, sku, quantity)
    SELECT order_id, position, sku, quantity FROM reservation_lines;

  DROP TABLE reservation_lines;
  DROP TABLE reservations;
  ALTER TABLE new_reservations RENAME TO reservations;
  ALTER TABLE new_reservation_lines RENAME TO reservation_lines;
  CREATE INDEX reservations_to_lapse ON reservations (expires_at) WHERE status = 'held';

  CREATE TABLE new_movements (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    sku TEXT NOT NULL REFERENCES stock (sku),
    kind TEXT NOT NULL CHECK (
      kind IN ('opening', 'made', 'released', 'lapsed', 'cancelled', 'revised', 'dispatched', 'restocked')
    ),
    on_hand_delta INTEGER NOT NULL,
    reserved_delta INTEGER NOT NULL,
    order_id TEXT,
    at INTEGER NOT NULL
  ) STRICT;
  INSERT INTO new_movements (sequence, sku, kind, on_hand_delta, reserved_delta, order_id, at)
    SELECT sequence, sku, kind, on_hand_delta, reserved_delta, order_id, at FROM movements;
  DROP TABLE movements;
  ALTER TABLE new_movements RENAME TO movements;
  CREATE INDEX movements_by_sku ON movements (sku);
`
