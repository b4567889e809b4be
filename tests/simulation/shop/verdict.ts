import type { Database } from 'bun:sqlite'
import { auditedAtRest, chainsAtRest } from '../../invariants/audit.ts'
import { groundedAlways } from '../../invariants/grounds.ts'
import { moneyAlways, moneyAtRest, type ProviderBooks } from '../../invariants/money.ts'
import { OrderPaths, ordersAtRest } from '../../invariants/orders.ts'
import { parcelsAtRest } from '../../invariants/parcels.ts'
import { projectionsAtRest } from '../../invariants/projections.ts'
import type { Recorder } from '../../invariants/recorder.ts'
import { sagasAtRest } from '../../invariants/sagas.ts'
import { barredAlways, stockAlways, stockAtRest } from '../../invariants/stock.ts'
import { unfinished } from '../../invariants/unfinished.ts'
import type { Violation } from '../../invariants/violation.ts'
import type { Provider } from '../world/provider.ts'
import { messagesAtRest } from './post.ts'
import type { Shop } from './shop.ts'
import type { Keeper } from './workshop.ts'

/** Watches one shop for broken invariants. */
export interface Verdict {
  /** What is broken now that must never be. Call it after every step. */
  always(): Violation[]
  /** What is broken now that everything has come to rest. */
  atRest(now: number): Violation[]
  /** Whether nothing is left to do, as far as the stores know. */
  isAtRest(): boolean
  /** What is left to do, in words. */
  unrest(): string
}

/** Begins to watch a shop. */
export function watch(shop: Shop, recorder: Recorder): Verdict {
  const { disks, broker, provider } = shop
  const paths = new OrderPaths()
  const seen = { orders: -1, inventory: -1, payments: -1, charges: -1 }
  const db = (keeper: Keeper): Database => disks[keeper].db
  const count = (keeper: Keeper, query: string): number =>
    db(keeper).query<{ count: number }, []>(`SELECT count(*) AS count ${query}`).get()?.count ?? 0
  const stores = () => ({
    orders: db('orders'),
    inventory: db('inventory'),
    payments: db('payments'),
    shipping: db('shipping'),
  })
  const left = () => unfinished.filter(({ keeper, query }) => count(keeper, query) > 0)

  return {
    always() {
      const found: Violation[] = []
      const isOrdered = hasChanged('orders')
      const isMoved = hasChanged('inventory')
      if (isOrdered) found.push(...paths.broken(db('orders')))
      if (isMoved) found.push(...stockAlways(db('inventory')))
      if (isOrdered || isMoved) found.push(...barredAlways(stores()))
      const isPaid = hasChanged('payments')
      if (isPaid || provider.changes !== seen.charges) {
        seen.charges = provider.changes
        found.push(...moneyAlways(db('payments'), booksOf(provider)), ...groundedAlways(db('payments'), provider.talk))
      }
      return found
    },
    atRest: (now) => [
      ...ordersAtRest(db('orders'), recorder),
      ...sagasAtRest(db('orders')),
      ...stockAtRest(db('inventory'), now),
      ...moneyAtRest(stores(), booksOf(provider)),
      ...parcelsAtRest(stores()),
      ...messagesAtRest(stores(), broker),
      ...projectionsAtRest(db('orders'), shop.rebuildProjections),
      ...auditedAtRest(stores()),
      ...(shop.isHeldToEveryLetter ? chainsAtRest(stores()) : []),
    ],
    isAtRest: () => unfinished.every(({ keeper, query }) => count(keeper, query) === 0) && broker.isDrained(),
    unrest: () =>
      [...left().map(({ what, keeper }) => `${what} in ${keeper}`), ...broker.pending()].join(', ') ||
      'shoppers have not finished',
  }

  function hasChanged(keeper: 'orders' | 'inventory' | 'payments'): boolean {
    if (!shop.hasRun(keeper)) return false
    const { total } = db(keeper).query<{ total: number }, []>('SELECT total_changes() AS total').get() ?? { total: 0 }
    if (total === seen[keeper]) return false
    seen[keeper] = total
    return true
  }
}

function booksOf({ charges, entries }: Provider): ProviderBooks {
  return {
    charges: [...charges.values()].map(({ reference, state, amount, captured, refunded }) => ({
      orderId: reference.replace(/^galleria-/, ''),
      state,
      amountCents: Math.round(Number(amount) * 100),
      capturedCents: captured,
      refundedCents: refunded,
    })),
    entries: entries.map(({ kind, reference, cents }) => ({ kind, ref: reference.replace(/^galleria-/, ''), cents })),
  }
}
