import { afterAll, describe, expect, test } from 'bun:test'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase } from '@galleria/chassis/store/database'
import { outboxMigration } from '@galleria/chassis/store/outbox'
import { orders } from '@galleria/contracts/orders'
import { aShop, contact, granted, mina } from '../../test/a-shop.ts'
import { lineOf, placementOf } from '../../test/an-order.ts'
import { lamp, theNeighbours } from '../../test/neighbours.ts'
import { formerSchema } from './former-schema.ts'
import { sha256Fingerprint } from './sha256-fingerprint.ts'
import { shopperName } from './shopper-name.ts'

const folder = mkdtempSync(join(tmpdir(), 'former-orders-'))
afterAll(() => rmSync(folder, { recursive: true }))

const ids = {
  confirmed: '01981c5e-0000-7c3a-9d53-000000000001',
  waiting: '01981c5e-0000-7c3a-9d53-000000000002',
  undoing: '01981c5e-0000-7c3a-9d53-000000000003',
} as const
const time = (second: number) => `2026-01-15T09:00:0${second}.000Z`
const key = 'a-key-of-the-first-program'
const asked = { shopperId: mina, quoteId: 'q', contact, delivery: { kind: 'home' }, paymentToken: 'tok_4242' }

/** A store as the program before sagas left it: one order confirmed, one being bought, and one being undone. */
function formerStore(name: string): string {
  const file = join(folder, `${name}.sqlite`)
  const db = openDatabase({ file, migrations: [outboxMigration, formerSchema] })
  let published = 0
  const happened = (orderId: string, version: number, event: { type: string }, data: object, second: number) => {
    db.query('INSERT INTO order_events VALUES (?, ?, ?)').run(orderId, version, JSON.stringify(event))
    db.query(
      'INSERT INTO outbox (event_id, event, aggregate_id, time, version, data, published) VALUES (?, ?, ?, ?, 1, ?, ?)',
    ).run(
      `${orderId}:${event.type}`,
      event.type.replace('-', '.'),
      orderId,
      time(second),
      JSON.stringify(data),
      published++ < 3 ? 1 : 0,
    )
  }
  const statuses = { confirmed: 'confirmed', waiting: 'pending', undoing: 'rejected' }
  Object.entries(ids).forEach(([story, orderId], n) => {
    const placement = {
      ...placementOf([lineOf(lamp, 2, 8_900)]),
      orderId,
      shopperId: mina,
      orderNumber: `G-0000-000${n}`,
      placedAt: time(n),
    }
    db.query('INSERT INTO orders (order_id, order_number, shopper_id, status) VALUES (?, ?, ?, ?)').run(
      orderId,
      placement.orderNumber,
      mina,
      statuses[story as keyof typeof ids],
    )
    happened(orderId, 1, { type: 'order-placed', placement } as never, {}, n)
  })
  happened(ids.confirmed, 2, { type: 'order-confirmed' }, {}, 4)
  happened(ids.undoing, 2, { type: 'order-rejected', rejection: { reason: 'payment-declined' } } as never, {}, 5)
  const settle = db.query('INSERT INTO settlements VALUES (?, ?, ?, 3, 0)')
  settle.run(ids.waiting, 'tok_4242', '[]')
  settle.run(ids.undoing, null, '["void-payment","release-stock"]')
  db.query('INSERT INTO placement_keys VALUES (?, ?, ?, ?)').run(mina, key, sha256Fingerprint(asked), ids.confirmed)
  db.close()
  return file
}

describe('a store of the program before sagas', () => {
  test('keeps its orders, their history, and what the others have still to hear', async () => {
    const shop = aShop({ file: formerStore('history') })
    const order = await shop.seen(ids.confirmed)
    expect(orders.endpoints['order.get'].reply.parse(order)).toMatchObject({
      status: 'confirmed',
      version: 2,
      orderNumber: 'G-0000-0000',
      total: { cents: 17_800 },
      timeline: [
        { what: 'placed', at: time(0) },
        { what: 'confirmed', at: time(4) },
      ],
    })
    const page = granted(await shop.ask('order.list', { shopperId: mina, limit: 10 }))
    expect(page).toMatchObject({
      orders: [{ orderId: ids.undoing }, { orderId: ids.waiting }, { orderId: ids.confirmed }] as never,
    })
    const waiting = shop.composed.outbox.waiting(10)
    expect(waiting.map(({ event_id, event, version }) => ({ event_id, event, version }))).toEqual([
      { event_id: `${ids.confirmed}:order-confirmed`, event: 'order.confirmed', version: 3 },
      { event_id: `${ids.undoing}:order-rejected`, event: 'order.rejected', version: 1 },
    ])
    expect(orders.events['order.confirmed'].data.parse(JSON.parse(waiting[0]?.data ?? ''))).toMatchObject({
      lines: [{ sku: lamp, quantity: 2, productId: 'a-product' }],
      shopper: shopperName(mina),
      total: { cents: 17_800 },
      delivery: { kind: 'home' },
    })
    expect(shop.composed.views.sales()).toMatchObject({ placed: 3, confirmed: 1, rejected: 1, revenueCents: 17_800 })
  })

  test('knows its keys: what was asked then is the same order now', async () => {
    const shop = aShop({ file: formerStore('keys') })
    expect((await shop.place({ ...asked, waitMs: 0 }, key)).orderId).toBe(ids.confirmed)
  })

  test('buys what waited, when a try before had come as far as the stock', async () => {
    const neighbours = theNeighbours()
    neighbours.reservations.set(ids.waiting, { status: 'held', lines: [{ sku: lamp, quantity: 2 }] })
    const shop = aShop({ file: formerStore('buy'), neighbours })
    await shop.carryOn()
    expect((await shop.seen(ids.waiting)).status).toBe('confirmed')
    expect(neighbours.money.get(ids.waiting)).toMatchObject({ status: 'authorized', amount: { cents: 17_800 } })
    expect(JSON.stringify(shop.db.query('SELECT * FROM sagas').all())).not.toContain('tok_4242')
  })

  test('lets the money go of what waited too long, whatever a try before had come to', async () => {
    const neighbours = theNeighbours()
    const shop = aShop({ file: formerStore('too-late'), neighbours })
    await shop.carryOn()
    expect(await shop.seen(ids.waiting)).toMatchObject({ status: 'rejected', rejection: { reason: 'timed-out' } })
    expect(neighbours.money.get(ids.waiting)?.status).toBe('voided')
  })

  test('undoes what was being undone', async () => {
    const neighbours = theNeighbours()
    neighbours.reservations.set(ids.undoing, { status: 'held', lines: [] })
    const shop = aShop({ file: formerStore('undo'), neighbours })
    await shop.carryOn()
    expect(neighbours.money.get(ids.undoing)?.status).toBe('voided')
    expect(neighbours.reservations.get(ids.undoing)?.status).toBe('released')
    expect(shop.composed.sagas.state(ids.undoing)).toBe('aborted')
    expect(shop.composed.sagas.unfinished()).toBe(0)
  })

  test('is moved once', () => {
    const file = formerStore('twice')
    aShop({ file }).db.close()
    const again = aShop({ file })
    expect(again.composed.views.sales().placed).toBe(3)
  })
})
