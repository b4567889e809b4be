import { expect, test } from 'bun:test'
import { done, refuse } from '@galleria/contracts/answer'
import { orders } from '@galleria/contracts/orders'
import type { ProblemCode } from '@galleria/contracts/problem'
import { Order } from '@galleria/contracts/web'
import { appUnderTest, asMina, asOurScript, mina, shop } from '../test/app-under-test.ts'

const order = orders.endpoints['order.get'].example.reply
const at = `/api/web/orders/${order.orderId}`
const cancellation = `${at}/cancellation`
const revisions = `${at}/revisions`
const key = { 'idempotency-key': 'k'.repeat(24) }
const oneLampLess = { lines: [{ sku: 'LMP-012-OAK', quantity: 1 }] }
const cancelled = { ...order, version: 4, status: 'cancelled' as const, may: { cancel: false, revise: false } }

test('an order is cancelled without a word more than where it is, or with an empty object', async () => {
  const { send, app, asked } = appUnderTest({ told: { 'orders.order.cancel': () => done(cancelled) } })
  const plain = await app.request(`${shop}${cancellation}`, {
    method: 'POST',
    headers: { ...asOurScript, ...asMina },
  })

  expect(plain.status).toBe(200)
  expect(plain.headers.get('cache-control')).toBe('no-store')
  expect(plain.headers.get('location')).toBe(at)
  expect(Order.parse(await plain.json()).status).toBe('cancelled')
  expect((await send('POST', cancellation, {}, asMina)).status).toBe(200)
  expect(asked.map(({ request }) => request)).toEqual([
    { shopperId: mina, orderId: order.orderId, waitMs: 8_000 },
    { shopperId: mina, orderId: order.orderId, waitMs: 8_000 },
  ])
  expect(asked[0]?.call.budget.remainingMs()).toBeGreaterThan(10_000)
  expect(asked[0]?.call.priority).toBe('critical')
})

test('a change that is not over yet is accepted, and may be followed', async () => {
  const { send, asked } = appUnderTest()
  const first = await send('POST', cancellation, {}, { ...asMina, prefer: 'respond-async' })
  const second = await send('POST', revisions, oneLampLess, { ...asMina, ...key, prefer: 'wait=2' })

  expect([first.status, first.headers.get('preference-applied')]).toEqual([202, 'respond-async'])
  expect([second.status, second.headers.get('preference-applied')]).toEqual([202, 'wait=2'])
  expect(Order.parse(await second.json()).changing).toBe('revision')
  expect(asked.map(({ request }) => (request as { waitMs: number }).waitMs)).toEqual([0, 2_000])
})

test('a revision says what shall remain, under a key', async () => {
  const revised = { ...order, version: 5 }
  const { send, asked } = appUnderTest({ told: { 'orders.order.revise': () => done(revised) } })

  expect((await send('POST', revisions, oneLampLess, { ...asMina, ...key })).status).toBe(200)
  expect(asked[0]).toMatchObject({
    request: { shopperId: mina, orderId: order.orderId, ...oneLampLess },
    call: { idempotencyKey: key['idempotency-key'] },
  })
})

test('what cannot be changed is said by name', async () => {
  for (const [code, status] of [
    ['order-unknown', 404],
    ['order-closed', 409],
    ['order-busy', 409],
  ] as const satisfies readonly (readonly [ProblemCode, number])[]) {
    const told = { 'orders.order.cancel': () => refuse(code), 'orders.order.revise': () => refuse(code) }
    const { send } = appUnderTest({ told })
    for (const response of [
      await send('POST', cancellation, {}, asMina),
      await send('POST', revisions, oneLampLess, { ...asMina, ...key }),
    ])
      expect(await response.json()).toMatchObject({ status, code })
  }
})

test('a wish that makes no sense is refused by field, and nothing is asked', async () => {
  const { send, asked } = appUnderTest()
  const fields = async (response: Response | Promise<Response>) => {
    const { code, errors } = (await (await response).json()) as { code: string; errors?: { field: string }[] }
    return [code, ...(errors ?? []).map(({ field }) => field)]
  }
  const revise = (body: unknown, headers = {}) =>
    fields(send('POST', revisions, body, { ...asMina, ...key, ...headers }))

  expect(await revise({ lines: [] })).toEqual(['invalid-request', 'lines'])
  expect(await revise({ lines: [{ sku: 'LMP-012-OAK', quantity: -1 }] })).toEqual([
    'invalid-request',
    'lines.0.quantity',
  ])
  expect(await revise({ ...oneLampLess, refund: 100 })).toEqual(['invalid-request', 'refund'])
  expect(await revise(oneLampLess, { 'idempotency-key': '' })).toEqual(['idempotency-key-missing'])
  expect(await revise(oneLampLess, { 'idempotency-key': 'short' })).toEqual(['invalid-request', 'idempotency-key'])
  expect(await revise(oneLampLess, { 'sec-fetch-site': 'cross-site' })).toEqual(['cross-site-request'])
  expect(await fields(send('POST', cancellation, { reason: 'too big' }, asMina))).toEqual(['invalid-request', 'reason'])
  expect(await fields(send('POST', '/api/web/orders/7/cancellation', {}, asMina))).toEqual([
    'invalid-request',
    'orderId',
  ])
  expect(await fields(send('POST', cancellation, {}, { ...asMina, 'sec-fetch-site': 'same-site' }))).toEqual([
    'cross-site-request',
  ])
  expect(asked).toEqual([])
})

test('someone who never shopped here changes nothing', async () => {
  const { send, asked } = appUnderTest()
  for (const response of [await send('POST', cancellation, {}), await send('POST', revisions, oneLampLess, key)])
    expect(await response.json()).toMatchObject({ status: 404, code: 'order-unknown' })
  expect(asked).toEqual([])
})
