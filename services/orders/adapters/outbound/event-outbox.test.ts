import { describe, expect, test } from 'bun:test'
import { createGroupCommit } from '@galleria/chassis/store/group-commit'
import { orders } from '@galleria/contracts/orders'
import { eventually, handClock } from '@galleria/testkit'
import { cancel, deliver, place, requestCancel, requestRevision, revise } from '../../domain/decide.ts'
import type { OrderEvent } from '../../domain/events.ts'
import { euros } from '../../domain/money.ts'
import { newOrder } from '../../domain/order.ts'
import { aStore } from '../../test/a-store.ts'
import { call } from '../../test/a-till.ts'
import { at, placement, tracking } from '../../test/an-order.ts'
import { eventOutbox } from './event-outbox.ts'

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
    const data = (event: string) => JSON.parse(store.outbox.waiting(100).find((row) => row.event === event)?.data ?? '')
    expect(data('order.confirmed')).toMatchObject({
      lines: placement.lines.map(({ sku, quantity, productId, weightGrams, volumeCm3 }) => ({
        sku,
        quantity,
        productId,
        weightGrams,
        volumeCm3,
      })),
      // What `shopper s-1` comes to; recommendations has the same example.
      shopper: '0d59a679804a8adeb95067035ecedcf4',
    })
    expect(data('order.revised')).toMatchObject({ total: { cents: 11_350 }, refund: { cents: 8_900 } })
    expect(data('order.cancelled')).toMatchObject({ total: { cents: 20_250 }, refund: { cents: 20_250 } })
  })

  test('forgets what is published only once it is marked, and never offers it meanwhile', async () => {
    const { db, store, confirmed } = aStore()
    await confirmed()
    const clock = handClock()
    const outbox = eventOutbox(db, createGroupCommit(db, { clock }))
    const [first] = outbox.waiting(1)
    outbox.markPublished([first?.sequence ?? 0])
    expect(store.outbox.depth()).toBe(2)
    expect(outbox.waiting(10).map(({ event }) => event)).toEqual(['order.confirmed'])
    expect(outbox.depth()).toBe(1)
    await clock.pass(0)
    expect(store.outbox.depth()).toBe(1)
    expect(outbox.waiting(10).map(({ event }) => event)).toEqual(['order.confirmed'])
    expect(outbox.depth()).toBe(1)
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
