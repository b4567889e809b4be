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
