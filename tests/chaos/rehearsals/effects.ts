import type { Database } from 'bun:sqlite'
import { readBooks } from '../rig/books.ts'
import type { Rig } from '../rig/rig.ts'
import { type Stores, withStores } from '../rig/stores.ts'

const effects: readonly { readonly keeper: keyof Stores; readonly query: string }[] = [
  { keeper: 'orders', query: 'SELECT order_id, version, type, data FROM order_events ORDER BY sequence' },
  { keeper: 'inventory', query: 'SELECT * FROM movements ORDER BY rowid' },
  { keeper: 'inventory', query: 'SELECT sku, on_hand, reserved FROM stock ORDER BY sku' },
  { keeper: 'payments', query: 'SELECT * FROM ledger_postings ORDER BY rowid' },
  { keeper: 'payments', query: 'SELECT order_id, status, captured_cents FROM payments ORDER BY order_id' },
  { keeper: 'shipping', query: 'SELECT * FROM parcels ORDER BY 1' },
]

/** All that messages have done so far, here and at the provider's, to be compared with itself later. */
export async function effectsOf({ shop, provider }: Rig): Promise<readonly string[]> {
  const own = withStores(shop.data, (stores) => effects.map(({ keeper, query }) => rowsOf(stores[keeper], query)))
  const { entries } = await readBooks(provider, [])
  return [...own, JSON.stringify(entries)]
}

function rowsOf(db: Database, query: string): string {
  return JSON.stringify(db.query(query).values())
}
