import { describe, expect, test } from 'bun:test'
import { orders } from '@galleria/contracts/orders'
import { eventually } from '@galleria/testkit'
import {
  cancel,
  confirm,
  deliver,
  type OrderDecision,
  place,
  requestCancel,
  requestRevision,
  revise,
  ship,
} from '../../domain/decide.ts'
import type { OrderEvent } from '../../domain/events.ts'
import { euros } from '../../domain/money.ts'
import { newOrder, type Order, type PlacedOrder } from '../../domain/order.ts'
import { aTill, call } from '../../test/a-till.ts'
import { after, at, placement, tracking } from '../../test/an-order.ts'
import { VersionConflict } from './event-rows.ts'

function aStore() {
  const till = aTill()
  const { store } = till
  const append = (order: Order, decision: OrderDecision) =>
    store.write(
      () => store.journal.append(order, decision.ok ? decision.events : [], call) as never,
    ) as Promise<PlacedOrder>
  return {
    ...till,
    append,
    /** An order that is placed and confirmed. */
    async confirmed(orderId = 'o-1', shopperId = 's-1'): Promise<PlacedOrder> {
      const agreed = { ...placement, orderId, shopperId, orderNumber: `G-${orderId}`, quoteId: `q-${orderId}` }
      const placed = await append(newOrder, place(newOrder, agreed, at))
      return append(placed, confirm(placed, at))
    },
  }
}

describe('the journal', () => {
  test('gives an order back as its events made it', async () => {
    const { confirmed, store } = aStore()
    expect(store.journal.load('o-1')).toBeUndefined()
    const order = await confirmed()
    expect(store.journal.load('o-1')).toEqual(order)
  })

  test('takes what was decided on an old version from nobody, and changes nothing then', async () => {
    const { append, confirmed, store } = aStore()
    const order = await confirmed()
    const shipped = await append(order, ship(order, tracking, at))
    await expect(append(order, requestCancel(order, at))).rejects.toThrow(VersionConflict)
    expect(store.journal.load('o-1')).toEqual(shipped)
    expect(JSON.parse(store.views.find('o-1')?.json ?? '')).toMatchObject({ version: 3, status: 'shipped' })
  })

  test('leaves no version out', async () => {
    const { append, confirmed } = aStore()
    const order = await confirmed()
    const ahead = { ...order, version: 5 }
    await expect(append(ahead, ship(ahead, tracking, at))).rejects.toThrow(VersionConflict)
  })

  test('keeps nothing of a transaction that came to nothing', async () => {
    const { store, confirmed } = aStore()
    const order = await confirmed()
    const failing = store.write((): never => {
      store.journal.append(order, [{ type: 'order-shipped', at, tracking }], call)
      throw new Error('the disk is full')
    })
    await expect(failing).rejects.toThrow('the disk is full')
    expect(store.journal.load('o-1')).toEqual(order)
    expect(store.outbox.depth()).toBe(2)
  })
})

