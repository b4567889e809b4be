import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { withKey } from '@galleria/chassis/call'
import type { Answer } from '@galleria/contracts/answer'
import { orders } from '@galleria/contracts/orders'
import { testCall } from '@galleria/testkit'
import fc from 'fast-check'
import { contact, delivery, granted } from './a-shop.ts'
import { declinedToken, lamp, soldOut } from './neighbours.ts'
import { keyed, locale, openShop, type RunningShop, refusal } from './running-shop.ts'

let shop: RunningShop
beforeAll(async () => {
  shop = await openShop()
}, 20_000)
afterAll(() => shop.close())

const placeWith = (request: object, key?: string) =>
  refusal(shop.client.order.place(request as never, key === undefined ? testCall() : withKey(testCall(), key)))

describe('what cannot be', () => {
  test('in a cart is refused with the field, and nothing changes', async () => {
    const shopperId = crypto.randomUUID()
    granted(await shop.client.cart.add({ shopperId, sku: lamp, quantity: 1, locale }, testCall()))
    const add = (fields: object) =>
      refusal(shop.client.cart.add({ shopperId, sku: lamp, quantity: 1, locale, ...fields } as never, testCall()))
    for (const quantity of [-1, 0, 100, 1.5, 1e300, '2', null]) {
      expect(await add({ quantity })).toEqual({ status: 400, code: 'invalid-request', fields: ['quantity'] })
    }
    expect(await add({ unitPrice: { cents: 1, currency: 'EUR' } })).toEqual({
      status: 400,
      code: 'invalid-request',
      fields: ['unitPrice'],
    })
    expect(await add(JSON.parse('{"__proto__":{"quantity":1}}'))).toMatchObject({
      status: 400,
      code: 'invalid-request',
    })
    expect(await add({ sku: 'ZZZ-999-RED' })).toEqual({ status: 404, code: 'product-unknown', fields: ['sku'] })
    expect(await add({ quantity: 99 })).toEqual({ status: 400, code: 'invalid-request', fields: ['quantity'] })
    expect(
      await refusal(shop.client.cart.change({ shopperId, sku: soldOut, quantity: 1, locale }, testCall())),
    ).toEqual({
      status: 404,
      code: 'not-found',
      fields: ['sku'],
    })
    expect(granted(await shop.client.cart.get({ shopperId, locale }, testCall()))).toMatchObject({
      version: 1,
      itemCount: 1,
    })
  })

  test('in a quote is refused with the field', async () => {
    const { shopperId } = await shop.atCheckout()
    const nobody = crypto.randomUUID()
    expect(await refusal(shop.client.order.quote({ shopperId: nobody, delivery, locale }, testCall()))).toMatchObject({
      status: 409,
      code: 'cart-empty',
    })
    const atlantis = { kind: 'pickup', storeId: 'atlantis' } as const
    expect(await refusal(shop.client.order.quote({ shopperId, delivery: atlantis, locale }, testCall()))).toEqual({
      status: 404,
      code: 'store-unknown',
      fields: ['delivery.storeId'],
    })
  })

  test('with a key is refused before anything happens', async () => {
    const request = await shop.atCheckout()
    expect(await placeWith(request)).toMatchObject({ status: 400, code: 'idempotency-key-missing' })
    expect(await placeWith(request, 'short')).toEqual({
      status: 400,
      code: 'invalid-request',
      fields: ['idempotency-key'],
    })
    expect(
      granted(await shop.client.order.list({ shopperId: request.shopperId, limit: 1 }, testCall())).orders,
    ).toEqual([])
  })

  test('of a key used again with another body is refused', async () => {
    const request = await shop.atCheckout()
    const key = crypto.randomUUID()
    granted(await shop.client.order.place(request, keyed(key)))
    const other = { ...request, contact: { ...contact, name: 'Jun Seo' } }
    expect(await placeWith(other, key)).toMatchObject({ status: 422, code: 'idempotency-key-reused' })
  })

  test('of a quote is refused: foreign, for another place, of an older cart, used up', async () => {
    const request = await shop.atCheckout()
    const place = (changes: object) => placeWith({ ...request, ...changes }, crypto.randomUUID())
    expect(await place({ shopperId: crypto.randomUUID() })).toEqual({
      status: 404,
      code: 'not-found',
      fields: ['quoteId'],
    })
    expect(await place({ delivery: { kind: 'pickup', storeId: 'atlantis' } })).toEqual({
      status: 400,
      code: 'invalid-request',
      fields: ['delivery.storeId'],
    })
    granted(await shop.client.cart.add({ shopperId: request.shopperId, sku: lamp, quantity: 1, locale }, testCall()))
    expect(await place({})).toMatchObject({ status: 409, code: 'cart-changed' })
    const declined = await shop.atCheckout({ paymentToken: declinedToken })
    await shop.client.order.place(declined, keyed())
    expect(await placeWith(declined, crypto.randomUUID())).toMatchObject({ status: 410, code: 'quote-expired' })
  })

  test('of an order is refused: foreign, unknown, or a cursor somebody made up', async () => {
    const request = await shop.atCheckout()
    const { orderId } = granted(await shop.client.order.place(request, keyed()))
    expect(await refusal(shop.client.order.get({ shopperId: crypto.randomUUID(), orderId }, testCall()))).toMatchObject(
      {
        status: 404,
        code: 'order-unknown',
      },
    )
    const shopperId = crypto.randomUUID()
    expect(await refusal(shop.client.order.get({ shopperId, orderId: crypto.randomUUID() }, testCall()))).toMatchObject(
      {
        status: 404,
        code: 'order-unknown',
      },
    )
    for (const cursor of ['made-up', Buffer.from(orderId.replaceAll('-', ''), 'hex').toString('base64url')]) {
      expect(await refusal(shop.client.order.list({ shopperId, cursor, limit: 2 }, testCall()))).toEqual({
        status: 400,
        code: 'invalid-request',
        fields: ['cursor'],
      })
    }
  })
})

type Ask = (request: unknown, call: ReturnType<typeof testCall>) => Promise<Answer<unknown>>

test('garbage on any subject is refused as such', async () => {
  const asks = Object.values(shop.client).flatMap((resource) => Object.values(resource) as unknown as Ask[])
  expect(asks).toHaveLength(12)
  for (const ask of asks) {
    const isRefused = async (garbage: unknown) =>
      // Merging carts is for people who have signed in, which nobody here has.
      expect([400, 403]).toContain((await refusal(ask(garbage, keyed()))).status)
    // An empty question is no garbage to everybody.
    const garbage = fc.jsonValue().filter((value) => JSON.stringify(value) !== '{}')
    await fc.assert(fc.asyncProperty(garbage, isRefused), { numRuns: 25 })
  }
})

test('garbage in any field is an answer and never a breakdown', async () => {
  for (const [endpoint, { example }] of Object.entries(orders.endpoints)) {
    const [resource, action] = endpoint.split('.') as [keyof typeof shop.client, never]
    const ask = shop.client[resource][action] as unknown as Ask
    const spoilt = fc.tuple(fc.constantFrom('nonsense', ...Object.keys(example.request)), fc.jsonValue())
    const isAnswered = async ([field, garbage]: [string, unknown]) => {
      const answer = await ask({ ...example.request, [field]: garbage }, keyed())
      expect(answer.ok || answer.problem.status < 500).toBe(true)
    }
    await fc.assert(fc.asyncProperty(spoilt, isAnswered), { numRuns: 25 })
  }
})
