import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { join } from 'node:path'
import type { Service } from '@galleria/chassis'
import { observatory } from '@galleria/contracts/observatory'
import { startBroker, type TestBroker, testCall } from '@galleria/testkit'
import protobuf from 'protobufjs'
import { startObservatory } from '../service.ts'

const traceId = '4bf92f3577b34da6a3ce929d0e0e4736'
let broker: TestBroker
let service: Service<typeof observatory>

beforeAll(async () => {
  broker = await startBroker()
  service = await startObservatory(broker.env('observatory'))
})
afterAll(async () => {
  await service.stop()
  await broker.stop()
})

const otlpSpan = (spanId: string, name: string, more: object = {}) => ({
  traceId,
  spanId,
  name,
  kind: 2,
  startTimeUnixNano: '1768471200000000000',
  endTimeUnixNano: '1768471200012000000',
  ...more,
})
const exported = (service: string, ...spans: object[]) => ({
  resourceSpans: [
    { resource: { attributes: [{ key: 'service.name', value: { stringValue: service } }] }, scopeSpans: [{ spans }] },
  ],
})
const send = (
  body: string | Uint8Array<ArrayBuffer>,
  headers: Record<string, string> = { 'content-type': 'application/json' },
) => fetch(`${service.httpUrl}/v1/traces`, { method: 'POST', body, headers })

test('a trace that several services sent, in any order and twice, reads as one story', async () => {
  const { trace } = broker.client(observatory)
  const child = otlpSpan('00f067aa0ba902b8', 'orders.order.place', {
    parentSpanId: '00f067aa0ba902b7',
    startTimeUnixNano: '1768471200003000000',
    status: { code: 2, message: 'timeout' },
    attributes: [
      { key: 'rpc.method', value: { stringValue: 'orders.order.place' } },
      { key: 'galleria.retries', value: { intValue: '2' } },
    ],
  })
  for (const _ of [1, 2]) expect((await send(JSON.stringify(exported('orders', child)))).status).toBe(200)
  expect(
    (await send(JSON.stringify(exported('gateway', otlpSpan('00f067aa0ba902b7', 'POST /api/web/orders'))))).status,
  ).toBe(200)

  const found = await trace.get({ traceId }, testCall())
  expect(found.ok && found.value.spans.map(({ service, name }) => `${service}: ${name}`)).toEqual([
    'gateway: POST /api/web/orders',
    'orders: orders.order.place',
  ])
  expect(found.ok && found.value.spans[1]).toMatchObject({
    status: 'error',
    statusMessage: 'timeout',
    attributes: { 'rpc.method': 'orders.order.place', 'galleria.retries': 2 },
  })
  const listed = await trace.list({ limit: 5, service: 'orders' }, testCall())
  expect(listed.ok && listed.value.traces).toMatchObject([
    { traceId, rootName: 'POST /api/web/orders', rootService: 'gateway', durationMs: 12, spanCount: 2, errorCount: 1 },
  ])
})

test('protobuf, plain and compressed, says the same as JSON', async () => {
  const other = 'a'.repeat(32)
  const bytes = encodeRequest(other)
  expect((await send(bytes, { 'content-type': 'application/x-protobuf' })).status).toBe(200)
  expect(
    (await send(Bun.gzipSync(bytes), { 'content-type': 'application/x-protobuf', 'content-encoding': 'gzip' })).status,
  ).toBe(200)
  const found = await broker.client(observatory).trace.get({ traceId: other }, testCall())
  expect(found.ok && found.value.spans).toMatchObject([
    { service: 'shipping', name: 'plan parcel', startNanos: '1768471200000000000' },
  ])
})

test('a trace nobody sent is unknown', async () => {
  expect(await broker.client(observatory).trace.get({ traceId: 'b'.repeat(32) }, testCall())).toMatchObject({
    ok: false,
    problem: { code: 'trace-unknown', status: 404 },
  })
})

describe('what is not an export request is refused and changes nothing', () => {
  test.each([
    ['broken JSON', '{"resourceSpans":', 'application/json', 400],
    [
      'a trace id that is not one',
      JSON.stringify(exported('x', otlpSpan('00f067aa0ba902b7', 'n', { traceId: 'zz' }))),
      'application/json',
      400,
    ],
    ['protobuf that is none', 'hello there', 'application/x-protobuf', 400],
    ['a form', 'a=b', 'application/x-www-form-urlencoded', 415],
  ])('%s', async (_what, body, type, status) => {
    const response = await send(body, { 'content-type': type })
    expect(response.status).toBe(status)
    expect(response.headers.get('content-type')).toBe('application/problem+json')
  })

  test('a small body that unpacks into a very large one', async () => {
    const bomb = Bun.gzipSync(new Uint8Array(40 * 1024 * 1024))
    expect((await send(bomb, { 'content-type': 'application/json', 'content-encoding': 'gzip' })).status).toBe(413)
  })

  test('another path or method', async () => {
    expect((await fetch(`${service.httpUrl}/v1/logs`, { method: 'POST' })).status).toBe(404)
    expect((await fetch(`${service.httpUrl}/v1/traces`)).status).toBe(405)
  })
})

test('spans survive a restart', async () => {
  await service.stop()
  service = await startObservatory(broker.env('observatory'))
  expect((await broker.client(observatory).trace.get({ traceId }, testCall())).ok).toBe(true)
  expect(await Bun.file(join(broker.folder, 'data/observatory/observatory.sqlite')).exists()).toBe(true)
})

/** A request as another implementation would send it: through the published message numbers, not through ours. */
function encodeRequest(id: string): Uint8Array<ArrayBuffer> {
  const writer = protobuf.Writer.create
  const attribute = writer()
    .uint32(10)
    .string('service.name')
    .uint32(18)
    .bytes(writer().uint32(10).string('shipping').finish())
    .finish()
  const span = writer()
    .uint32(10)
    .bytes(Buffer.from(id, 'hex'))
    .uint32(18)
    .bytes(Buffer.from('00f067aa0ba902b9', 'hex'))
    .uint32(42)
    .string('plan parcel')
    .uint32(57)
    .fixed64('1768471200000000000')
    .uint32(65)
    .fixed64('1768471200001000000')
    .finish()
  const resourceSpans = writer()
    .uint32(10)
    .bytes(writer().uint32(10).bytes(attribute).finish())
    .uint32(18)
    .bytes(writer().uint32(18).bytes(span).finish())
    .finish()
  return new Uint8Array(writer().uint32(10).bytes(resourceSpans).finish())
}