describe('the table of events as the outbox', () => {
  test('holds what happened in the published language, oldest first, and not whose it is', async () => {
    const { store, confirmed } = aStore()
    await confirmed()
    const rows = store.outbox.waiting(10)
    expect(rows.map(({ event, aggregate_id, time }) => ({ event, aggregate_id, time }))).toEqual([
      { event: 'order.placed', aggregate_id: 'o-1', time: at },
      { event: 'order.confirmed', aggregate_id: 'o-1', time: at },
    ])
    expect(JSON.stringify(rows)).not.toContain('mina@example.com')
    expect(JSON.stringify(rows)).not.toContain('s-1')
  })

  test('tells all that can happen so that the contract knows it again', async () => {
    const { store, append, confirmed } = aStore()
    const first = await confirmed('01981c5e-7a50-7c3a-9d53-000000000001')
    const revising = await append(first, requestRevision(first, [{ sku: 'LMP-012-OAK', quantity: 1 }], at))
    const revised = await append(revising, revise(revising, `${first.orderId}-r1`, at))
    const arrived = await append(revised, deliver(revised, tracking, at))
    expect(arrived.status).toBe('delivered')
    const second = await confirmed('01981c5e-7a50-7c3a-9d53-000000000002')
    const cancelling = await append(second, requestCancel(second, at))
    const refused: OrderEvent = {
      type: 'order-change-refused',
      at,
      change: 'cancellation',
      reason: 'already-delivered',
    }
    const free = await append(cancelling, { ok: true, events: [refused] })
    const again = await append(free, requestCancel(free, at))
    await append(again, cancel(again, euros(20_250), at))
    const third = { ...placement, orderId: '01981c5e-7a50-7c3a-9d53-000000000003', orderNumber: 'G-3' }
    const rejection: OrderEvent = { type: 'order-rejected', at, rejection: { reason: 'timed-out' } }
    await append(newOrder, { ok: true, events: [{ type: 'order-placed', at, placement: third }, rejection] })

    const told = new Set<string>()
    for (const { event, data, version } of store.outbox.waiting(100)) {
      const known = orders.events[event as keyof typeof orders.events]
      expect(known.data.safeParse(JSON.parse(data))).toMatchObject({ success: true })
      expect(version).toBe(known.version)
      told.add(event)
    }
    expect(told).toEqual(new Set(Object.keys(orders.events)))
  })

  test('forgets what is published only once it is marked, and never offers it meanwhile', async () => {
    const { store, confirmed } = aStore()
    await confirmed()
    const [first] = store.outbox.waiting(1)
    store.outbox.markPublished([first?.sequence ?? 0])
    expect(store.outbox.waiting(10).map(({ event }) => event)).toEqual(['order.confirmed'])
    expect(store.outbox.depth()).toBe(1)
    await store.write(() => {})
    expect(store.outbox.waiting(10)).toHaveLength(1)
  })

  test('I-MSG-6: fills an empty broker again, with the same ids in the same order', async () => {
    const { store, confirmed } = aStore()
    await confirmed()
    const before = store.outbox.waiting(10)
    store.outbox.markPublished(before.map(({ sequence }) => sequence))
    expect(store.outbox.knownBirth()).toBeUndefined()
    store.outbox.rememberBirth('today')
    store.outbox.rememberBirth('tomorrow')
    expect(store.outbox.knownBirth()).toBe('tomorrow')
    await store.write(() => {})
    expect(store.outbox.republishAll()).toBe(2)
    expect(store.outbox.waiting(10)).toEqual(before)
  })

  test('what cannot be marked is published once more', async () => {
    const { db, store, confirmed } = aStore()
    await confirmed()
    const [first] = store.outbox.waiting(1)
    db.run("CREATE TRIGGER full BEFORE UPDATE ON order_events BEGIN SELECT RAISE(ABORT, 'the disk is full'); END")
    store.outbox.markPublished([first?.sequence ?? 0])
    await eventually(() => expect(store.outbox.waiting(1)).toEqual([first as never]))
    expect(store.outbox.depth()).toBe(2)
  })

  test('wakes the relay after the transaction, and keeps the trace of a request that is followed', async () => {
    const { store } = aStore()
    const depths: number[] = []
    store.outbox.onWrite(() => depths.push(store.outbox.depth()))
    const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01'
    const followed = { ...call, trace: { ...call.trace, sampled: true, traceparent } }
    const decision = place(newOrder, placement, at)
    await store.write(() => void store.journal.append(newOrder, decision.ok ? decision.events : [], followed))
    expect(depths).toEqual([1])
    expect(store.outbox.waiting(1)[0]?.traceparent).toBe(traceparent)
  })
})

describe('what is read of orders', () => {
  test('the newest order comes first, page after page, and nobody sees those of others', async () => {
    const { store, confirmed } = aStore()
    for (const orderId of ['o-1', 'o-2', 'o-3']) await confirmed(orderId)
    const ids = (after?: string, shopperId = 's-1') =>
      store.views.page(shopperId, { after, limit: 2 })?.map(({ orderId }) => orderId)
    expect(ids()).toEqual(['o-3', 'o-2'])
    expect(ids('o-2')).toEqual(['o-1'])
    expect(ids(undefined, 's-2')).toEqual([])
    expect(ids('o-1', 's-2')).toBeUndefined()
    expect(ids('o-9')).toBeUndefined()
  })

  test('sales are what was confirmed, without what was given back', async () => {
    const { store, append, confirmed } = aStore()
    const first = await confirmed('o-1')
    const revising = await append(first, requestRevision(first, [{ sku: 'LMP-012-OAK', quantity: 1 }], at))
    await append(revising, revise(revising, 'o-1-r1', at))
    const second = await confirmed('o-2')
    const cancelling = await append(second, requestCancel(second, at))
    await append(cancelling, cancel(cancelling, euros(20_250), at))
    expect(store.views.sales()).toEqual({
      placed: 2,
      confirmed: 2,
      rejected: 0,
      cancelled: 1,
      delivered: 0,
      pieces: 2,
      revenueCents: 11_350,
      refundedCents: 29_150,
    })
  })

  test('I-MSG-5: what is folded from zero is what was there', async () => {
    const { db, store, append, confirmed } = aStore()
    const first = await confirmed('o-1')
    await append(first, ship(first, tracking, at))
    const second = await confirmed('o-2')
    const revising = await append(second, requestRevision(second, [{ sku: 'VAS-003-BLU', quantity: 0 }], at))
    await append(revising, revise(revising, 'o-2-r1', at))
    const third = await confirmed('o-3')
    const cancelling = await append(third, requestCancel(third, at))
    await append(cancelling, cancel(cancelling, euros(20_250), at))
    const tables = () =>
      ['order_list', 'order_detail', 'sales', 'projected'].map((table) => db.query(`SELECT * FROM ${table}`).all())
    const before = tables()
    db.run("UPDATE order_list SET status = 'lost'")
    db.run('DELETE FROM order_detail')
    db.run('UPDATE sales SET placed = 99')
    store.projections.rebuild()
    expect(tables()).toEqual(before)
  })
})

