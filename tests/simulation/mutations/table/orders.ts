import type { Protection } from '../protection.ts'

const placeOrder = 'services/orders/application/place-order.ts'
const decide = 'services/orders/domain/decide.ts'
const evolve = 'services/orders/domain/evolve.ts'

const forgetKey = { file: placeOrder, from: 'const earlier = ports.keys.find(use)', to: 'const earlier = undefined' }
const forgetQuote = {
  file: placeOrder,
  from: `if (ports.quotes.usedBy(quoteId)) return because({ code: 'quote-used' })`,
  to: '',
}

/** What keeps orders from being bought twice, and their life in order. */
export const orderProtections: readonly Protection[] = [
  {
    id: 'place-key',
    name: 'the idempotency key of an order',
    against: 'shoppers who ask again because the answer got lost (F1)',
    breaks: 'I-ORD-4',
    within: 50,
    edits: [forgetKey],
  },
  {
    id: 'buys-once',
    name: 'anything that knows a request that came before',
    against: 'shoppers who ask again because the answer got lost (F1)',
    breaks: 'I-ORD-2',
    within: 100,
    edits: [
      forgetKey,
      forgetQuote,
      {
        file: 'services/orders/adapters/outbound/sqlite-keys.ts',
        from: 'INSERT INTO request_keys',
        to: 'INSERT OR REPLACE INTO request_keys',
      },
    ],
    alsoWithout: 'the quote that buys once, and the primary key of the keys',
  },
  {
    id: 'key-fingerprint',
    name: 'comparing a request with what its key was used for',
    against: 'another wish under the same key',
    breaks: 'I-ORD-4',
    within: 100,
    edits: [
      {
        file: placeOrder,
        from: `earlier.requestHash === requestHash ? begun(earlier) : because({ code: 'key-reused' })`,
        to: 'begun(earlier)',
      },
    ],
  },
  {
    id: 'quote-once',
    name: 'noting that a quote has bought',
    against: 'the same quote under another key',
    breaks: 'I-ORD-2',
    within: 100,
    edits: [forgetQuote],
  },
  {
    id: 'event-version',
    name: 'the version check of events (optimistic concurrency)',
    against: 'two who decide on the same order at once',
    breaks: 'I-ORD-5',
    within: 150,
    edits: [
      {
        file: 'services/orders/adapters/outbound/event-rows.ts',
        from: 'WHERE ?3 = 1 + (SELECT coalesce(max(version), 0) FROM order_events WHERE order_id = (SELECT ?2))',
        to: 'WHERE ?3 > 0',
      },
      {
        file: 'services/orders/adapters/outbound/event-sourcing.ts',
        from: 'published INTEGER NOT NULL DEFAULT 0,\n    UNIQUE (order_id, version)',
        to: 'published INTEGER NOT NULL DEFAULT 0',
      },
      {
        file: 'services/orders/application/note-parcel.ts',
        from: 'await inbox.once(consumer, eventId, () => {\n      const order = journal.load(orderId)\n',
        to: 'const order = journal.load(orderId)\n    await inbox.once(consumer, eventId, () => {\n',
      },
      {
        file: 'packages/chassis/src/store/group-commit.ts',
        from: 'clock.after(0, flush)',
        to: 'clock.after(300, flush)',
      },
    ],
    alsoWithout: 'reading the order in the transaction that changes it, on a disk that takes its time',
  },
  {
    id: 'semantic-lock',
    name: 'the semantic lock of an order that is being changed',
    against: 'a cancellation in the midst of a revision',
    breaks: 'I-SAG-1',
    within: 150,
    edits: [
      {
        file: decide,
        from: `return order.changing ? busy : happens({ type: 'order-cancel-requested', at })`,
        to: `return happens({ type: 'order-cancel-requested', at })`,
      },
      {
        file: evolve,
        from: `return !changing && (status === 'confirmed' || status === 'shipped')`,
        to: `return status === 'confirmed' || status === 'shipped'`,
      },
    ],
    alsoWithout: 'the fold of the events, which finds such an event impossible',
  },
  {
    id: 'overtaking-delivery',
    name: 'the dispatch that a delivery implies',
    against: 'news that overtakes other news (F19)',
    breaks: 'I-ORD-6',
    within: 400,
    edits: [
      {
        file: decide,
        from: `return happens({ type: 'order-shipped', at, tracking }, { type: 'order-delivered', at })`,
        to: 'return asItIs',
      },
    ],
  },
  {
    id: 'late-parcel-news',
    name: 'ignoring a parcel of an order that is cancelled',
    against: 'news that comes too late (F19)',
    breaks: 'I-MSG-3',
    within: 200,
    edits: [
      {
        file: decide,
        from: `if (order.status === 'cancelled') return asItIs\n  return order.status === 'pending'`,
        to: `return order.status === 'pending'`,
      },
    ],
  },
  {
    id: 'projection-transaction',
    name: 'projections in the transaction of the events',
    against: 'a process that dies between the two (F1, F2)',
    breaks: 'I-MSG-5',
    within: 50,
    favours: ['crash-orders'],
    edits: [
      {
        file: 'services/orders/adapters/outbound/sqlite-store.ts',
        from: 'sqliteJournal({ events, projections, nextId, trail, onAppended })',
        to: `sqliteJournal({
      events,
      projections: {
        ...projections,
        moved: (order) => void write(() => projections.moved(order)),
        counted: (events) => void write(() => projections.counted(events)),
      },
      nextId,
      trail,
      onAppended,
    })`,
      },
    ],
  },
]
