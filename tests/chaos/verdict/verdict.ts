import { eventStream, eventSubject } from '@galleria/contracts/contract'
import { allProcesses } from '@galleria/infra/topology'
import { auditedAtRest, chainsAtRest } from '../../invariants/audit.ts'
import { announcedAtRest, deadLettersAtRest, heardAtRest } from '../../invariants/messages.ts'
import { moneyAlways, moneyAtRest } from '../../invariants/money.ts'
import { OrderPaths, ordersAtRest } from '../../invariants/orders.ts'
import { sagasAtRest } from '../../invariants/sagas.ts'
import { stockAlways, stockAtRest } from '../../invariants/stock.ts'
import { writtenQuery } from '../../invariants/unfinished.ts'
import type { Violation } from '../../invariants/violation.ts'
import { readBooks } from '../rig/books.ts'
import { withBus } from '../rig/bus.ts'
import type { Rig } from '../rig/rig.ts'
import { keepers, openStore, type Stores, withStores } from '../rig/stores.ts'
import { progressOf, readStream, type Stored } from '../rig/streams.ts'
import type { History } from '../shoppers/history.ts'
import { shownIsKept } from './clients.ts'
import { readModelsAreFolds } from './projections.ts'

/** What was found once everything had come to rest. */
export interface Verdict {
  readonly violations: readonly Violation[]
  /** How often an event was delivered once more. */
  readonly redeliveries: number
}

/** Holds the stores, the provider's books and the streams against each other and against what the shoppers saw. */
export async function judge({ shop, provider }: Rig, history: History): Promise<Verdict> {
  const streams = new Map<string, readonly Stored[]>()
  let redeliveries = 0
  await withBus(shop, async (bus) => {
    for (const context of keepers) streams.set(context, await readStream(bus, eventStream(context)))
    streams.set('dead letters', await readStream(bus, 'DEAD_LETTERS'))
    for (const { durable, subjects, context } of heardBy()) {
      const { deliveries } = await progressOf(bus, eventStream(context), durable)
      redeliveries += deliveries - idsOf(streams.get(context), subjects).length
    }
  })
  const orderIds = withStores(shop.data, ({ orders }) =>
    orders.query<{ id: string }, []>('SELECT DISTINCT order_id AS id FROM order_events').all(),
  ).map(({ id }) => id)
  const books = await readBooks(provider, [...new Set([...orderIds, ...history.recorder.acknowledged])])
  const unasked = { invariant: 'I-PAY-1', detail: `${books.unasked} charges belong to no order` }
  const violations = withStores(shop.data, (stores) => [
    ...new OrderPaths().broken(stores.orders),
    ...ordersAtRest(stores.orders, history.recorder),
    ...shownIsKept(stores.orders, history),
    ...readModelsAreFolds(stores.orders),
    ...sagasAtRest(stores.orders),
    ...auditedAtRest(stores),
    ...chainsAtRest(stores),
    ...stockAlways(stores.inventory),
    ...stockAtRest(stores.inventory, Date.now()),
    ...moneyAlways(stores.payments, books),
    ...moneyAtRest(stores, books),
    ...(books.unasked > 0 ? [unasked] : []),
    ...announced(stores, streams),
    ...deadLettersAtRest((streams.get('dead letters') ?? []).map(({ subject }) => subject)),
    ...unharmed(stores),
  ])
  return { violations: [...violations, ...heard(shop, streams)], redeliveries }
}

function announced(stores: Stores, streams: ReadonlyMap<string, readonly Stored[]>): Violation[] {
  return keepers.flatMap((context) => {
    const rows = stores[context].query<{ id: string; published: number }, []>(writtenQuery[context]).all()
    return announcedAtRest({
      context,
      written: rows.map(({ id }) => id),
      waiting: rows.filter(({ published }) => published === 0).length,
      stream: (streams.get(context) ?? []).map(({ messageId }) => messageId),
    })
  })
}

/** Whoever is not here, since this machine cannot run it, has heard nothing. */
function heard({ data, cluster }: Rig['shop'], streams: ReadonlyMap<string, readonly Stored[]>): Violation[] {
  const present = heardBy().filter(({ name }) => cluster.processes.some(({ process }) => process === name))
  return present.flatMap(({ name, durable, context, subjects }) => {
    const store = openStore(data, name)
    try {
      return heardAtRest(store, durable, idsOf(streams.get(context), subjects))
    } finally {
      store.close()
    }
  })
}

/** Every reaction of the platform, by the subjects that it hears. */
function heardBy() {
  return allProcesses.flatMap(({ name, hears }) =>
    hears.map(({ durable, context, event }) => ({
      name,
      durable,
      context,
      subjects: eventSubject(context, event, ''),
    })),
  )
}

function idsOf(stored: readonly Stored[] | undefined, subjects: string): string[] {
  return (stored ?? []).filter(({ subject }) => subject.startsWith(subjects)).map(({ messageId }) => messageId)
}

/** No store was torn by a kill. */
function unharmed(stores: Stores): Violation[] {
  return keepers.flatMap((keeper) => {
    const said = stores[keeper].query<{ integrity_check: string }, []>('PRAGMA integrity_check').all()
    return said
      .filter(({ integrity_check: line }) => line !== 'ok')
      .map(({ integrity_check: line }) => ({ invariant: 'store', detail: `${keeper}: ${line}` }))
  })
}
