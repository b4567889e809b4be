import { afterEach, expect, test } from 'bun:test'
import { eventually, rememberingLogger } from '@galleria/testkit'
import { realWorld } from '../ports/index.ts'
import { createMetrics } from './metrics.ts'
import { createTracing } from './otel-tracing.ts'
import { parseTraceparent } from './trace-context.ts'
import type { Tracing } from './tracing.ts'

interface Attribute {
  readonly key: string
  readonly value: Record<string, unknown>
}
interface WireSpan {
  readonly traceId: string
  readonly spanId: string
  readonly parentSpanId?: string
  readonly name: string
  readonly kind: number
  readonly flags?: number
  readonly startTimeUnixNano: string
  readonly endTimeUnixNano: string
  readonly attributes: Attribute[]
  readonly status: { readonly code: number; readonly message?: string }
}
interface Export {
  readonly resourceSpans: {
    readonly resource: { readonly attributes: Attribute[] }
    readonly scopeSpans: { readonly scope: { readonly name: string }; readonly spans: WireSpan[] }[]
  }[]
}

const stops: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop()
})

/** A collector: takes OTLP over HTTP in JSON, as any other would. */
function collector(answer: () => Response | Promise<Response> = () => Response.json({})) {
  const exports: Export[] = []
  const server = Bun.serve({
    port: 0,
    hostname: '127.0.0.1',
    async fetch(request) {
      if (new URL(request.url).pathname !== '/v1/traces') return new Response('', { status: 404 })
      exports.push((await request.json()) as Export)
      return answer()
    },
  })
  stops.push(() => server.stop(true))
  const spans = () => exports.flatMap((each) => each.resourceSpans.flatMap((r) => r.scopeSpans.flatMap((s) => s.spans)))
  return { url: `http://127.0.0.1:${server.port}`, exports, spans }
}

const log = rememberingLogger()
const metrics = createMetrics('orders')

function tracingTo(endpoint: string | undefined, ratio = 1): Tracing {
  return createTracing({
    service: 'orders',
    instance: 'orders-1',
    version: '1.2.3',
    endpoint,
    ratio,
    world: realWorld,
    log,
  })
}

const attributesOf = (attributes: Attribute[] = []) =>
  Object.fromEntries(attributes.map(({ key, value }) => [key, Object.values(value)[0]]))
const named = (spans: WireSpan[], name: string): WireSpan | undefined => spans.find((span) => span.name === name)

test('a request’s spans arrive at a collector with their parents, kinds, attributes, times and status', async () => {
  const { url, exports, spans } = collector()
  const tracing = tracingTo(url)
  const root = tracing.root('POST', 'server', { 'http.request.method': 'POST' })
  const ask = root.child('orders.order.place', 'client', { 'rpc.method': 'orders.order.place' })
  const served = tracing.continued(ask.traceparent, 'orders.order.place', 'server')
  const published = served.child('publish evt.orders.order.placed', 'producer')
  const inside = served.child('price', 'internal')
  published.end()
  inside.fail('timeout', 'nobody priced it')
  inside.end()
  served.end()
  ask.end()
  root.rename('POST /orders')
  root.set('http.response.status_code', 201)
  root.end()
  await tracing.flush()

  const byName = (name: string) => named(spans(), name)
  expect(spans()).toHaveLength(5)
  expect(new Set(spans().map(({ traceId }) => traceId))).toEqual(new Set([root.traceId]))
  expect(byName('POST /orders')?.parentSpanId ?? '').toBe('')
  const [client, server] = spans()
    .filter(({ name }) => name === 'orders.order.place')
    .toSorted((a, b) => b.kind - a.kind)
  expect(client?.parentSpanId).toBe(byName('POST /orders')?.spanId ?? 'none')
  expect(server?.parentSpanId).toBe(client?.spanId ?? 'none')
  expect(byName('price')?.parentSpanId).toBe(server?.spanId ?? 'none')
  // OTLP: 1 internal, 2 server, 3 client, 4 producer.
  expect([byName('POST /orders')?.kind, client?.kind, server?.kind, byName('price')?.kind]).toEqual([2, 3, 2, 1])
  expect(byName('publish evt.orders.order.placed')?.kind).toBe(4)
  expect(attributesOf(byName('POST /orders')?.attributes)).toEqual({
    'http.request.method': 'POST',
    'http.response.status_code': 201,
  })
  expect(byName('price')?.status).toEqual({ code: 2, message: 'nobody priced it' })
  expect(attributesOf(byName('price')?.attributes)).toEqual({ 'error.type': 'timeout' })
  expect(byName('POST /orders')?.status.code).toBe(0)
  const start = BigInt(byName('POST /orders')?.startTimeUnixNano ?? 0)
  expect(BigInt(byName('POST /orders')?.endTimeUnixNano ?? 0)).toBeGreaterThanOrEqual(start)
  expect(Math.abs(Number(start / 1_000_000n) - Date.now())).toBeLessThan(5_000)

  const [{ resource, scopeSpans } = { resource: { attributes: [] }, scopeSpans: [] }] = exports[0]?.resourceSpans ?? []
  expect(attributesOf(resource.attributes)).toMatchObject({
    'service.name': 'orders',
    'service.instance.id': 'orders-1',
    'service.version': '1.2.3',
    'service.namespace': 'galleria',
  })
  expect(scopeSpans[0]?.scope.name).toBe('@galleria/chassis')
  await tracing.stop()
})

