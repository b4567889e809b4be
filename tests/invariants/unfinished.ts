import type { Database } from 'bun:sqlite'

/** The services whose stores say what is left to do. */
export type Keeper = 'orders' | 'inventory' | 'payments' | 'shipping'

/** What may be left to do: in whose store, and the rows that say so. Those that last longest first: mostly one look says no. */
export const unfinished: readonly { readonly what: string; readonly keeper: Keeper; readonly query: string }[] = [
  { what: 'parcels under way', keeper: 'shipping', query: 'FROM parcels WHERE due_at IS NOT NULL' },
  { what: 'sagas', keeper: 'orders', query: `FROM sagas WHERE state IN ('running', 'compensating')` },
  { what: 'open payments', keeper: 'payments', query: 'FROM payments WHERE look_again_at IS NOT NULL' },
  { what: 'open refunds', keeper: 'payments', query: `FROM refunds WHERE status <> 'settled'` },
  { what: 'pending orders', keeper: 'orders', query: `FROM order_list WHERE status = 'pending'` },
  { what: 'holds', keeper: 'inventory', query: `FROM reservations WHERE status = 'held'` },
  { what: 'unpublished events', keeper: 'orders', query: 'FROM order_events WHERE published = 0' },
  { what: 'unpublished events', keeper: 'inventory', query: 'FROM outbox WHERE published = 0' },
  { what: 'unpublished events', keeper: 'payments', query: 'FROM outbox WHERE published = 0' },
  { what: 'unpublished events', keeper: 'shipping', query: 'FROM outbox WHERE published = 0' },
]

/** Each service's events that were written down to be announced, with whether they were. */
export const writtenQuery: Readonly<Record<Keeper, string>> = {
  orders: 'SELECT event_id AS id, published FROM order_events',
  inventory: 'SELECT event_id AS id, published FROM outbox',
  payments: 'SELECT event_id AS id, published FROM outbox',
  shipping: 'SELECT event_id AS id, published FROM outbox',
}

/** The store of each of them. */
export type Stores = Readonly<Record<Keeper, Database>>

/** What is left to do, as far as the stores know, in words. */
export function unfinishedIn(stores: Stores): string[] {
  return unfinished.flatMap(({ what, keeper, query }) => {
    const row = stores[keeper].query<{ count: number }, []>(`SELECT count(*) AS count ${query}`).get()
    return row && row.count > 0 ? [`${row.count} ${what} in ${keeper}`] : []
  })
}
