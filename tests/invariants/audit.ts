import type { Database } from 'bun:sqlite'
import { faultOf, noHead, readBody } from '@galleria/chassis/audit/chain'
import { guestName } from '@galleria/chassis/audit/guest-name'
import type { Keeper, Stores } from './unfinished.ts'
import type { Violation } from './violation.ts'

/** A change of state by the row that it left, and the entry of the audit that must stand beside it: as many of the one as of the other. */
interface Audited {
  readonly keeper: Keeper
  readonly what: string
  /** Rows `key`, `times`: how often something has happened to what. */
  readonly rows: string
  /** Entries `key`, `times`. */
  readonly entries: string
}

const entriesOf = (actions: string, key = "body ->> '$.object.id'") =>
  `SELECT ${key} AS key, count(*) AS times FROM audit_entries WHERE body ->> '$.action' ${actions} GROUP BY key`
const events = (table: string) => `SELECT event_id AS key, count(*) AS times FROM ${table} GROUP BY key`
const eventEntries = `SELECT body ->> '$.event' AS key, count(*) AS times FROM audit_entries
  WHERE body ->> '$.event' IS NOT NULL GROUP BY key`

const audited: readonly Audited[] = [
  { keeper: 'orders', what: 'event', rows: events('order_events'), entries: eventEntries },
  {
    keeper: 'orders',
    what: 'version of an order',
    rows: `SELECT order_id || ' ' || version AS key, 1 AS times FROM order_events`,
    entries: entriesOf(`LIKE 'order.%'`, `(body ->> '$.object.id') || ' ' || (body ->> '$.after.version')`),
  },
  { keeper: 'inventory', what: 'event', rows: events('outbox'), entries: eventEntries },
  {
    keeper: 'inventory',
    what: 'movement of stock',
    rows: `SELECT order_id || ' ' || kind AS key, 1 AS times FROM (
      SELECT DISTINCT order_id, kind, at FROM movements WHERE order_id IS NOT NULL AND kind IN ('lapsed', 'released', 'cancelled'))`,
    entries: `SELECT (body ->> '$.object.id') || ' ' || substr(body ->> '$.action', 13) AS key, count(*) AS times
      FROM audit_entries WHERE body ->> '$.action' IN ('reservation.lapsed', 'reservation.released', 'reservation.cancelled')
      GROUP BY key`,
  },
  { keeper: 'payments', what: 'event', rows: events('outbox'), entries: eventEntries },
  {
    keeper: 'payments',
    what: 'step of a payment',
    rows: `SELECT order_id || ' ' || step AS key, count(*) AS times FROM payment_steps GROUP BY key`,
    entries: entriesOf(`LIKE 'payment.%'`, `(body ->> '$.object.id') || ' ' || substr(body ->> '$.action', 9)`),
  },
  {
    keeper: 'payments',
    what: 'entry of the books',
    rows: `SELECT order_id || ' ' || kind || ' ' || amount_cents AS key, count(*) AS times FROM ledger_entries GROUP BY key`,
    entries: entriesOf(
      `= 'ledger.posted'`,
      `(body ->> '$.object.id') || ' ' || (body ->> '$.after.kind') || ' ' || (body ->> '$.after.amountCents')`,
    ),
  },
  { keeper: 'shipping', what: 'event', rows: events('outbox'), entries: eventEntries },
]

/** Whatever has changed is in the audit once, and nothing else is (I-AUD-1). */
export function auditedAtRest(stores: Stores): Violation[] {
  const unmatched = audited.flatMap(({ keeper, what, rows, entries }) =>
    stores[keeper]
      .query<{ key: string; wanted: number; found: number }, []>(
        `SELECT key, sum(wanted) AS wanted, sum(found) AS found FROM (
           SELECT key, times AS wanted, 0 AS found FROM (${rows})
           UNION ALL SELECT key, 0, times FROM (${entries})
         ) GROUP BY key HAVING sum(wanted) <> sum(found)`,
      )
      .all()
      .map(({ key, wanted, found }) =>
        broken(`${keeper}: ${what} ${key} happened ${wanted} times and is in the audit ${found} times`),
      ),
  )
  return [...unmatched, ...unwrittenCarts(stores.orders), ...unwrittenQuotes(stores.orders)]
}

/** A cart is at the version that the audit last knew of. Old ones are thrown away, so there may be less of them. */
function unwrittenCarts(store: Database): Violation[] {
  const rows = store
    .query<{ cart: string; version: number }, []>(
      `SELECT body ->> '$.object.id' AS cart, max(body ->> '$.after.version') AS version FROM audit_entries
       WHERE body ->> '$.action' = 'cart.changed' GROUP BY cart`,
    )
    .all()
  const known = new Map(rows.map(({ cart, version }) => [cart, version]))
  const carts = store.query<{ shopper_id: string; version: number }, []>('SELECT shopper_id, version FROM carts').all()
  return carts
    .filter(({ shopper_id, version }) => known.get(guestName(shopper_id)) !== version)
    .map(({ version }) => broken(`orders: version ${version} of a cart is not in the audit`))
}

function unwrittenQuotes(store: Database): Violation[] {
  return store
    .query<{ quote_id: string }, []>(
      `SELECT quote_id FROM quotes WHERE quote_id NOT IN (
         SELECT body ->> '$.object.id' FROM audit_entries WHERE body ->> '$.action' = 'quote.made')`,
    )
    .all()
    .map(({ quote_id }) => broken(`orders: quote ${quote_id} is not in the audit`))
}

function broken(detail: string): Violation {
  return { invariant: 'I-AUD-1', detail }
}

/** Every chain is sound from its first entry to its last (I-AUD-2). */
export function chainsAtRest(stores: Stores): Violation[] {
  return (Object.keys(stores) as Keeper[]).flatMap((keeper) => {
    const fault = chainFault(stores[keeper], keeper)
    return fault === undefined ? [] : [{ invariant: 'I-AUD-2', detail: `${keeper}: entry ${fault}` }]
  })
}

function chainFault(store: Database, writer: string): string | undefined {
  let head = noHead
  const rows = store.query<{ sequence: number; body: string; hash: string }, []>(
    'SELECT sequence, body, hash FROM audit_entries ORDER BY sequence',
  )
  for (const { sequence, body, hash } of rows.all()) {
    const fault = faultOf({ body, previous: head.hash, hash }, writer, head.sequence + 1)
    if (fault !== undefined) return `${head.sequence + 1} is ${fault}`
    const told = readBody(body)
    // Who could not be told from anybody is written down only because they were turned away.
    const isNobodys = told?.principal.kind === 'nobody' && told.outcome !== 'refused'
    if (isNobodys) return `${sequence} changed something and was nobody's`
    head = { sequence, hash }
  }
  return undefined
}
