import { expect, test } from 'bun:test'
import { orders } from '@galleria/contracts/orders'
import { aShop } from '../test/a-shop.ts'

test('an order that nobody minds is confirmed before the answer', async () => {
  const shop = aShop()
  const order = await shop.bought()
  expect(orders.endpoints['order.place'].reply.parse(order)).toEqual(order)
  expect(order).toMatchObject({ status: 'confirmed', version: 2, may: { cancel: true, revise: true } })
  expect(shop.asked.slice(-3)).toEqual([
    'inventory.reservation.make',
    'payments.payment.authorize',
    'inventory.reservation.commit',
  ])
  expect(shop.eventsOf(order.orderId)).toEqual(['placed', 'confirmed'])
})
