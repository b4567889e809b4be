import type { Database } from 'bun:sqlite'
import { eventStream, eventSubject } from '@galleria/contracts/contract'
import { allProcesses } from '@galleria/infra/topology'
import { announcedAtRest, deadLettersAtRest, heardAtRest } from '../../invariants/messages.ts'
import { moneyAlways, moneyAtRest, type ProviderBooks } from '../../invariants/money.ts'
import { OrderPaths, ordersAtRest } from '../../invariants/orders.ts'
import type { Recorder } from '../../invariants/recorder.ts'
import { sagasAtRest } from '../../invariants/sagas.ts'
import { stockAlways, stockAtRest } from '../../invariants/stock.ts'
import { unfinished, writtenQuery } from '../../invariants/unfinished.ts'
import type { Violation } from '../../invariants/violation.ts'
import type { Provider } from '../world/provider.ts'
import type { Shop } from './shop.ts'
import { type Keeper, keepers } from './workshop.ts'

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
  const left = () => unfinished.filter(({ keeper, query }) => count(keeper, query) > 0)

  return {
    always() {
      const found = shop.bugs.splice(0)
      if (hasChanged('orders')) found.push(...paths.broken(db('orders')))
      if (hasChanged('inventory')) found.push(...stockAlways(db('inventory')))
      const isPaid = hasChanged('payments')
      if (isPaid || provider.changes !== seen.charges) {
        seen.charges = provider.changes
        found.push(...moneyAlways(db('payments'), booksOf(provider)))
      }
      return found
    },
    atRest: (now) => [
      ...ordersAtRest(db('orders'), recorder),
      ...sagasAtRest(db('orders')),
      ...stockAtRest(db('inventory'), now),
      ...moneyAtRest({ orders: db('orders'), payments: db('payments') }, booksOf(provider)),
      ...announced(),
      ...heard(),
      ...deadLettersAtRest((broker.streams.get('DEAD_LETTERS') ?? []).map(({ subject }) => subject)),
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

  function announced(): Violation[] {
    return (Object.keys(keepers) as Keeper[]).flatMap((context) => {
      const rows = db(context).query<{ id: string; published: number }, []>(writtenQuery[context]).all()
      const stream = (broker.streams.get(eventStream(context)) ?? []).map(({ messageId }) => messageId)
      const waiting = rows.filter(({ published }) => published === 0).length
      return announcedAtRest({ context, written: rows.map(({ id }) => id), waiting, stream })
    })
  }

  function heard(): Violation[] {
    return allProcesses.flatMap(({ name, hears }) =>
      name in keepers
        ? hears.flatMap(({ durable, context, event }) => {
            const prefix = eventSubject(context, event, '')
            const events = (broker.streams.get(eventStream(context)) ?? []).filter(({ subject }) =>
              subject.startsWith(prefix),
            )
            return heardAtRest(
              db(name as Keeper),
              durable,
              events.map(({ messageId }) => messageId),
            )
          })
        : [],
    )
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
