import { afterAll, beforeAll, expect, test } from 'bun:test'
import type { BusMessage } from '@galleria/chassis/bus/bus'
import type { Call } from '@galleria/chassis/call'
import { Outage } from '@galleria/chassis/outage'
import { realWorld } from '@galleria/chassis/ports/index'
import { createEndpoints } from '@galleria/chassis/service/answering'
import { createServerMetrics } from '@galleria/chassis/service/server-metrics'
import { createMetrics } from '@galleria/chassis/telemetry/metrics'
import { createTracing } from '@galleria/chassis/telemetry/otel-tracing'
import { type Answer, done, refuse } from '@galleria/contracts/answer'
import { inventory } from '@galleria/contracts/inventory'
import { eventually, rememberingLogger } from '@galleria/testkit'

const { example } = inventory.endpoints['stock.list']
const log = rememberingLogger()
const metrics = createServerMetrics(createMetrics('inventory'))
const tracing = createTracing({
  service: 'inventory',
  instance: 'inventory-1',
  version: '0.0.0',
  endpoint: undefined,
  ratio: 0,
  world: realWorld,
  log,
})
let answerWith: (call: Call) => Answer<typeof example.reply> | Promise<Answer<typeof example.reply>>
let firstLine = 0

const unused = () => refuse('not-found')
const [stockList] = createEndpoints(
  inventory,
  {
    'stock.list': (_request, call) => answerWith(call),
    'reservation.make': unused,
    'reservation.commit': unused,
    'reservation.release': unused,
    'reservation.cancel': unused,
    'reservation.revise': unused,
  },
  { world: realWorld, log, tracing, metrics },
)

/** Asks as the bus would, and tells the answer and what was logged meanwhile. */
async function asked(handler: typeof answerWith, headers: Record<string, string> = {}) {
  answerWith = handler
  firstLine = log.lines.length
  const message: BusMessage = {
    subject: 'svc.inventory.stock.list',
    header: (name) => headers[name],
    text: () => JSON.stringify(example.request),
  }
  const answer = await stockList?.handle(message)
  const code = answer?.headers?.['Nats-Service-Error'] ?? 'done'
  return { code, status: answer?.headers?.['Nats-Service-Error-Code'], levels: linesSince() }
}
const linesSince = () => log.lines.slice(firstLine).map(({ level }) => level)

beforeAll(() => expect(stockList?.subject).toBe('svc.inventory.stock.list'))
afterAll(() => tracing.stop())

test('an answer leaves no line, a refusal one, an outage one, a bug one with its error', async () => {
  expect(await asked(() => done(example.reply))).toMatchObject({ code: 'done', levels: [] })
  expect(await asked(() => refuse('out-of-stock'))).toMatchObject({ status: '409', levels: ['info'] })
  expect(await asked(() => Promise.reject(new Outage('timeout', 'psp')))).toMatchObject({
    status: '504',
    levels: ['warn'],
  })
  expect(await asked(() => refuse('unavailable'))).toMatchObject({ status: '503', levels: ['warn'] })
  expect(await asked(() => JSON.parse('{'))).toMatchObject({ code: 'internal', status: '500', levels: ['error'] })
  expect(log.lines.at(-1)?.fields.error).toBeInstanceOf(SyntaxError)
})

test('a handler that outlives its budget is answered for in time; what becomes of it later is logged once more', async () => {
  const { promise: locked, reject: giveUp } = Promise.withResolvers<never>()
  const outlived = await asked(() => locked, { 'timeout-ms': '40' })
  expect(outlived).toMatchObject({ code: 'deadline-exceeded', status: '504', levels: ['warn'] })
  giveUp(new Error('locked'))
  await eventually(() => expect(linesSince()).toEqual(['warn', 'error']))
  expect(log.lines.at(-1)?.message).toBe('an ask failed after it had been given up')
})

test('nobody can make an endpoint work longer than its contract says', async () => {
  let leftMs = 0
  await asked(
    (call) => {
      leftMs = call.budget.remainingMs()
      return done(example.reply)
    },
    { 'timeout-ms': '3600000' },
  )
  expect(leftMs).toBeLessThanOrEqual(inventory.endpoints['stock.list'].timeoutMs)
})

test('a budget that makes no sense counts as none given', async () => {
  const patient = async () => {
    await Bun.sleep(20)
    return done(example.reply)
  }
  for (const timeoutMs of ['soon', 'NaN', '1e999', '250, 250'])
    expect(await asked(patient, { 'timeout-ms': timeoutMs })).toMatchObject({ code: 'done' })
})

test('a budget that is spent is refused before the handler runs', async () => {
  const spent = await asked(() => JSON.parse('{'), { 'timeout-ms': '0' })
  expect(spent).toMatchObject({ code: 'deadline-exceeded', levels: ['warn'] })
})

test('an answer that cannot be written as JSON is a bug, and still an answer', async () => {
  const circle: Record<string, unknown> = {}
  circle.self = circle
  expect(await asked(() => done(circle as never))).toMatchObject({ code: 'internal', levels: ['error'] })
})

test('the registry’s statistics count answers, refusals and failures apart', () => {
  const { answered, refused, failed } = metrics.statistics('inventory.stock.list')
  expect(answered).toBeGreaterThan(0)
  expect(refused).toBeGreaterThan(0)
  expect(failed).toBeGreaterThan(0)
})
