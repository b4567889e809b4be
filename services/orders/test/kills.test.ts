import { afterAll, describe, expect, test } from 'bun:test'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { handClock } from '@galleria/testkit'
import { aShop, contact, delivery, granted, mina, minuteMs, type Shop } from './a-shop.ts'
import { declinedToken, lamp, theNeighbours } from './neighbours.ts'

const folder = mkdtempSync(join(tmpdir(), 'killed-orders-'))
afterAll(() => rmSync(folder, { recursive: true }))
let stores = 0

/** What is asked for, and the other contexts that are asked because of it. */
interface Errand {
  readonly name: string
  readonly endpoints: readonly string[]
  /** What has to be there before. */
  prepare(shop: Shop): Promise<string>
  /** Asks for it, without waiting for its outcome. Answers the order's id. */
  begin(shop: Shop, prepared: string): Promise<string>
  check(shop: Shop, orderId: string): Promise<void>
}

const buying: Errand = {
  name: 'buying',
  endpoints: ['inventory.reservation.make', 'payments.payment.authorize', 'inventory.reservation.commit'],
  prepare: async (shop) => (await shop.quoted()).quoteId,
  begin: (shop, quoteId) => placed(shop, { quoteId }),
  async check(shop, orderId) {
    expect(shop.eventsOf(orderId)).toEqual(['placed', 'confirmed'])
    expect(shop.neighbours.money.get(orderId)).toMatchObject({ status: 'authorized', amount: { cents: 17_800 } })
    expect(shop.neighbours.reservations.get(orderId)?.status).toBe('committed')
  },
}

const buyingInVain: Errand = {
  name: 'buying with a declined card',
  endpoints: ['inventory.reservation.make', 'payments.payment.authorize', 'inventory.reservation.release'],
  prepare: async (shop) => (await shop.quoted()).quoteId,
  begin: (shop, quoteId) => placed(shop, { quoteId, paymentToken: declinedToken }),
  async check(shop, orderId) {
    expect(shop.eventsOf(orderId)).toEqual(['placed', 'rejected'])
    expect(shop.neighbours.reservations.get(orderId)?.status).toBe('released')
    expect(shop.neighbours.money.get(orderId)?.status ?? 'never asked for').not.toBe('authorized')
  },
}

const cancelling: Errand = {
  name: 'cancelling',
  endpoints: ['shipping.parcel.cancel', 'inventory.reservation.cancel', 'payments.payment.cancel'],
  prepare: async (shop) => (await shop.bought()).orderId,
  async begin(shop, orderId) {
    granted(await shop.cancel(orderId, { waitMs: 0 }))
    return orderId
  },
  async check(shop, orderId) {
    expect(shop.eventsOf(orderId)).toEqual(['placed', 'confirmed', 'cancel-requested', 'cancelled'])
    expect(await shop.seen(orderId)).toMatchObject({ refunded: { cents: 17_800 } })
    expect([...shop.neighbours.refunds.keys()]).toEqual([`${orderId}-cancel`])
  },
}

const revising: Errand = {
  name: 'taking pieces out',
  endpoints: ['shipping.parcel.revise', 'inventory.reservation.revise', 'payments.payment.refund'],
  prepare: async (shop) => (await shop.bought()).orderId,
  async begin(shop, orderId) {
    granted(await shop.revise(orderId, [{ sku: lamp, quantity: 1 }], { waitMs: 0 }))
    return orderId
  },
  async check(shop, orderId) {
    expect(shop.eventsOf(orderId)).toEqual(['placed', 'confirmed', 'revision-requested', 'revised'])
    expect(shop.neighbours.money.get(orderId)?.reduced.cents).toBe(8_900)
    expect(shop.neighbours.reservations.get(orderId)?.lines).toEqual([{ sku: lamp, quantity: 1 }])
  },
}

async function placed(shop: Shop, changes: object): Promise<string> {
  const request = { shopperId: mina, contact, delivery, paymentToken: 'tok_4242', waitMs: 0, ...changes }
  return (await shop.place(request)).orderId
}

/** Makes the shop hold its breath when it asks there, before or after that has its effect; answers how to kill it then. */
function killAt(shop: Shop, endpoint: string, moment: 'before' | 'after'): () => Promise<void> {
  let isReached = false
  shop.meet(async (asked, answer) => {
    if (asked !== endpoint) return answer()
    if (moment === 'after') await answer()
    isReached = true
    return new Promise(() => {})
  })
  return async () => {
    for (let turn = 0; turn < 200 && !isReached; turn += 1) await shop.clock.pass(0)
    if (!isReached) throw new Error(`${endpoint} was not asked`)
    kill(shop)
  }
}

/** Ends a shop as SIGKILL would: nothing is drained, nothing flushed, and no answer is heard. */
function kill(shop: Shop): void {
  shop.db.close()
}

describe('F1, I-SAG-1: a process that is killed has lost nothing:', () => {
  const errands = [buying, buyingInVain, cancelling, revising]
  const moments = errands.flatMap((errand) =>
    errand.endpoints.flatMap((endpoint) =>
      (['before', 'after'] as const).map((moment) => [errand.name, moment, endpoint, errand] as const),
    ),
  )

  test.each(moments)('%s goes on after a kill %s %s', async (_name, moment, endpoint, errand) => {
    const file = join(folder, `${++stores}.sqlite`)
    const neighbours = theNeighbours()
    const first = aShop({ file, neighbours })
    const prepared = await errand.prepare(first)
    const killed = killAt(first, endpoint, moment)
    const orderId = await errand.begin(first, prepared)
    await killed()

    const second = aShop({ file, neighbours, clock: handClock(Date.parse('2026-01-15T10:05:00Z')) })
    await second.pass(minuteMs)
    await errand.check(second, orderId)
    expect(second.composed.sagas.unfinished()).toBe(0)
  })

  test.each(errands.map((errand) => [errand.name, errand] as const))(
    '%s goes on after a kill as soon as it is written down',
    async (_name, errand) => {
      const file = join(folder, `${++stores}.sqlite`)
      const neighbours = theNeighbours()
      const first = aShop({ file, neighbours })
      const prepared = await errand.prepare(first)
      // Nobody hears of it any more: the first ask of another context never leaves.
      first.meet(() => new Promise(() => {}))
      const orderId = await errand.begin(first, prepared)
      kill(first)

      const second = aShop({ file, neighbours, clock: handClock(Date.parse('2026-01-15T10:05:00Z')) })
      await second.pass(minuteMs)
      await errand.check(second, orderId)
    },
  )

  test('I-ORD-2: whoever asks again with the same key after the kill gets the same order', async () => {
    const file = join(folder, `${++stores}.sqlite`)
    const neighbours = theNeighbours()
    const first = aShop({ file, neighbours })
    const request = { ...(await first.quoted()), waitMs: 0 }
    first.meet(() => new Promise(() => {}))
    const key = 'the-same-key-every-time'
    const { orderId } = await first.place(request, key)
    kill(first)

    const second = aShop({ file, neighbours, clock: handClock(Date.parse('2026-01-15T10:05:00Z')) })
    expect(await second.place({ ...request, waitMs: 8_000 }, key)).toMatchObject({ orderId, status: 'confirmed' })
    expect(neighbours.money.size).toBe(1)
  })
})
