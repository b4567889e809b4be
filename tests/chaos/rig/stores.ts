import { Database } from 'bun:sqlite'
import { join } from 'node:path'
import type { Keeper } from '../../invariants/unfinished.ts'

/** The services whose stores are looked into. */
export const keepers = ['orders', 'inventory', 'payments', 'shipping'] as const satisfies readonly Keeper[]

/** The services' own stores, to be read and never written. */
export type Stores = Readonly<Record<Keeper, Database>>

/** Looks into the stores of a copy, whether or not its processes run. */
export function withStores<Result>(data: string, work: (stores: Stores) => Result): Result {
  const opened: Database[] = []
  const open = (keeper: Keeper) => {
    const db = openStore(data, keeper)
    opened.push(db)
    return db
  }
  try {
    return work({
      orders: open('orders'),
      inventory: open('inventory'),
      payments: open('payments'),
      shipping: open('shipping'),
    })
  } finally {
    for (const db of opened) db.close()
  }
}

/** Opens one store for reading. The caller closes it. */
export function openStore(data: string, name: string): Database {
  const db = new Database(join(data, name, `${name}.sqlite`), { readonly: true, strict: true })
  db.run('PRAGMA busy_timeout = 5000')
  return db
}
