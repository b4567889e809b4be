import { afterAll, beforeAll, expect, test } from 'bun:test'
import { eventually } from '@galleria/testkit'
import { reader, startStreet } from './street.ts'

let street: Awaited<ReturnType<typeof startStreet>>

beforeAll(async () => {
  // Three quarters of these may be streams: six.
  street = await startStreet({ RATE_PER_SECOND: '10000', RATE_BURST: '10000', BUN_CONFIG_MAX_HTTP_REQUESTS: '8' })
  await street.openBff('bff-web-1')
  await eventually(async () => (await fetch(`${street.url}/api/web/cart`)).status === 200)
})
afterAll(() => street.close())

const open = (init: RequestInit = {}) => fetch(`${street.url}/api/web/orders/1/events?do=events`, init)
async function metric(name: string): Promise<number> {
  const text = await (await fetch(`${street.gateway.adminUrl}/metrics`)).text()
  return text
    .split('\n')
    .filter((line) => line.startsWith(`${name}{`))
    .reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(' '))), 0)
}
const nothingOpen = async () => {
  expect(street.held.size).toBe(0)
  expect(await metric('galleria_event_stream_open')).toBe(0)
}

test('each event comes through as it is said, uncompressed and kept by nobody', async () => {
  const response = await open({ headers: { 'accept-encoding': 'br, gzip' } })
  const { next } = reader(response)
  expect(response.headers.get('content-type')).toBe('text/event-stream')
  expect(response.headers.get('content-encoding')).toBeNull()
  expect(response.headers.get('cache-control')).toBe('no-store')
  expect(response.headers.get('x-accel-buffering')).toBe('no')
  expect(response.headers.get('x-trace-id')).toMatch(/^[0-9a-f]{32}$/)
  expect(await next()).toBe('retry: 2000\n\n')

  const [held] = street.held
  for (const said of ['id: 1\n\n', 'id: 2\n\n']) {
    held?.say(said)
    expect(await next()).toBe(said)
  }
  expect(await metric('galleria_event_stream_open')).toBe(1)
  held?.finish()
  expect(await next()).toBeUndefined()
  await eventually(nothingOpen)
})

test('a client that leaves takes its stream behind the gateway with it', async () => {
  const leaving = new AbortController()
  const { next } = reader(await open({ signal: leaving.signal }))
  await next()
  leaving.abort()
  await next().catch(() => {})

  await eventually(nothingOpen)
})

test('clients that come and go, answered or not, leave nothing behind', async () => {
  for (let round = 0; round < 100; round += 1) {
    await Promise.all(
      Array.from({ length: 5 }, async (_, nth) => {
        const leaving = new AbortController()
        const reply = open({ signal: leaving.signal })
        if (nth > 0) await reader(await reply).next()
        leaving.abort()
        await reply.catch(() => {})
      }),
    )
  }
  await eventually(nothingOpen)
}, 30_000)

test('streams never take the connections that everybody else needs', async () => {
  await eventually(nothingOpen)
  const six = await Promise.all(Array.from({ length: 6 }, () => open()))
  const seventh = await open()
  expect([seventh.status, seventh.headers.get('retry-after')]).toEqual([503, '2'])
  expect(await seventh.json()).toMatchObject({ code: 'overloaded' })
  expect((await fetch(`${street.url}/api/web/cart`)).status).toBe(200)

  await Promise.all(six.map(({ body }) => body?.cancel()))
  await eventually(nothingOpen)
})

test('when the instance behind a stream goes, the stream ends in good order, so that the client comes back', async () => {
  const { next } = reader(await open())
  await next()
  await street.openBff('bff-web-2')
  await street.stop('bff-web-1')
  expect(await next()).toBeUndefined()

  const again = reader(await open())
  expect(await again.next()).toBe('retry: 2000\n\n')
  await again.leave()
})

test('a gateway that is told to stop ends its streams in good order and is not held up by them', async () => {
  const { next } = reader(await open())
  await next()
  const startMs = performance.now()
  await street.gateway.stop()

  expect(performance.now() - startMs).toBeLessThan(4_000)
  expect(await next()).toBeUndefined()
  await eventually(() => street.held.size === 0)
})
