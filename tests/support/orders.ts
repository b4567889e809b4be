import { expect } from 'bun:test'
import type { CartPage, Order } from '@galleria/contracts/web'
import { eventually } from '@galleria/testkit'
import { patiently } from './patience.ts'
import { type CardNumber, cards } from './psp.ts'
import { type Shopper, served } from './shopper.ts'

/** Buys so many of a variant, and asks again while anybody is late: for tests of what comes after that. */
export async function buy(
  shopper: Shopper,
  { sku }: { readonly sku: string },
  { quantity = 1, card = cards.approved }: { quantity?: number; card?: CardNumber } = {},
): Promise<Order> {
  await putIntoCart(shopper, sku, quantity)
  const purchase = await eventually(() => shopper.checkOut(card))
  return served(await patiently(() => shopper.place(purchase)))
}

/** Puts so many more of a variant into the cart. Whoever hears too late that it was done does not do it again. */
export async function putIntoCart(shopper: Shopper, sku: string, quantity = 1): Promise<void> {
  const inCart = async () => {
    const { cart } = served(await patiently(() => shopper.get<CartPage>('/cart')))
    return cart.lines.find((line) => line.sku === sku)?.quantity ?? 0
  }
  const wanted = (await inCart()) + quantity
  await eventually(async () => {
    const missing = wanted - (await inCart())
    if (missing > 0) served(await shopper.add(sku, missing))
  })
}

/** Waits until an order looks like this. A parcel takes its time: see the pace in `platform.ts`. */
export function untilOrder(
  shopper: Shopper,
  orderId: string,
  looks: Partial<Order>,
  { withinMs = 45_000 }: { withinMs?: number } = {},
): Promise<Order> {
  return eventually(
    async () => {
      const order = await shopper.order(orderId)
      expect(order).toMatchObject(looks)
      return order
    },
    { withinMs },
  )
}

/** Cents as the provider writes an amount. */
export function asDecimal(cents: number): string {
  return (cents / 100).toFixed(2)
}
