import { afterAll, beforeAll, expect, test } from 'bun:test'
import { createService } from '@galleria/chassis'
import { hear } from '@galleria/chassis/service/reaction'
import { openDatabase } from '@galleria/chassis/store/database'
import { createOutbox, outboxMigration, outboxStreamMigration } from '@galleria/chassis/store/outbox'
import { done, refuse } from '@galleria/contracts/answer'
import { inventory } from '@galleria/contracts/inventory'
import { observatory } from '@galleria/contracts/observatory'
import { orders } from '@galleria/contracts/orders'
import { eventually, freePort, publishedEvents, startBroker, type TestBroker, testCall } from '@galleria/testkit'

let broker: TestBroker

beforeAll(async () => {
  broker = await startBroker()
})
afterAll(() => broker.stop())

const made = () => createService({ name: 'catalog', env: broker.env('catalog') })

test('a process is ready when it has started, and as long as each dependency answers', async () => {
  let mood: 'good' | 'bad' = 'good'
  const service = await made()
  const ready = async () => (await fetch(`${service.adminUrl}/health/ready`)).status
  expect(await ready()).toBe(503)
  await service.start({
    checks: {
      moody: () => {
        if (mood === 'bad') throw new Error('in a mood')
      },
    },
  })
  expect(await ready()).toBe(200)
  mood = 'bad'
  expect(await ready()).toBe(503)
  expect((await fetch(`${service.adminUrl}/health/live`)).status).toBe(200)
  await service.stop()
})

test('whoever looks in while a process opens is told that it is not ready, and nothing breaks', async () => {
  const port = await freePort()
  const seen = new Set<number>()
  let opening = true
  const looking = (async () => {
    while (opening) {
      const status = await fetch(`http://127.0.0.1:${port}/health`).then(
        (response) => response.status,
        () => undefined,
      )
      if (status) seen.add(status)
    }
  })()
  // Whoever looks in may be late: then they have seen nothing yet.
  for (let round = 0; round < 10 || (seen.size === 0 && round < 500); round += 1) {
    const env = { ...broker.env('inventory'), ADMIN_PORT: String(port) }
    const service = await createService({ name: 'inventory', contract: inventory, env })
    await Bun.sleep(0)
    await service.stop()
  }
  opening = false
  await looking
  expect([...seen]).toEqual([503])
})

test('a process without its broker is not ready, and is again when the broker is back', async () => {
  const service = await made()
  await service.start({})
  const bus = async () => {
    const { dependencies } = (await (await fetch(`${service.adminUrl}/health`)).json()) as {
      dependencies: { name: string; status: string }[]
    }
    return dependencies.find(({ name }) => name === 'bus')?.status
  }
  expect(await bus()).toBe('up')
  await broker.crash()
  await eventually(async () => expect(await bus()).toBe('down'))
  await broker.revive()
  await eventually(async () => expect(await bus()).toBe('up'), { withinMs: 10_000 })
  await service.stop()
}, 30_000)

test('HTTP in hand is answered before the store is closed, and what is thrown past the app says nothing', async () => {
  const order: string[] = []
  const { promise: begun, resolve: tellBegun } = Promise.withResolvers<void>()
  const service = await made()
  await service.start({
    http: {
      maxBodyBytes: 1_000,
      async fetch(request) {
        if (request.url.endsWith('/bug')) throw new Error('a secret of ours')
        tellBegun()
        await Bun.sleep(100)
        order.push('answered')
        return new Response('lamp')
      },
    },
    onStop: () => void order.push('store closed'),
  })
  const bug = await fetch(`${service.httpUrl}/bug`)
  expect([bug.status, bug.headers.get('content-type')]).toEqual([500, 'application/problem+json'])
  expect(await bug.text()).not.toContain('secret')
  const asked = fetch(`${service.httpUrl}/lamp`)
  await begun
  await service.stop()
  expect(await (await asked).text()).toBe('lamp')
  expect(order).toEqual(['answered', 'store closed'])
})

