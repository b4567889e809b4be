import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Outage } from '@galleria/chassis/outage'
import { eventually, publishedEvents, testCall } from '@galleria/testkit'
import { granted } from './a-shop.ts'
import { lamp } from './neighbours.ts'
import { keyed, openShop, type RunningShop } from './running-shop.ts'

let shop: RunningShop
beforeAll(async () => {
  shop = await openShop()
}, 20_000)
afterAll(() => shop.close())

/** The orders as a process of their own, which dies when it reaches a fail-point for the n-th time. */
async function mortal(death: string) {
  const env = shop.broker.env('orders', { FAIL_POINTS: 'allowed' })
  mkdirSync(env.DATA_DIR ?? '', { recursive: true })
  writeFileSync(join(env.DATA_DIR ?? '', 'fail-point'), death)
  const child = Bun.spawn([process.execPath, join(import.meta.dir, '../service.ts')], {
    env: { ...env, PATH: process.env.PATH ?? '' },
    stdout: 'ignore',
    stderr: 'ignore',
  })
  // Not by asking: a client that was refused for too long would go on refusing by itself.
  await eventually(async () => expect(await shop.broker.bus.find('orders', 100)).toHaveLength(1), { withinMs: 10_000 })
  return child
}

describe('F2: a process that dies at the worst moment', () => {
  test.each([
    'after-commit-before-answer 1',
    'after-step-before-record 1',
    'after-step-before-record 2',
    'after-step-before-record 3',
    'after-commit-before-publish 1',
    'after-publish-before-mark 1',
  ])(
    '%s: the order is bought once, paid once and told once',
    async (death) => {
      await shop.service.stop()
      const child = await mortal(death)
      const request = await shop.atCheckout()
      const key = crypto.randomUUID()
      // The shopper may have heard of the order, or may not: the process dies before, or after, the answer.
      const hasty = { ...testCall({ budgetMs: 1_500 }), idempotencyKey: key }
      const first = await shop.client.order.place(request, hasty).catch((error: unknown) => error)
      if (first instanceof Error) expect(first).toBeInstanceOf(Outage)
      await child.exited
      expect(child.signalCode).toBe('SIGKILL')

      await shop.restart()
      const order = granted(await shop.client.order.place(request, keyed(key)))
      const { shopperId } = request
      await eventually(
        async () =>
          expect(await shop.seen({ shopperId, orderId: order.orderId })).toMatchObject({ status: 'confirmed' }),
        { withinMs: 12_000 },
      )
      expect(shop.neighbours.money.get(order.orderId)).toMatchObject({ amount: { cents: 17_800 } })
      expect(shop.neighbours.reservations.get(order.orderId)).toEqual({
        status: 'committed',
        lines: [{ sku: lamp, quantity: 2 }],
      })
      await eventually(async () =>
        expect(await shop.eventsOf(order.orderId)).toEqual(['orders.order.placed', 'orders.order.confirmed']),
      )
      const events = await publishedEvents(shop.broker, 'orders')
      expect(new Set(events.map(({ id }) => id)).size).toBe(events.length)
    },
    40_000,
  )
})
