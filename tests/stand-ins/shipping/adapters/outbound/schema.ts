/** Shipping's table: what a parcel is now. What happened to it is in the outbox. */
export const schema = `
  CREATE TABLE parcels (
    order_id TEXT PRIMARY KEY,
    parcel_id TEXT NOT NULL UNIQUE,
    carrier TEXT NOT NULL,
    status TEXT NOT NULL CHECK (
      status IN ('expected', 'planned', 'dispatched', 'delivered', 'cancelled', 'returning', 'returned')
    ),
    lines TEXT NOT NULL CHECK (json_valid(lines)),
    revision INTEGER NOT NULL CHECK (revision >= 0),
    tracking_number TEXT,
    due_at INTEGER,
    updated_at INTEGER NOT NULL,
    CHECK ((due_at IS NOT NULL) = (status IN ('planned', 'dispatched', 'returning'))),
    CHECK (tracking_number IS NOT NULL OR status NOT IN ('dispatched', 'delivered', 'returning', 'returned'))
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX parcels_due ON parcels (due_at) WHERE due_at IS NOT NULL;
`

/** Under which trace a parcel was last spoken of: what it does by itself later belongs to that story. */
export const traceColumn = 'ALTER TABLE parcels ADD COLUMN traceparent TEXT'

/** What is in which package, and what is known of the order beyond its lines. */
export const packageColumns = `
  ALTER TABLE parcels ADD COLUMN packages TEXT CHECK (packages IS NULL OR json_valid(packages));
  ALTER TABLE parcels ADD COLUMN freight TEXT CHECK (freight IS NULL OR json_valid(freight));
`