test('news counts once, and not at all when its effect fails', async () => {
  const { store } = aStore()
  const effects: string[] = []
  const failing = store.inbox.once('note', 'e-1', () => {
    throw new Error('locked')
  })
  await expect(failing).rejects.toThrow('locked')
  expect(await store.inbox.once('note', 'e-1', () => void effects.push('noted'))).toBe(true)
  expect(await store.inbox.once('note', 'e-1', () => void effects.push('noted again'))).toBe(false)
  expect(effects).toEqual(['noted'])
})

describe('carts, quotes and keys', () => {
  const cart = { version: 1, lines: [{ sku: 'LMP-012-OAK', quantity: 2 }], changedAt: 1_000 }
  const quote = {
    quoteId: 'q-1',
    shopperId: 's-1',
    cartVersion: 1,
    lines: placement.lines,
    delivery: { kind: 'home' },
    totals: placement.totals,
    expiresAt: 900_000,
  } as const

  test('a cart comes back as it was left, and a refusal changes nothing', async () => {
    const { store } = aStore()
    await store.carts.change('s-1', () => ({ ok: true, cart }))
    expect(await store.carts.change('s-1', () => ({ ok: false, problem: 'no' }))).toEqual({ ok: false, problem: 'no' })
    expect(store.carts.load('s-1')).toEqual(cart)
    expect(store.carts.load('s-2')).toBeUndefined()
  })

  test('a quote comes back as it was promised, and remembers what was bought on it', async () => {
    const { store } = aStore()
    await store.quotes.save(quote)
    expect(store.quotes.load('q-1')).toEqual(quote)
    expect(store.quotes.usedBy('q-1')).toBeUndefined()
    store.quotes.use('q-1', 'o-1')
    expect(store.quotes.usedBy('q-1')).toBe('o-1')
    expect(store.quotes.load('q-2')).toBeUndefined()
  })

  test('a key is one key for each shopper and each purpose', () => {
    const { store } = aStore()
    const use = { shopperId: 's-1', purpose: 'place', key: 'k' } as const
    store.keys.keep(use, { requestHash: 'h', orderId: 'o-1' })
    expect(store.keys.find(use)).toEqual({ requestHash: 'h', orderId: 'o-1' })
    expect(store.keys.find({ ...use, purpose: 'revise' })).toBeUndefined()
    expect(store.keys.find({ ...use, shopperId: 's-2' })).toBeUndefined()
    expect(() => store.keys.keep(use, { requestHash: 'h', orderId: 'o-2' })).toThrow('UNIQUE')
  })

  test('only what is older than the times given is forgotten', async () => {
    const { store } = aStore()
    await store.carts.change('s-1', () => ({ ok: true, cart }))
    await store.quotes.save(quote)
    expect(await store.attic.clear({ cartsUntouchedSince: 1_000, quotesExpiredAt: 900_000 }, 10)).toBe(0)
    expect(await store.attic.clear({ cartsUntouchedSince: 1_001, quotesExpiredAt: 900_001 }, 10)).toBe(2)
    expect(store.carts.load('s-1')).toBeUndefined()
  })
})

test('an order after a decision is the order that is stored', async () => {
  const { append, confirmed } = aStore()
  const order = await confirmed()
  expect(await append(order, requestCancel(order, at))).toEqual(after(order, requestCancel(order, at)))
})