test('a process may answer for a context and serve HTTP as well, and says both in the registry', async () => {
  const service = await createService({ name: 'observatory', contract: observatory, env: broker.env('observatory') })
  const unused = () => refuse('not-found')
  await service.start({
    answers: {
      'trace.get': () => refuse('trace-unknown'),
      'trace.list': () => done({ traces: [] }),
      'page-view.record': unused,
      'dead-letter.list': unused,
      'dead-letter.get': unused,
      'dead-letter.replay': unused,
      'dead-letter.discard': unused,
    },
    http: { maxBodyBytes: 1_000, fetch: () => new Response('taken in', { status: 202 }) },
  })
  expect((await fetch(`${service.httpUrl}/webhooks/psp`, { method: 'POST', body: '{}' })).status).toBe(202)
  const answer = await broker.client(observatory).trace.list({ limit: 1 }, testCall())
  expect(answer).toEqual({ ok: true, value: { traces: [] } })
  await eventually(async () => {
    const [found] = await broker.bus.find('observatory', 500)
    expect(found?.metadata).toMatchObject({ http: service.httpUrl, admin: service.adminUrl })
  })
  const tooLong = await fetch(service.httpUrl ?? '', { method: 'POST', body: 'x'.repeat(2_000) })
  expect(tooLong.status).toBe(413)
  await service.stop()
})

test('what the last ask in hand has written down is published before the end', async () => {
  const { request, reply } = inventory.endpoints['reservation.make'].example
  const db = openDatabase({ file: ':memory:', migrations: [outboxMigration, outboxStreamMigration] })
  const outbox = createOutbox(db, inventory)
  const { promise: begun, resolve: tellBegun } = Promise.withResolvers<void>()
  const service = await createService({ name: 'inventory', contract: inventory, env: broker.env('inventory') })
  await service.start({
    answers: {
      'stock.list': () => refuse('not-found'),
      'reservation.commit': () => refuse('not-found'),
      'reservation.release': () => refuse('not-found'),
      'reservation.cancel': () => refuse('not-found'),
      'reservation.revise': () => refuse('not-found'),
      'reservation.make': async ({ orderId, lines }) => {
        tellBegun()
        await Bun.sleep(100)
        outbox.write(
          'reservation.committed',
          orderId,
          { orderId, lines },
          { eventId: 'last', time: '2026-01-15T10:00:00Z' },
        )
        return done(reply)
      },
    },
    outbox,
    onStop: () => db.close(),
  })
  const asked = broker.client(inventory).reservation.make(request, testCall())
  await begun
  await service.stop()
  expect((await asked).ok).toBe(true)
  expect((await publishedEvents(broker, 'inventory')).map(({ id }) => id)).toEqual(['last'])
})

test('a start that fails closes what it had opened', async () => {
  let closed = 0
  const service = await made()
  const starting = service.start({
    http: { maxBodyBytes: 1_000, fetch: () => new Response('') },
    hears: [hear('catalog-no-such-consumer', orders, 'order.confirmed', () => {})],
    onStop: () => {
      closed += 1
    },
  })
  await expect(starting).rejects.toThrow()
  expect(closed).toBe(1)
  await expect(fetch(service.httpUrl ?? '')).rejects.toThrow()
  await expect(fetch(service.adminUrl)).rejects.toThrow()
})

test('a start after the stop does nothing', async () => {
  const service = await made()
  await service.stop()
  await service.start({ http: { maxBodyBytes: 1_000, fetch: () => new Response('') } })
  expect(service.httpUrl).toBeUndefined()
})

test('stopping twice is stopping once', async () => {
  let closed = 0
  const service = await made()
  await service.start({
    onStop: () => {
      closed += 1
    },
  })
  await Promise.all([service.stop(), service.stop()])
  await service.stop()
  expect(closed).toBe(1)
})
