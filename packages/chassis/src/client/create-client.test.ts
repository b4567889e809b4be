import { afterEach, expect, test } from 'bun:test'
import { orders } from '@galleria/contracts/orders'
import { testCall } from '@galleria/testkit'
import { createGuardMetrics, type Guard } from '../breaker/guard.ts'
import { type Bus, BusError, type BusFault, type BusHeaders, type BusMessage } from '../bus/bus.ts'
import { realWorld } from '../ports/index.ts'
import { createMetrics } from '../telemetry/metrics.ts'
import { createClientMetrics } from './client-metrics.ts'
import { createClient } from './create-client.ts'

const guards: Guard[] = []
afterEach(() => {
  for (const guard of guards.splice(0)) guard.stop()
})

const { example } = orders.endpoints['cart.get']
const change = orders.endpoints['cart.add'].example.request

interface Asked {
  readonly subject: string
  readonly headers: BusHeaders
  readonly timeoutMs: number
}

/** A bus whose every ask goes as the script says; a script that has run out says nothing but its last word. */
function scripted(...script: (BusFault | { text: string; headers?: Record<string, string> })[]) {
  const asked: Asked[] = []
  const ask = async (subject: string, _text: string, headers: BusHeaders, timeoutMs: number): Promise<BusMessage> => {
    const word = script[Math.min(asked.length, script.length - 1)]
    asked.push({ subject, headers, timeoutMs })
    if (word === undefined || typeof word === 'string') throw new BusError(word ?? 'timeout')
    return { subject: '', header: (name) => word.headers?.[name], text: () => word.text }
  }
  const metrics = createMetrics('bff-web')
  const client = createClient(orders, {
    bus: { ask } as unknown as Bus,
    world: realWorld,
    metrics: createClientMetrics(metrics),
    guardMetrics: createGuardMetrics(metrics),
    onGuard: (guard) => guards.push(guard),
  })
  const lines = async (name: string) => {
    const { text } = await metrics.exposition()
    return text.split('\n').filter((line) => line.startsWith(name) && !line.endsWith(' 0'))
  }
  return { asked, client, lines }
}

const answer = { text: JSON.stringify(example.reply) }
const problemOf = (status: number, code: string) => ({
  text: JSON.stringify({ type: `/problems/${code}`, title: code, code, status }),
  headers: { 'Nats-Service-Error': code, 'Nats-Service-Error-Code': String(status) },
})

test('an idempotent ask that found nobody is made again, and only then', async () => {
  const back = scripted('no-responders', 'disconnected', answer)
  expect((await back.client.cart.get(example.request, testCall())).ok).toBe(true)
  expect(back.asked).toHaveLength(3)

  const slow = scripted('timeout', answer)
  await expect(slow.client.cart.get(example.request, testCall())).rejects.toMatchObject({ kind: 'timeout' })
  expect(slow.asked).toHaveLength(1)

  const changing = scripted('no-responders', answer)
  await expect(changing.client.cart.add(change, testCall())).rejects.toMatchObject({ kind: 'no-responders' })
  expect(changing.asked).toHaveLength(1)
})

test('after three tries it is an outage, and retries have a budget of their own', async () => {
  const { asked, client } = scripted('no-responders')
  const ask = () => client.cart.get(example.request, testCall()).catch((error) => error.kind)
  expect(await ask()).toBe('no-responders')
  expect(asked).toHaveLength(3)
  for (let i = 0; i < 5; i += 1) await ask()
  // Six asks, and three retries between them.
  expect(asked).toHaveLength(9)
})

test('an ask waits no longer than its contract, its caller and its budget allow, and tells so', async () => {
  const { asked, client } = scripted(answer)
  await client.cart.get(example.request, testCall({ budgetMs: 60_000 }))
  await client.cart.get(example.request, testCall({ budgetMs: 60_000 }), { timeoutMs: 200 })
  await client.cart.get(example.request, testCall({ budgetMs: 1_000 }))
  const [contract, caller, budget] = asked.map(({ timeoutMs }) => timeoutMs)
  expect(contract).toBe(orders.endpoints['cart.get'].timeoutMs)
  expect(caller).toBe(200)
  expect(budget).toBeLessThanOrEqual(1_000)
  expect(asked.map(({ headers }) => headers['timeout-ms'])).toEqual(asked.map(({ timeoutMs }) => String(timeoutMs)))
})

test('a refusal is an answer, below 500; from there on it is an outage', async () => {
  const refused = scripted(problemOf(404, 'not-found'))
  expect(await refused.client.cart.get(example.request, testCall())).toMatchObject({
    ok: false,
    problem: { code: 'not-found' },
  })
  for (const [status, code, kind] of [
    [500, 'internal', 'failed'],
    [503, 'unavailable', 'failed'],
    [503, 'overloaded', 'overloaded'],
    [504, 'deadline-exceeded', 'timeout'],
  ] as const) {
    const { client } = scripted(problemOf(status, code))
    await expect(client.cart.get(example.request, testCall())).rejects.toMatchObject({ kind })
  }
})

test('a breaker that is open is told without asking, and seen in the metrics', async () => {
  const { asked, client, lines } = scripted('timeout')
  for (let i = 0; i < 20; i += 1) await client.cart.get(example.request, testCall()).catch(() => {})
  await expect(client.cart.get(example.request, testCall())).rejects.toMatchObject({ kind: 'breaker-open' })
  expect(asked).toHaveLength(20)
  expect(await lines('galleria_breaker_state')).toEqual([
    'galleria_breaker_state{target="orders.cart.get",service="bff-web"} 2',
  ])
  expect(await lines('galleria_guard_rejections_total')).toEqual([
    'galleria_guard_rejections_total{target="orders.cart.get",by="breaker",service="bff-web"} 1',
  ])
  // The other endpoints of the same context have breakers of their own.
  await expect(
    client.order.list({ ...orders.endpoints['order.list'].example.request }, testCall()),
  ).rejects.toMatchObject({
    kind: 'timeout',
  })
})

test('a fallback answers for the outage and is counted; it never answers for a refusal or a bug', async () => {
  const down = scripted('timeout')
  const fallback = () => 'last known' as const
  expect(await down.client.cart.get(example.request, testCall(), { fallback })).toBe('last known')
  expect(await down.lines('galleria_client_fallbacks_total')).toHaveLength(1)
  const refused = scripted(problemOf(404, 'not-found'))
  expect(await refused.client.cart.get(example.request, testCall(), { fallback })).toMatchObject({ ok: false })
  const broken = scripted({ text: 'not JSON' })
  await expect(broken.client.cart.get(example.request, testCall(), { fallback })).rejects.toBeInstanceOf(SyntaxError)
})

test('key, priority and trace travel as headers', async () => {
  const { asked, client } = scripted(answer)
  const call = testCall({ idempotencyKey: 'k'.repeat(20) })
  await client.cart.get(example.request, call)
  expect(asked[0]?.headers).toMatchObject({
    'idempotency-key': 'k'.repeat(20),
    priority: 'normal',
    traceparent: call.trace.traceparent,
  })
  expect(asked[0]?.subject).toBe('svc.orders.cart.get')
})
