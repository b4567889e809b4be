import type { Migration } from '@galleria/chassis/store/database'

/**
 * From a journal beside an outbox to events that are the outbox, and from settlements to sagas. Nothing is lost:
 *
 * - Each event keeps its place, its id, its time and whether it was published, so that nobody hears of it twice.
 * - An order that waits to be bought becomes a saga that stands before its payment: an earlier try may have come as far as
 *   the money, and only a saga that has yet to ask for it is sure to let it go again. One that waits to be undone becomes
 *   a saga that is being taken back.
 * - The projections are left empty; they are built when the service starts (`projections.ts`).
 */
export const eventSourcing: Migration = `
  ALTER TABLE order_events RENAME TO former_events;

  CREATE TABLE order_events (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    event_id TEXT NOT NULL UNIQUE,
    order_id TEXT NOT NULL,
    version INTEGER NOT NULL,
    type TEXT NOT NULL,
    schema_version INTEGER NOT NULL,
    data TEXT NOT NULL,
    time TEXT NOT NULL,
    traceparent TEXT,
    published INTEGER NOT NULL DEFAULT 0,
    UNIQUE (order_id, version)
  ) STRICT;
  CREATE INDEX order_events_waiting ON order_events (sequence) WHERE published = 0;

  INSERT INTO order_events (event_id, order_id, version, type, schema_version, data, time, traceparent, published)
  SELECT
    coalesce(outbox.event_id, former.order_id || '-' || former.version),
    former.order_id,
    former.version,
    former.event ->> '$.type',
    1,
    json_remove(former.event, '$.type'),
    coalesce(outbox.time, first.event ->> '$.placement.placedAt'),
    outbox.traceparent,
    coalesce(outbox.published, 1)
  FROM former_events AS former
    JOIN former_events AS first ON first.order_id = former.order_id AND first.version = 1
    JOIN orders ON orders.order_id = former.order_id
    LEFT JOIN outbox ON outbox.aggregate_id = former.order_id
      AND replace(outbox.event, '.', '-') = former.event ->> '$.type'
  ORDER BY coalesce(outbox.sequence, 0), orders.sequence, former.version;

  CREATE TABLE request_keys (
    shopper_id TEXT NOT NULL,
    purpose TEXT NOT NULL,
    key TEXT NOT NULL,
    request_hash TEXT NOT NULL,
    order_id TEXT NOT NULL,
    PRIMARY KEY (shopper_id, purpose, key)
  ) STRICT, WITHOUT ROWID;
  INSERT INTO request_keys SELECT shopper_id, 'place', key, request_hash, order_id FROM placement_keys;

  INSERT INTO sagas (saga_id, name, version, traceparent, begun_at, state, data, done, skipped, attempts, tried_at, due_at,
    revision, carrier, logged)
  SELECT
    settlements.order_id,
    'create-order',
    1,
    NULL,
    CAST(unixepoch(first.event ->> '$.placement.placedAt') * 1000 AS INTEGER),
    iif(payment_token IS NULL, 'compensating', 'running'),
    json_patch(
      json_object(
        'orderId', settlements.order_id,
        'lines', (
          SELECT json_group_array(json_object('sku', line.value ->> '$.sku', 'quantity', line.value ->> '$.quantity'))
          FROM json_each(first.event, '$.placement.lines') AS line
        ),
        'totalCents', first.event ->> '$.placement.totals.total.cents',
        'taxCents', first.event ->> '$.placement.totals.tax.cents'
      ),
      iif(payment_token IS NULL, '{}', json_object('paymentToken', payment_token))
    ),
    CASE
      WHEN payment_token IS NOT NULL THEN '["hold-stock"]'
      WHEN undo NOT LIKE '%void-payment%' THEN '["hold-stock"]'
      WHEN undo NOT LIKE '%release-stock%' THEN '["authorize-payment"]'
      ELSE '["hold-stock","authorize-payment"]'
    END,
    '[]',
    0,
    NULL,
    0,
    1,
    '',
    0
  FROM settlements JOIN former_events AS first ON first.order_id = settlements.order_id AND first.version = 1;

  UPDATE sagas SET logged = json_array_length(done);
  INSERT INTO saga_log (saga_id, seq, step, what, at)
  SELECT saga_id, step.key + 1, step.value, 'done', begun_at FROM sagas, json_each(done) AS step;

  DROP TABLE settlements;
  DROP TABLE placement_keys;
  DROP TABLE former_events;
  DROP TABLE orders;
  DROP TABLE outbox;

  CREATE TABLE order_list (
    sequence INTEGER PRIMARY KEY,
    order_id TEXT NOT NULL UNIQUE,
    order_number TEXT NOT NULL UNIQUE,
    shopper_id TEXT NOT NULL,
    status TEXT NOT NULL,
    summary TEXT NOT NULL
  ) STRICT;
  CREATE INDEX order_list_of_shopper ON order_list (shopper_id, sequence);
  CREATE INDEX order_list_pending ON order_list (sequence) WHERE status = 'pending';

  CREATE TABLE order_detail (
    order_id TEXT PRIMARY KEY,
    shopper_id TEXT NOT NULL,
    detail TEXT NOT NULL
  ) STRICT;

  CREATE TABLE sales (
    only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
    placed INTEGER NOT NULL DEFAULT 0,
    confirmed INTEGER NOT NULL DEFAULT 0,
    rejected INTEGER NOT NULL DEFAULT 0,
    cancelled INTEGER NOT NULL DEFAULT 0,
    delivered INTEGER NOT NULL DEFAULT 0,
    pieces INTEGER NOT NULL DEFAULT 0,
    revenue_cents INTEGER NOT NULL DEFAULT 0,
    refunded_cents INTEGER NOT NULL DEFAULT 0
  ) STRICT;

  CREATE TABLE projected (
    only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
    version INTEGER NOT NULL
  ) STRICT;
`
