import { expect, test } from 'bun:test'
import { IdempotencyKey } from '@galleria/contracts/headers'
import {
  AddToCart,
  AskQuote,
  ChangeLine,
  PageQuery,
  PlaceOrder,
  pathParameters,
  ReviseOrder,
} from '@galleria/contracts/web'
import { createApi } from '@galleria/ui'
import { order, quote } from '../testing/samples.ts'
import { createOrdersApi } from './orders-api.ts'

/** An api whose questions are kept, each answered with an empty object. */
function recorded() {
  const asked: { method: string; url: URL; headers: Headers; body: unknown }[] = []
  const api = createOrdersApi(
    createApi(async (path, options) => {
      const body: unknown = typeof options?.body === 'string' ? JSON.parse(options.body) : undefined
      asked.push({
        method: options?.method ?? 'GET',
        url: new URL(path, 'https://galleria.example'),
        headers: new Headers(options?.headers),
        body,
      })
      return Response.json({})
    }),
  )
  return { asked, api }
}
const ask = { locale: 'ko' } as const

test('every question is asked in the language of the page and nothing else in its query', async () => {
  const { asked, api } = recorded()
  await api.cart(ask)
  await api.add({ sku: 'LMP-012-OAK', quantity: 2 }, ask)
  await api.remove('LMP-012-OAK', ask)
  await api.paymentField(ask)
  await api.order(order.orderId, ask)
  for (const { url } of asked) expect(PageQuery.parse(Object.fromEntries(url.searchParams))).toEqual({ locale: 'ko' })
})

test('what the cart is told is what the web BFF takes', async () => {
  const { asked, api } = recorded()
  await api.add({ sku: 'LMP-012-OAK', quantity: 2 }, ask)
  await api.change('LMP-012-OAK', 3, ask)

  expect(AddToCart.parse(asked[0]?.body)).toEqual({ sku: 'LMP-012-OAK', quantity: 2 })
  expect(ChangeLine.parse(asked[1]?.body)).toEqual({ quantity: 3 })
  const sku = asked[1]?.url.pathname.split('/').at(-1)
  expect(pathParameters.sku.safeParse({ sku }).success).toBe(true)
})

test('an order carries its key in a header and no price at all', async () => {
  const { asked, api } = recorded()
  const body = {
    quoteId: quote.quoteId,
    contact: order.contact,
    delivery: order.delivery,
    paymentToken: 'tok_4242Kd83',
  }
  await api.quote({ delivery: { kind: 'home' } }, ask)
  await api.place(body, crypto.randomUUID(), ask)

  expect(AskQuote.safeParse(asked[0]?.body).success).toBe(true)
  expect(PlaceOrder.parse(asked[1]?.body)).toEqual(body)
  expect(IdempotencyKey.safeParse(asked[1]?.headers.get('idempotency-key')).success).toBe(true)
})

test('a cancellation says nothing but which order, and a change carries its key', async () => {
  const { asked, api } = recorded()
  await api.cancel(order.orderId, ask)
  await api.revise(order.orderId, { lines: [{ sku: 'LMP-012-OAK', quantity: 1 }] }, crypto.randomUUID(), ask)

  expect([asked[0]?.url.pathname, asked[0]?.body]).toEqual([`/api/web/orders/${order.orderId}/cancellation`, undefined])
  expect(asked[1]?.url.pathname).toBe(`/api/web/orders/${order.orderId}/revisions`)
  expect(ReviseOrder.parse(asked[1]?.body)).toEqual({ lines: [{ sku: 'LMP-012-OAK', quantity: 1 }] })
  expect(IdempotencyKey.safeParse(asked[1]?.headers.get('idempotency-key')).success).toBe(true)
})

test('an address typed by hand cannot climb out of its place', async () => {
  const { asked, api } = recorded()
  await api.order('../cart', ask)
  expect(asked[0]?.url.pathname).toBe('/api/web/orders/..%2Fcart')
})
