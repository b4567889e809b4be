import { afterAll, beforeAll, expect, test } from 'bun:test'
import { createService, type Service } from '@galleria/chassis'
import { done } from '@galleria/contracts/answer'
import { header } from '@galleria/contracts/headers'
import { inventory } from '@galleria/contracts/inventory'
import { startBroker, type TestBroker, testCall } from '@galleria/testkit'
import {
  assert,
  asyncProperty,
  constantFrom,
  dictionary,
  json,
  jsonValue,
  oneof,
  record,
  string,
  uint8Array,
} from 'fast-check'

const { request: stockRequest, reply: stockReply } = inventory.endpoints['stock.list'].example
const subjects = Object.keys(inventory.endpoints).map((key) => `svc.inventory.${key}`)
let broker: TestBroker
let service: Service<typeof inventory>
let handled = 0

beforeAll(async () => {
  broker = await startBroker()
  service = await createService({ name: 'inventory', contract: inventory, env: broker.env('inventory') })
  const example = (key: keyof typeof inventory.endpoints) => () => {
    handled += 1
    return done(inventory.endpoints[key].example.reply as never)
  }
  await service.start({
    answers: {
      'stock.list': example('stock.list'),
      'reservation.make': example('reservation.make'),
      'reservation.commit': example('reservation.commit'),
      'reservation.release': example('reservation.release'),
      'reservation.cancel': example('reservation.cancel'),
      'reservation.revise': example('reservation.revise'),
    },
  })
})
afterAll(async () => {
  await service.stop()
  await broker.stop()
})

/** What a request is made of, and what it had better not be made of. */
const almostJson = oneof(
  json(),
  string(),
  string({ unit: 'binary' }),
  uint8Array().map((bytes) => Buffer.from(bytes).toString('latin1')),
  constantFrom(
    '',
    '{',
    'null',
    '{"__proto__":{"isAdmin":true}}',
    '{"constructor":{"prototype":{}},"toString":1}',
    '{"skus":{"length":1,"0":"LMP-012-OAK"}}',
    '{"skus":["LMP-012-OAK"],"skus":7}',
    '{"orderId":"01981c5e-7a50-7c3a-9d53-3f6f0a1b2c3d","lines":[{"sku":"LMP-012-OAK","quantity":1e309}]}',
    '{"orderId":"01981c5e-7a50-7c3a-9d53-3f6f0a1b2c3d","lines":[{"sku":"LMP-012-OAK","quantity":-1}]}',
    '\ufeff{"skus":["LMP-012-OAK"]}',
    '"\ud800"',
    '['.repeat(100_000),
    `${'['.repeat(50_000)}${']'.repeat(50_000)}`,
    `{"skus":[${'"LMP-012-OAK",'.repeat(20_000)}"LMP-012-OAK"]}`,
  ),
  record({ skus: jsonValue() }).map((value) => JSON.stringify(value)),
  record({ orderId: jsonValue(), lines: jsonValue() }, { requiredKeys: [] }).map((value) => JSON.stringify(value)),
)
const headerText = oneof(
  string({ unit: 'grapheme' }),
  constantFrom(
    '',
    '0',
    '1e999',
    'NaN',
    '-Infinity',
    'null',
    '__proto__',
    'critical',
    'k'.repeat(20),
    'k'.repeat(5_000),
  ),
).map((text) => text.replaceAll(/[\r\n]/g, ' '))
/** A budget is left out: one that is spent is answered with 504, and rightly so. */
const almostHeaders = dictionary(
  constantFrom<string>(
    header.traceparent,
    header.idempotencyKey,
    header.priority,
    header.baggage,
    'Nats-Service-Error-Code',
  ),
  headerText,
)

test('whatever is sent to an endpoint is answered or refused with the field and the reason; no 5xx, no lost connection', async () => {
  await assert(
    asyncProperty(constantFrom(...subjects), almostJson, almostHeaders, async (subject, text, headers) => {
      const before = handled
      const reply = await broker.bus.ask(subject, text, headers, 5_000)
      const status = Number(reply.header(header.serviceErrorCode) ?? 200)
      expect(status).toBeLessThan(500)
      if (status === 200) return
      const problem = JSON.parse(reply.text()) as { code: string; status: number; errors?: { field: string }[] }
      expect(problem.status).toBe(status)
      expect(reply.header(header.serviceError)).toBe(problem.code)
      if (problem.code === 'invalid-request') expect(problem.errors?.length).toBeGreaterThan(0)
      expect(handled).toBe(before)
    }),
    { numRuns: 400 },
  )
  expect(({} as Record<string, unknown>).isAdmin).toBeUndefined()
  expect(await broker.client(inventory).stock.list(stockRequest, testCall())).toEqual({ ok: true, value: stockReply })
})

test('a budget that makes no sense counts as none given', async () => {
  for (const timeoutMs of ['', 'soon', 'NaN', '1e999', '250, 250']) {
    const headers = { [header.timeoutMs]: timeoutMs }
    const reply = await broker.bus.ask('svc.inventory.stock.list', JSON.stringify(stockRequest), headers, 10_000)
    expect(JSON.parse(reply.text())).toEqual(stockReply)
  }
})

test('a key that is too long, or made of something else, is refused by its name', async () => {
  for (const key of ['short', 'k'.repeat(65), 'k'.repeat(20_000), 'ключ'.repeat(8)]) {
    const headers = { [header.idempotencyKey]: key }
    const reply = await broker.bus.ask('svc.inventory.stock.list', JSON.stringify(stockRequest), headers, 10_000)
    expect(JSON.parse(reply.text())).toMatchObject({ status: 400, errors: [{ field: 'idempotency-key' }] })
  }
})

test('a request that is too long is refused as such', async () => {
  const reply = await broker.bus.ask('svc.inventory.stock.list', `"${'x'.repeat(300_000)}"`, {}, 10_000)
  expect(JSON.parse(reply.text())).toMatchObject({ code: 'body-too-large', status: 413 })
})
