import { afterAll, beforeAll, expect, test } from 'bun:test'
import { createService, type Service } from '@galleria/chassis'
import { createEdgeApp, RefusalError, reply, withCall } from '@galleria/chassis/http/edge-app'
import { Outage } from '@galleria/chassis/outage'
import { RawJson } from '@galleria/chassis/raw-json'
import { done, refuse } from '@galleria/contracts/answer'
import { problem } from '@galleria/contracts/problem'
import { rememberingLogger, startBroker, type TestBroker } from '@galleria/testkit'
import { bodyLimit } from 'hono/body-limit'

let broker: TestBroker
let service: Service
const log = rememberingLogger()
let app: ReturnType<typeof shop>

beforeAll(async () => {
  broker = await startBroker()
  const real = await createService({ name: 'bff-web', env: broker.env('bff-web') })
  service = Object.assign(real, { log })
  app = shop()
})
afterAll(async () => {
  await service.stop()
  await broker.stop()
})

function shop() {
  return createEdgeApp({ service, budgetMs: 800 })
    .get('/lamps/:lampId', (c) => reply(c, done({ lampId: c.req.param('lampId') })))
    .delete('/lamps/:lampId', (c) => reply(c, refuse('order-closed')))
    .get('/raw', (c) => reply(c, done(new RawJson('{"as": "it came"}')), { status: 201, headers: { etag: '"1"' } }))
    .get('/refused', () => {
      throw new RefusalError(refuse('too-many-requests'))
    })
    .get('/outage', () => {
      throw new Error('could not compose', { cause: new Outage('breaker-open', 'catalog.product.get') })
    })
    .get('/told-outage', (c) => reply(c, { ok: false, problem: problem('unavailable') }))
    .get('/slow', () => {
      throw new Outage('timeout', 'catalog.product.get')
    })
    .get('/bug', () => {
      throw new TypeError('undefined is not a lamp')
    })
    .post('/small', bodyLimit({ maxSize: 10 }), async (c) => reply(c, done(await c.req.json())))
    .get('/patient', withCall(service, 5_000, 'critical'), (c) =>
      reply(c, done({ leftMs: c.var.call.budget.remainingMs(), priority: c.var.call.priority })),
    )
    .get('/budget', (c) => reply(c, done({ leftMs: c.var.call.budget.remainingMs() })))
}

/** Asks, and tells what was logged meanwhile. */
async function asked(path: string, init?: RequestInit) {
  const before = log.lines.length
  const response = await app.request(path, init)
  const text = await response.text()
  return {
    status: response.status,
    headers: response.headers,
    text,
    problem: text.startsWith('{') ? (JSON.parse(text) as Record<string, unknown>) : {},
    lines: log.lines.slice(before),
  }
}

test('an answer is JSON, a raw one goes through untouched, and neither leaves a line', async () => {
  const lamp = await asked('/lamps/oslo')
  expect([lamp.status, lamp.text, lamp.lines]).toEqual([200, '{"lampId":"oslo"}', []])
  expect(lamp.headers.get('content-type')).toBe('application/json')
  const raw = await asked('/raw')
  expect([raw.status, raw.text, raw.headers.get('etag')]).toEqual([201, '{"as": "it came"}', '"1"'])
})

test.each([
  ['/lamps/oslo', 'DELETE', 409, 'order-closed', 'info'],
  ['/refused', 'GET', 429, 'too-many-requests', 'info'],
  ['/nowhere', 'GET', 404, 'not-found', 'info'],
  ['/lamps/oslo', 'PATCH', 405, 'method-not-allowed', 'info'],
  ['/small', 'POST', 413, 'body-too-large', 'info'],
  ['/outage', 'GET', 503, 'unavailable', 'warn'],
  ['/told-outage', 'GET', 503, 'unavailable', 'warn'],
  ['/slow', 'GET', 504, 'deadline-exceeded', 'warn'],
  ['/bug', 'GET', 500, 'internal', 'error'],
] as const)(
  '%s by %s is a problem %i %s, and leaves one line at level %s',
  async (path, method, status, code, level) => {
    const body = method === 'POST' ? { body: '"much too long"', headers: { 'content-type': 'application/json' } } : {}
    const answer = await asked(path, { method, ...body })
    expect(answer.status).toBe(status)
    expect(answer.headers.get('content-type')).toBe('application/problem+json')
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(answer.problem).toMatchObject({ type: `/problems/${code}`, code, status })
    expect(answer.lines.map((line) => line.level)).toEqual([level])
    expect(answer.lines[0]?.fields).toMatchObject({ traceId: answer.problem.traceId, status, method })
  },
)

test('an outage says when to come again', async () => {
  for (const path of ['/outage', '/slow', '/refused'])
    expect(Number((await asked(path)).headers.get('retry-after'))).toBeGreaterThan(0)
  expect((await asked('/bug')).headers.get('retry-after')).toBeNull()
})

test('a method that is not allowed is told which are', async () => {
  const { headers, problem } = await asked('/lamps/oslo', { method: 'PUT' })
  expect(headers.get('allow')).toBe('GET, DELETE, HEAD')
  expect(problem.detail).toBe('Allowed: GET, DELETE, HEAD.')
})

test('a bug is logged with its stack, and nothing of it is told outside', async () => {
  const { text, lines } = await asked('/bug')
  expect(text).not.toMatch(/lamp|TypeError|\.ts/)
  expect(lines[0]?.fields.error).toBeInstanceOf(TypeError)
})

test('a route has the app’s budget unless it has one of its own', async () => {
  const { problem: usual } = await asked('/budget')
  expect(usual.leftMs).toBeLessThanOrEqual(800)
  const { problem: own } = await asked('/patient')
  expect(own.leftMs).toBeGreaterThan(800)
  expect(own.priority).toBe('critical')
})

test('requests are counted by the route’s pattern and never by the path', async () => {
  await asked('/lamps/oslo')
  await asked('/no/such/path/4711')
  const { text } = await service.metrics.exposition()
  const counts = text.split('\n').filter((line) => line.startsWith('http_server_request_duration_seconds_count'))
  expect(counts.some((line) => line.includes('http_route="/lamps/:lampId"'))).toBe(true)
  expect(counts.some((line) => line.includes('http_route="unmatched"'))).toBe(true)
  expect(counts.join('\n')).not.toMatch(/oslo|4711/)
})
