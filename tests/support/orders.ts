import { expect } from 'bun:test'
import type { Order } from '@galleria/contracts/web'
import { eventually } from '@galleria/testkit'
import { type CardNumber, cards } from './psp.ts'
import { type Shopper, served } from './shopper.ts'

/** Buys so many of a variant. */
export async function buy(
  shopper: Shopper,
  { sku }: { readonly sku: string },
  { quantity = 1, card = cards.approved }: { quantity?: number; card?: CardNumber } = {},
): Promise<Order> {
  served(await shopper.add(sku, quantity))
  return served(await shopper.place(await shopper.checkOut(card)))
}

/** Waits until an order looks like this. A parcel takes its time: see the pace in `platform.ts`. */
export function untilOrder(
  shopper: Shopper,
  orderId: string,
  looks: Partial<Order>,
  { withinMs = 30_000 }: { withinMs?: number } = {},
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
