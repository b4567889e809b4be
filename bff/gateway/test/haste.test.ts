import { afterAll, beforeAll, expect, test } from 'bun:test'
import { eventually } from '@galleria/testkit'
import { startStreet } from './street.ts'

let street: Awaited<ReturnType<typeof startStreet>>

beforeAll(async () => {
  // So slow that nothing is given back while a test runs.
  street = await startStreet({
    RATE_PER_SECOND: '0.001',
    RATE_BURST: '20',
    CHANGES_PER_SECOND: '0.001',
    CHANGES_BURST: '3',
  })
  await street.openBff('bff-web-1')
  await eventually(async () => (await fetch(`${street.url}/api/web/cart`)).status === 200)
})
afterAll(() => street.close())

test('someone in too much of a hurry is told how long to wait, for changes sooner than for looking', async () => {
  const post = () =>
    fetch(`${street.url}/api/web/cart/lines`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    })
  const changes = [await post(), await post(), await post(), await post()]
  const refused = changes[3]

  expect(changes.map(({ status }) => status)).toEqual([200, 200, 200, 429])
  expect(refused?.headers.get('content-type')).toBe('application/problem+json')
  expect(Number(refused?.headers.get('retry-after'))).toBeGreaterThan(0)
  expect(refused?.headers.get('ratelimit-policy')).toBe('"changes";q=3;w=3000')
  expect((await fetch(`${street.url}/api/web/cart`)).status).toBe(200)
})

test('opening a stream counts like any other request, however long it stays open', async () => {
  const open = () => fetch(`${street.url}/api/web/orders/1/events?do=events`)
  const replies = await Promise.all(Array.from({ length: 25 }, open))
  const statuses = replies.map(({ status }) => status)

  expect(statuses).toContain(200)
  expect(statuses.filter((status) => status === 429).length).toBeGreaterThanOrEqual(3)
  await Promise.all(replies.map(({ body }) => body?.cancel()))
})
