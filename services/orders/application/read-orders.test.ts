import { expect, test } from 'bun:test'
import { aShop, granted, jun, mina, refused } from '../test/a-shop.ts'

test('an order is shown to its own shopper, and is unknown to everybody else', async () => {
  const shop = aShop()
  const { orderId } = await shop.bought()
  expect((await shop.seen(orderId)).orderId).toBe(orderId)
  const unknown = { code: 'order-unknown', errors: [] }
  expect(refused(await shop.ask('order.get', { shopperId: jun, orderId }))).toEqual(unknown)
  expect(refused(await shop.ask('order.get', { shopperId: mina, orderId: crypto.randomUUID() }))).toEqual(unknown)
})

test('the history is read page by page, and a new order does not shift it', async () => {
  const shop = aShop()
  const [first, second] = [await shop.bought(), await shop.bought()]
  const page = async (cursor?: unknown) =>
    granted(await shop.ask('order.list', { shopperId: mina, limit: 1, ...(cursor ? { cursor } : {}) })) as {
      orders?: { orderId: string }[]
      nextCursor?: string
    }
  const top = await page()
  expect(top.orders?.map(({ orderId }) => orderId)).toEqual([second.orderId])
  await shop.bought()
  const rest = await page(top.nextCursor)
  expect(rest.orders?.map(({ orderId }) => orderId)).toEqual([first.orderId])
  expect(rest.nextCursor).toBeUndefined()
})

test('somebody else’s place in the list is no place in this one', async () => {
  const shop = aShop()
  await shop.bought()
  await shop.bought()
  const top = granted(await shop.ask('order.list', { shopperId: mina, limit: 1 })) as { nextCursor?: string }
  const foreign = await shop.ask('order.list', { shopperId: jun, limit: 1, cursor: top.nextCursor })
  expect(refused(foreign).errors).toMatchObject([{ field: 'cursor' }])
})