test('a span that is told of afterwards has the times it really had', async () => {
  const { url, spans } = collector()
  const tracing = tracingTo(url)
  const startMs = performance.now()
  const root = tracing.root('POST', 'server')
  root.child('render part', 'internal', {}, 250).end(40)
  const betweenMs = performance.now() - startMs
  root.end()
  await tracing.stop()
  const ms = (nanoseconds: string | undefined) => Number(BigInt(nanoseconds ?? 0) / 1_000n) / 1_000
  const part = named(spans(), 'render part')
  const began = ms(named(spans(), 'POST')?.startTimeUnixNano) - ms(part?.startTimeUnixNano)
  expect(began).toBeGreaterThan(200 - betweenMs)
  expect(began).toBeLessThanOrEqual(250.1)
  expect(ms(part?.endTimeUnixNano) - ms(part?.startTimeUnixNano)).toBeCloseTo(40, 1)
})

test('a span that is ended twice is sent once', async () => {
  const { url, spans } = collector()
  const tracing = tracingTo(url)
  const root = tracing.root('GET', 'server')
  root.end()
  root.end()
  await tracing.stop()
  expect(spans()).toHaveLength(1)
})

test('an unsampled request tells its callees so, has an id all the same, and sends nothing', async () => {
  const { url, spans } = collector()
  const tracing = tracingTo(url, 0)
  const root = tracing.root('GET', 'server')
  const ask = root.child('catalog.product.get', 'client')
  expect(parseTraceparent(ask.traceparent)).toMatchObject({ traceId: root.traceId, sampled: false })
  expect(ask.traceparent.endsWith('-00')).toBe(true)
  const served = tracing.continued(ask.traceparent, 'catalog.product.get', 'server')
  expect([served.sampled, served.traceId]).toEqual([false, root.traceId])
  for (const span of [served, ask, root]) span.end()
  await tracing.stop()
  expect(spans()).toEqual([])
})

test('of an unsampled request that fails its one span is kept, with the time it really took', async () => {
  const { url, spans } = collector()
  const tracing = tracingTo(url, 0)
  const root = tracing.root('GET', 'server', { 'url.path': '/product/oslo' })
  root.rename('GET /product/:productId')
  await Bun.sleep(20)
  root.fail('timeout', 'the catalogue did not answer')
  root.end()
  root.end()
  await tracing.stop()
  const [span] = spans()
  expect(spans()).toHaveLength(1)
  expect(span).toMatchObject({ traceId: root.traceId, name: 'GET /product/:productId', kind: 2, status: { code: 2 } })
  expect(attributesOf(span?.attributes)).toEqual({
    'url.path': '/product/oslo',
    'error.type': 'timeout',
    'galleria.sampled.late': true,
  })
  const tookNanos = BigInt(span?.endTimeUnixNano ?? 0) - BigInt(span?.startTimeUnixNano ?? 0)
  expect(Number(tookNanos) / 1e6).toBeGreaterThanOrEqual(19)
})

test('a chore is kept only when it fails', async () => {
  const { url, spans } = collector()
  const tracing = tracingTo(url)
  tracing.background('lapse').end()
  const failed = tracing.background('sweep')
  failed.fail('TypeError')
  failed.end()
  await tracing.stop()
  expect(spans().map(({ name }) => name)).toEqual(['sweep'])
})

test.each([
  ['no header', undefined],
  ['nonsense', 'nonsense'],
  ['an all-zero trace', `00-${'0'.repeat(32)}-00f067aa0ba902b7-01`],
  ['a forbidden version', 'ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01'],
  ['one too long', '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-x'],
])('with %s a request is not sampled and gets an id of its own', (_what, header) => {
  const trace = tracingTo('http://127.0.0.1:1').continued(header, 'catalog.product.get', 'server')
  expect(trace.sampled).toBe(false)
  expect(trace.traceId).toMatch(/^(?!0{32})[0-9a-f]{32}$/)
})

test('without a collector nothing is sampled', () => {
  expect(tracingTo(undefined).root('GET', 'server').sampled).toBe(false)
})

test('a dead collector keeps nothing from stopping: the spans are dropped and it is said', async () => {
  const before = log.lines.length
  const tracing = tracingTo('http://127.0.0.1:1')
  tracing.root('GET', 'server').end()
  const startMs = performance.now()
  await tracing.flush()
  await tracing.stop()
  expect(performance.now() - startMs).toBeLessThan(8_000)
  expect(log.lines.slice(before).map(({ level }) => level)).toContain('warn')
}, 30_000)

test('nor does one that hangs', async () => {
  const { url } = collector(() => new Promise(() => {}))
  const tracing = tracingTo(url)
  tracing.root('GET', 'server').end()
  const startMs = performance.now()
  await tracing.stop()
  expect(performance.now() - startMs).toBeLessThan(6_000)
}, 30_000)

test('what a collector took and what was dropped is counted', async () => {
  let status = 200
  const { url } = collector(() => new Response('{}', { status, headers: { 'content-type': 'application/json' } }))
  const options = { service: 'orders', instance: 'orders-1', version: '1', ratio: 1, world: realWorld, log, metrics }
  const tracing = createTracing({ ...options, endpoint: url })
  tracing.root('GET', 'server').end()
  await tracing.flush()
  status = 400
  tracing.root('GET', 'server').end()
  tracing.root('GET', 'server').end()
  await tracing.flush()
  await tracing.stop()
  await eventually(async () => {
    const { text } = await metrics.exposition()
    expect(text).toContain('galleria_spans_exported_total{outcome="taken",service="orders"} 1')
    expect(text).toContain('galleria_spans_exported_total{outcome="dropped",service="orders"} 2')
  })
})
