import { afterAll, beforeAll, expect, test } from 'bun:test'
import type { Service } from '@galleria/chassis'
import { observatory } from '@galleria/contracts/observatory'
import { eventually, startBroker, type TestBroker, testCall } from '@galleria/testkit'
import { startObservatory } from '../../../services/observatory/service.ts'
import { startWebBff } from '../service.ts'

const spanId = '00f067aa0ba902b7'
let broker: TestBroker
let keeper: Service<typeof observatory>
let bff: Awaited<ReturnType<typeof startWebBff>>

beforeAll(async () => {
  broker = await startBroker()
  keeper = await startObservatory(broker.env('observatory'))
  bff = await startWebBff(
    broker.env('bff-web', { FRONTENDS_DIR: broker.folder, PUBLIC_ORIGIN: 'http://localhost:8080' }),
  )
})
afterAll(async () => {
  await bff.stop()
  await keeper.stop()
  await broker.stop()
})

const newTraceId = () => crypto.randomUUID().replaceAll('-', '')
const tell = (report: object) =>
  fetch(`${bff.httpUrl}/api/web/vitals`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
    body: JSON.stringify({ vitals: {}, problems: [], route: '/', ...report }),
  })
const outcomes = async () => {
  const metrics = await (await fetch(`${bff.adminUrl}/metrics`)).text()
  return Object.fromEntries(
    [...metrics.matchAll(/galleria_page_views_reported_total\{.*outcome="(\w+)".*\} (\d+)/g)].map(([, name, count]) => [
      name,
      Number(count),
    ]),
  )
}

test('what a page tells as it is left stands in the trace of the request that brought it', async () => {
  // What takes the observatory longer than a second is lost, and then there is another page.
  await eventually(async () => {
    const traceId = newTraceId()
    const served = {
      traceId,
      spanId,
      name: 'GET /',
      kind: 2,
      startTimeUnixNano: '1768471200000000000',
      endTimeUnixNano: '1768471200012000000',
    }
    const gateway = { attributes: [{ key: 'service.name', value: { stringValue: 'gateway' } }] }
    await fetch(`${keeper.httpUrl}/v1/traces`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ resourceSpans: [{ resource: gateway, scopeSpans: [{ spans: [served] }] }] }),
    })
    const navigation = {
      type: 'navigate',
      connectStartMs: 1,
      connectEndMs: 1,
      requestStartMs: 2,
      responseStartMs: 20,
      responseEndMs: 21,
      completeMs: 90,
    }
    const traceparent = `00-${traceId}-${spanId}-01`
    expect((await tell({ traceparent, navigation, vitals: { lcpMs: 95 } })).status).toBe(204)
    expect(
      (await tell({ traceparent, problems: [{ kind: 'error', message: 'oh no', route: '/', atMs: 5_000 }] })).status,
    ).toBe(204)

    const found = await broker.client(observatory).trace.get({ traceId }, testCall())
    expect(found.ok && found.value.spans.map(({ service, name }) => `${service}: ${name}`)).toEqual([
      'gateway: GET /',
      'browser: page view /*',
      'browser: request',
      'browser: response',
      'browser: document',
      'browser: page problems /*',
    ])
  })
})

test('when the observatory is away, reports are lost without a word, and counted', async () => {
  await keeper.stop()
  const traceparent = `00-${newTraceId()}-${spanId}-01`
  await eventually(
    async () => {
      expect((await tell({ traceparent })).status).toBe(204)
      expect((await outcomes()).lost).toBeGreaterThan(0)
    },
    { withinMs: 5_000 },
  )
})
