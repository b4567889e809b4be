import { afterAll, beforeAll, expect, test } from 'bun:test'
import type { Service } from '@galleria/chassis'
import { observatory } from '@galleria/contracts/observatory'
import { eventually, startBroker, type TestBroker, testCall } from '@galleria/testkit'
import { startObservatory } from '../service.ts'

const { request: view } = observatory.endpoints['page-view.record'].example
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

/** What the gateway exports of a page it served. */
const gatewayServed = (traceId: string) =>
  fetch(`${service.httpUrl}/v1/traces`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      resourceSpans: [
        {
          resource: { attributes: [{ key: 'service.name', value: { stringValue: 'gateway' } }] },
          scopeSpans: [
            {
              spans: [
                {
                  traceId,
                  spanId: view.parentSpanId,
                  name: 'GET /product/:productId',
                  kind: 2,
                  startTimeUnixNano: '1768471200000000000',
                  endTimeUnixNano: '1768471200012000000',
                  events: [
                    {
                      timeUnixNano: '1768471200005000000',
                      name: 'retry',
                      attributes: [{ key: 'galleria.retries', value: { intValue: '1' } }],
                    },
                  ],
                },
              ],
            },
          ],
        },
      ],
    }),
  })
const record = async (request: typeof view) => {
  const answer = await broker.client(observatory)['page-view'].record(request, testCall())
  return answer.ok ? answer.value.outcome : answer.problem
}
const told = async (traceId: string) => {
  const found = await broker.client(observatory).trace.get({ traceId }, testCall())
  return found.ok ? found.value.spans : []
}
const traceId = (digit: string) => digit.repeat(32)

test('a page tells its part of the trace: one story from the browser to the services', async () => {
  const page = { ...view, traceId: traceId('1') }
  await gatewayServed(page.traceId)
  expect(await record({ ...page, problems: [{ kind: 'error', message: 'oh no', route: '/cart', atMs: 40 }] })).toBe(
    'added',
  )
  expect(await record({ ...page, problems: [] })).toBe('known')

  const spans = await told(page.traceId)
  expect(spans.map(({ service, name }) => `${service}: ${name}`)).toEqual([
    'gateway: GET /product/:productId',
    'browser: page view /product/:productId',
    'browser: connect',
    'browser: request',
    'browser: response',
    'browser: document',
  ])
  expect(spans[1]).toMatchObject({
    parentSpanId: view.parentSpanId,
    startNanos: '1768471199990000000',
    status: 'error',
    attributes: { 'galleria.page.lcp_ms': 180, 'galleria.page.cls': 0.001, 'http.route': '/product/:productId' },
    events: [{ name: 'exception', atNanos: '1768471200030000000', attributes: { 'exception.message': 'oh no' } }],
  })
  expect(spans[0]?.events).toEqual([
    { name: 'retry', atNanos: '1768471200005000000', attributes: { 'galleria.retries': 1 } },
  ])
  const listed = await broker.client(observatory).trace.list({ limit: 5, service: 'browser' }, testCall())
  expect(listed.ok && listed.value.traces).toMatchObject([
    { traceId: page.traceId, rootService: 'gateway', errorCount: 1, services: expect.arrayContaining(['browser']) },
  ])
})

test('a page that is quicker than the gateway finds its place once the gateway has told', async () => {
  const page = { ...view, traceId: traceId('2') }
  expect(await record(page)).toBe('waiting')
  expect(await told(page.traceId)).toEqual([])

  await gatewayServed(page.traceId)
  await eventually(async () => (await told(page.traceId)).length === 6, { withinMs: 4_000 })
})

test('what is no page’s story is refused and leaves no trace', async () => {
  const page = { ...view, traceId: traceId('3') }
  await gatewayServed(page.traceId)
  const bad = {
    'a trace id of zeros': { traceId: traceId('0') },
    'a trace id that is not hex': { traceId: 'x'.repeat(32) },
    'a span id that is too short': { parentSpanId: '00f067aa' },
    'an address in place of a pattern': { route: '/search?q=secret' },
    'a time before the page': { vitals: { lcpMs: -1 } },
    'a time of a year': { vitals: { lcpMs: 3e10 } },
    'no number': { vitals: { cls: '0' } },
    'a figure nobody asked for': { vitals: { mood: 1 } },
    'too many problems': { problems: Array(11).fill({ kind: 'error', message: 'm', route: '/', atMs: 1 }) },
    'a problem of no kind': { problems: [{ kind: 'sad', message: 'm', route: '/', atMs: 1 }] },
    'a message of a page': { problems: [{ kind: 'error', message: 'm'.repeat(201), route: '/', atMs: 1 }] },
  }
  for (const [what, wrong] of Object.entries(bad)) {
    expect([what, await record({ ...page, ...(wrong as object) })]).toMatchObject([what, { code: 'invalid-request' }])
  }
  expect(await told(page.traceId)).toHaveLength(1)
})
