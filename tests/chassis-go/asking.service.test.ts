import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { guestCaller } from '@galleria/chassis/authority/caller'
import type { Call } from '@galleria/chassis/call'
import type { Client } from '@galleria/chassis/client/ask'
import { Outage } from '@galleria/chassis/outage'
import { done, refuse } from '@galleria/contracts/answer'
import { catalog } from '@galleria/contracts/catalog'
import { inventory } from '@galleria/contracts/inventory'
import { orders } from '@galleria/contracts/orders'
import { commandOf } from '@galleria/infra/command'
import {
  eventually,
  fakeNeighbour,
  type Neighbour,
  type RunningProcess,
  startBroker,
  startProcess,
  type TestBroker,
  testCall,
} from '@galleria/testkit'

// What a process in Go does when it asks others. Shipping asks nobody, so its chassis plays orders here, between neighbours.

const program = await commandOf({ entry: 'packages/chassis-go', language: 'go' })
if (!program) console.log('not tried, since Go is missing: how a process in Go asks others')

interface Breakers {
  readonly breakers: readonly { readonly name: string; readonly state: string }[]
}

describe.if(program !== undefined)('a process in Go that asks others', () => {
  let broker: TestBroker
  let running: RunningProcess
  let client: Client<typeof orders>
  let catalogue: Neighbour | undefined
  const heard: Call[] = []

  const quoting = orders.endpoints['order.quote'].example.request
  const placing = orders.endpoints['order.place'].example.request
  const prices = catalog.endpoints['variant.price'].example.reply
  const held = inventory.endpoints['reservation.make'].example.reply
  const key = () => crypto.randomUUID()
  /** What the catalogue does when it is asked for prices. */
  let price = async (): Promise<typeof prices> => prices

  beforeAll(async () => {
    broker = await startBroker()
    catalogue = await fakeNeighbour(broker, catalog, {
      'variant.price': async (_request, call) => {
        heard.push(call)
        return done(await price())
      },
    })
    await fakeNeighbour(broker, inventory, {
      'reservation.make': ({ orderId }, call) => {
        heard.push(call)
        return orderId === held.orderId ? done(held) : refuse('out-of-stock')
      },
    })
    if (program) running = await startProcess(broker, 'orders', { command: program })
    client = broker.client(orders)
  }, 180_000)

  afterAll(async () => {
    await running?.stop()
    await catalogue?.stop()
    await broker.stop()
  })

  test('hands on what is left of the budget, the trace and the urgency', async () => {
    await eventually(async () => {
      heard.length = 0
      const call: Call = { ...testCall({ budgetMs: 600 }), priority: 'critical' }
      expect(await client.order.quote(quoting, call)).toMatchObject({ ok: true })
      expect(heard).toHaveLength(1)
      const [asked] = heard
      expect(asked?.trace.traceId).toBe(call.trace.traceId)
      expect(asked?.priority).toBe('critical')
      expect(asked?.budget.remainingMs()).toBeLessThan(600)
    })
  })

  test('says whom it asks for, and by which ways that has come', async () => {
    heard.length = 0
    const caller = guestCaller(placing.shopperId)
    expect(await client.order.place(placing, testCall({ caller, idempotencyKey: key() }))).toMatchObject({ ok: true })
    expect(heard[0]?.caller).toMatchObject({
      principal: { kind: 'guest', id: placing.shopperId },
      actors: ['orders', 'bff-web'],
    })
  })

  test('gives up when its own time is over, and says so', async () => {
    price = () => new Promise(() => {})
    const asked = client.order.quote(quoting, testCall({ budgetMs: 200 }))
    expect(await asked.catch((error) => error)).toMatchObject({ name: 'Outage', kind: 'timeout' })
    price = async () => prices
  })

  test('answers by itself where it can do without, and counts it', async () => {
    const cart = { shopperId: placing.shopperId, locale: 'en' } as const
    await catalogue?.stop()
    catalogue = undefined
    expect(await client.cart.get(cart, testCall())).toMatchObject({ ok: true })
    const metrics = await (await fetch(`${running.adminUrl}/metrics`)).text()
    expect(metrics).toContain('galleria_client_fallbacks_total{rpc_method="catalog.variant.price",service="orders"} 1')
  })

  test('stops asking whom it cannot reach, and asks again when they are back', async () => {
    const quote = () => client.order.quote(quoting, testCall({ budgetMs: 400 })).catch((error: unknown) => error)
    const breaker = async () => {
      const told = (await (await fetch(`${running.adminUrl}/breakers`)).json()) as Breakers
      return told.breakers.find(({ name }) => name === 'catalog.variant.price')?.state ?? 'missing'
    }
    await eventually(async () => {
      for (const answer of await Promise.all(Array.from({ length: 10 }, quote))) expect(answer).toBeInstanceOf(Outage)
      expect(await breaker()).toBe('open')
    })
    catalogue = await fakeNeighbour(broker, catalog)
    await eventually(async () => expect(await quote()).toMatchObject({ ok: true }), { withinMs: 25_000 })
    expect(await breaker()).toBe('closed')
  }, 45_000)
})
