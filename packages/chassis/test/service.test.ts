import { afterAll, beforeAll, expect, test } from 'bun:test'
import { createService, type Service } from '@galleria/chassis'
import { Outage } from '@galleria/chassis/outage'
import { done, refuse } from '@galleria/contracts/answer'
import { inventory } from '@galleria/contracts/inventory'
import { eventually, startBroker, type TestBroker, testCall } from '@galleria/testkit'

const orderId = '01981c5e-7a50-7c3a-9d53-3f6f0a1b2c3d'
const { example } = inventory.endpoints['stock.list']
let broker: TestBroker
let service: Service<typeof inventory>

beforeAll(async () => {
  broker = await startBroker()
  service = await createService({ name: 'inventory', contract: inventory, env: broker.env('inventory') })
  await service.start({
    answers: {
      'stock.list': ({ skus: [sku] }) => {
        if (sku === 'BUG-001-XX') throw new TypeError('a bug before the first await')
        return done({ levels: [{ sku: 'LMP-012-OAK', available: 7, level: 'in-stock' }] })
      },
      'reservation.make': async ({ lines: [line] }) => {
        await Bun.sleep(1)
        if (line?.sku === 'BUG-002-XX') throw new TypeError('a bug after an await')
        if (line?.sku === 'OUT-001-XX') throw new Outage('timeout', 'somewhere')
        return refuse('out-of-stock', { errors: [{ field: 'lines.0.sku', reason: '2 are left' }] })
      },
      'reservation.commit': (_request, call) => refuse('not-found', { detail: call.idempotencyKey ?? 'no key' }),
      'reservation.release': async (_request, call) => done({ orderId, released: call.budget.remainingMs() > 0 }),
      'reservation.cancel': () => refuse('not-found'),
      'reservation.revise': () => refuse('not-found'),
    },
    checks: { moody: () => {} },
  })
})

afterAll(async () => {
  await service.stop()
  await broker.stop()
})

test('an ask is answered, and a refusal is an answer too', async () => {
  const { stock, reservation } = broker.client(inventory)
  expect(await stock.list(example.request, testCall())).toEqual({ ok: true, value: example.reply })
  const refused = await reservation.make({ orderId, lines: [{ sku: 'LMP-012-OAK', quantity: 9 }] }, testCall())
  expect(refused).toMatchObject({
    ok: false,
    problem: { code: 'out-of-stock', status: 409, errors: [{ field: 'lines.0.sku' }] },
  })
})

test('a raw ask hands on the JSON as it came', async () => {
  const answer = await broker.client(inventory).stock.list.raw(example.request, testCall())
  expect(answer.ok && JSON.parse(answer.value.text)).toEqual(example.reply)
})

test('a request that breaks the schema is refused with the field and the reason, before any handler runs', async () => {
  const answer = await broker
    .client(inventory)
    .reservation.make({ orderId: 'o-1', lines: [{ sku: 'LMP-012-OAK', quantity: 0.5 }], price: 1 } as never, testCall())
  expect(answer.ok).toBe(false)
  const fields = answer.ok ? [] : (answer.problem.errors ?? []).map(({ field }) => field)
  expect(fields.toSorted()).toEqual(['lines.0.quantity', 'orderId', 'price'])
})

test('what is not JSON is refused as such', async () => {
  const reply = await broker.bus.ask('svc.inventory.stock.list', '{"skus":', {}, 10_000)
  expect(JSON.parse(reply.text())).toMatchObject({ code: 'malformed-body', status: 400 })
})

test.each(['BUG-001-XX', 'BUG-002-XX'])(
  'a bug in a handler (%s) is answered with 500 and the service goes on answering',
  async (sku) => {
    const client = broker.client(inventory)
    const asked =
      sku === 'BUG-001-XX'
        ? client.stock.list({ skus: [sku] }, testCall())
        : client.reservation.make({ orderId, lines: [{ sku, quantity: 1 }] }, testCall())
    await expect(asked).rejects.toMatchObject({ name: 'Outage', kind: 'failed' })
    expect((await client.stock.list(example.request, testCall())).ok).toBe(true)
  },
)

test('an outage behind a service reaches the asker as an outage, not as a bug', async () => {
  const asked = broker
    .client(inventory)
    .reservation.make({ orderId, lines: [{ sku: 'OUT-001-XX', quantity: 1 }] }, testCall())
  await expect(asked).rejects.toMatchObject({ kind: 'timeout' })
})

test('a request whose budget is spent is refused at once, on both sides', async () => {
  const asked = broker.client(inventory).stock.list(example.request, testCall({ budgetMs: 0 }))
  await expect(asked).rejects.toMatchObject({ kind: 'budget-spent' })
  const reply = await broker.bus.ask(
    'svc.inventory.stock.list',
    JSON.stringify(example.request),
    { 'timeout-ms': '0' },
    10_000,
  )
  expect(reply.header('Nats-Service-Error-Code')).toBe('504')
})

test('the idempotency key travels with the call', async () => {
  const answer = await broker
    .client(inventory)
    .reservation.commit({ orderId }, testCall({ idempotencyKey: 'k'.repeat(20) }))
  expect(answer).toMatchObject({ ok: false, problem: { detail: 'k'.repeat(20) } })
})

test('a fallback answers for an idempotent endpoint that nobody answers, and is refused for one that changes things', async () => {
  const { orders } = await import('@galleria/contracts/orders')
  const absent = broker.client(orders)
  const shopperId = '3f0a6a1e-58c1-4a0e-9a8e-0c6a3c1f7b52'
  const fallen = await absent.cart.get({ shopperId, locale: 'en' }, testCall(), { fallback: (outage) => outage.kind })
  expect(fallen).toBe('no-responders')
  const change = absent.cart.add({ shopperId, sku: 'LMP-012-OAK', quantity: 1, locale: 'en' }, testCall(), {
    fallback: () => 'covered',
  })
  await expect(change).rejects.toBeInstanceOf(TypeError)
})

test('the admin port tells life, readiness, each dependency and the metrics', async () => {
  expect((await fetch(`${service.adminUrl}/health/live`)).status).toBe(200)
  const health = await fetch(`${service.adminUrl}/health`)
  const body = (await health.json()) as { dependencies: { name: string; status: string }[] }
  expect(health.status).toBe(200)
  expect(body.dependencies.map(({ name, status }) => `${name} ${status}`)).toEqual(['bus up', 'moody up'])
  const metrics = await (await fetch(`${service.adminUrl}/metrics`)).text()
  expect(
    metrics.match(
      /rpc_server_call_duration_seconds_count\{.*rpc_method="inventory\.stock\.list",error_type=""\} (\d+)/,
    )?.[1],
  ).not.toBe('0')
})

test('the registry knows the service, its rank and its admin address', async () => {
  await eventually(async () => {
    const [found] = await broker.bus.find('inventory', 1_000)
    expect(found?.metadata).toMatchObject({ language: 'typescript', rank: 'supporting', admin: service.adminUrl })
  })
})

test('a stopping service finishes the ask in hand and is then gone', async () => {
  const other = await createService({ name: 'payments', env: broker.env('payments') })
  await other.start({})
  expect((await fetch(`${other.adminUrl}/health/ready`)).status).toBe(200)
  await other.stop()
  await eventually(async () => {
    await expect(fetch(`${other.adminUrl}/health/ready`)).rejects.toThrow()
  })
})
