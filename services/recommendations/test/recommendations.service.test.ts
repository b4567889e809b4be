import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { createHash } from 'node:crypto'
import { guestCaller } from '@galleria/chassis/authority/caller'
import { orders } from '@galleria/contracts/orders'
import { recommendations } from '@galleria/contracts/recommendations'
import {
  canRun,
  eventually,
  type RunningProcess,
  startBroker,
  startProcess,
  type TestBroker,
  testCall,
} from '@galleria/testkit'

/** What Mina's orders are told under; the service makes the same name of her id when she asks. */
const mina = '7c9e6679-7425-40de-944b-e07fc1f90ae7'
const minasName = createHash('sha256').update(`shopper ${mina}`).digest('hex').slice(0, 32)
const env = { REVIEW_SECONDS: '0.2', LEAST_JUDGED: '4' }

// Without Python there is no such process, and the shop's tests say what it does without.
if (await canRun('recommendations'))
  describe('recommendations', () => {
    let broker: TestBroker
    let running: RunningProcess

    beforeAll(async () => {
      broker = await startBroker()
      running = await startProcess(broker, 'recommendations', { env })
    }, 120_000)

    afterAll(async () => {
      expect(await running.stop()).toBe(0)
      await broker.stop()
    })

    const client = () => broker.client(recommendations)

    async function told(data: object, eventId = Bun.randomUUIDv7()): Promise<void> {
      const orderId = Bun.randomUUIDv7()
      const attributes = {
        'ce-id': eventId,
        'ce-source': '/galleria/orders',
        'ce-type': 'order-confirmed',
        'ce-subject': orderId,
        'ce-time': '2026-01-15T10:00:00.000Z',
      }
      const { total } = orders.events['order.confirmed'].example
      const subject = `evt.orders.order.confirmed.${orderId}`
      const text = JSON.stringify({ total, ...data, orderId })
      // Each time another message, as after the broker has lost its own memory of what it was given.
      await broker.bus.publish(subject, text, attributes, Bun.randomUUIDv7(), 5_000)
    }

    const lines = (...productIds: string[]) =>
      productIds.map((productId, n) => ({ sku: `SKU-00${n}-OAK`, quantity: 1, productId }))
    const bought = (productIds: string[], shopper?: string) =>
      told({ lines: lines(...productIds), ...(shopper ? { shopper } : {}) })

    async function model() {
      const answer = await client().model.get({}, testCall())
      if (!answer.ok) throw new Error(answer.problem.code)
      return answer.value
    }

    const hasLearnt = (count: number) => eventually(async () => expect((await model()).orders).toBe(count))

    test('before anything was bought it suggests nothing, and says that it knows nothing', async () => {
      expect(await client().product.popular({ limit: 8 }, testCall())).toEqual({
        ok: true,
        value: { suggestions: [], basis: 'popular' },
      })
      expect(await model()).toEqual({ orders: 0, products: 0 })
    })

    test('what is bought is suggested to the next shopper, with the reason, and to its buyer by what she bought', async () => {
      await Promise.all([
        bought(['oslo-lamp', 'linen-shade']),
        bought(['oslo-lamp', 'linen-shade']),
        bought(['blue-vase', 'tulips']),
        bought(['blue-vase', 'tulips']),
        bought(['blue-vase'], minasName),
      ])
      await hasLearnt(5)

      const together = await client().product.together(
        { productIds: ['oslo-lamp', 'never-seen'], limit: 1 },
        testCall(),
      )
      expect(together).toMatchObject({
        ok: true,
        value: {
          basis: 'model',
          suggestions: [{ productId: 'linen-shade', reason: { kind: 'bought-with', productId: 'oslo-lamp' } }],
        },
      })
      expect(await client().shopper.suggest({ shopperId: mina, limit: 1 }, testCall())).toMatchObject({
        ok: true,
        value: { basis: 'model', suggestions: [{ productId: 'tulips' }] },
      })
      expect(await client().product.popular({ limit: 1 }, testCall())).toMatchObject({
        ok: true,
        value: { basis: 'popular', suggestions: [{ productId: 'blue-vase', score: 3, reason: { kind: 'popular' } }] },
      })
    })

    test('an order told twice counts once, and one that tells of no products is skipped and counted', async () => {
      const eventId = Bun.randomUUIDv7()
      await told({ lines: lines('oslo-lamp', 'brass-bulb') }, eventId)
      await told({ lines: lines('oslo-lamp', 'brass-bulb') }, eventId)
      await told({ lines: [{ sku: 'LMP-012-OAK', quantity: 2 }] })
      await eventually(async () => {
        const metrics = await (await fetch(`${running.adminUrl}/metrics`)).text()
        expect(metrics).toMatch(/^galleria_recommendations_orders_skipped_total\{.*\} 1(\.0)?$/m)
        expect(metrics).toMatch(/^galleria_recommendations_orders_learnt_total\{.*\} 6(\.0)?$/m)
      })
      expect((await model()).orders).toBe(6)
    })

    test('it judges itself, shows how well it did, and still knows after it was killed', async () => {
      await Promise.all(Array.from({ length: 24 }, () => bought(['oslo-lamp', 'linen-shade'])))
      await hasLearnt(30)
      await eventually(async () => expect((await model()).evaluation?.model.baskets).toBeGreaterThanOrEqual(4))
      // A review is answered with before it is written down and counted.
      await eventually(async () =>
        expect(await (await fetch(`${running.adminUrl}/metrics`)).text()).toMatch(
          /^galleria_recommendations_hit_rate\{.*way="model".*\} 1(\.0)?$/m,
        ),
      )
      const similar = await client().product.similar({ productId: 'linen-shade', limit: 1 }, testCall())
      expect(similar).toMatchObject({ ok: true, value: { basis: 'model', suggestions: [{ productId: 'brass-bulb' }] } })

      await running.kill()
      running = await startProcess(broker, 'recommendations', { env })
      expect(await model()).toMatchObject({ orders: 30, products: 5, learntUntil: '2026-01-15T10:00:00.000Z' })
      expect((await model()).evaluation?.model.hitRateAt10).toBe(1)
    }, 30_000)

    test('nobody is shown what somebody else may like', async () => {
      const caller = guestCaller(Bun.randomUUIDv7())
      const asked = await client().shopper.suggest({ shopperId: mina, limit: 1 }, testCall({ caller }))
      expect(asked).toMatchObject({ ok: false, problem: { code: 'not-found' } })
    })

    test('what is not asked as the contract says is refused, naming the field', async () => {
      const asked = await client().product.together({ productIds: [], limit: 99 }, testCall())
      expect(asked).toMatchObject({ ok: false, problem: { code: 'invalid-request' } })
      const fields = asked.ok ? [] : (asked.problem.errors ?? []).map(({ field }) => field)
      expect(fields).toEqual(['productIds', 'limit'])
    })
  })
