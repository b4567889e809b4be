import { expect, test } from 'bun:test'
import { aShop, call, granted, jun, mina } from '../test/a-shop.ts'
import { makeGetOrder, makeListOrders } from './read-orders.ts'

async function threeOrders() {
  const shop = aShop()
  const placed = []
  for (const n of [1, 2, 3])
    placed.push(granted(await shop.placeOrder(await shop.quoted(), `key-number-${n}-of-mina`, call)))
  return { shop, ids: placed.map(({ orderId }) => orderId) }
}

test("a shopper sees the orders of their own and nobody else's", async () => {
  const { shop, ids } = await threeOrders()
  const getOrder = makeGetOrder(shop.ports)
  const unknown = { ok: false, problem: { code: 'order-unknown' } } as const
  expect(granted(await getOrder({ shopperId: mina, orderId: ids[0] ?? '' }))).toMatchObject({ orderId: ids[0] })
  expect(await getOrder({ shopperId: jun, orderId: ids[0] ?? '' })).toEqual(unknown)
  expect(await getOrder({ shopperId: mina, orderId: 'no-such-order' })).toEqual(unknown)
})

test('the history comes in pages, newest first, and an order placed meanwhile shifts nothing', async () => {
  const { shop, ids } = await threeOrders()
  const listOrders = makeListOrders(shop.ports)
  const first = granted(await listOrders({ shopperId: mina, after: undefined, limit: 2 }))
  expect(first.orders.map(({ orderId }) => orderId)).toEqual([ids[2], ids[1]] as string[])
  await shop.placeOrder(await shop.quoted(), 'key-number-4-of-mina', call)
  const second = granted(await listOrders({ shopperId: mina, after: first.last, limit: 2 }))
  expect(second).toMatchObject({ orders: [{ orderId: ids[0] }], last: undefined })
})

test('a page that ends with the history leads nowhere', async () => {
  const { shop } = await threeOrders()
  const listOrders = makeListOrders(shop.ports)
  expect(granted(await listOrders({ shopperId: mina, after: undefined, limit: 3 })).last).toBeUndefined()
})

test("another shopper's order is no place in this list", async () => {
  const { shop, ids } = await threeOrders()
  const listOrders = makeListOrders(shop.ports)
  expect(await listOrders({ shopperId: jun, after: ids[0], limit: 2 })).toEqual({
    ok: false,
    problem: { code: 'cursor-unknown' },
  })
})
