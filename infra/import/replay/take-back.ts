import type { Order } from '@galleria/contracts/web'
import type { Reason } from '../goods/sellable.ts'
import type { Pause } from './pace.ts'
import { decided, Unsettled } from './place-order.ts'
import { type AskShop, granted } from './shop-client.ts'

/** What shall remain of an order, of the variants that are named. */
export interface TakeBack {
  readonly invoice: string
  readonly orderId: string
  readonly remaining: readonly { readonly sku: string; readonly quantity: number }[]
  /** Whether nothing remains of anything. */
  readonly whole: boolean
}

const mostTries = 120
const busyMs = 500

/**
 * Takes pieces out of an order, or cancels it, and waits for what comes of it.
 * @returns the order as it is then, and whether they are out; not when it had been delivered, or is further on its way than that, or
 * when nobody settles it.
 */
export async function takeBack(
  shop: { readonly ask: AskShop; readonly pause: Pause },
  guest: string,
  { invoice, orderId, remaining, whole }: TakeBack,
): Promise<{ readonly order: Order; readonly taken: boolean; readonly reason?: Reason }> {
  const path = `/orders/${orderId}/${whole ? 'cancellation' : 'revisions'}`
  const wish = whole
    ? ({ method: 'POST', path, guest } as const)
    : ({
        method: 'POST',
        path,
        guest,
        body: { lines: remaining },
        key: `replay-${invoice}-${orderId.slice(0, 36)}`,
      } as const)
  for (let tries = 1; tries <= mostTries; tries += 1) {
    const told = await shop.ask<Order>(wish)
    if (told.ok) {
      const order = await decided(shop, guest, told.body).catch(unsettled)
      if (order instanceof Unsettled) return { order: order.order, taken: false, reason: 'order-unsettled' }
      return { order, taken: whole ? order.status === 'cancelled' : remaining.every(isLeft(order)) }
    }
    if (told.problem.code === 'order-closed') {
      const order = granted(await shop.ask<Order>({ method: 'GET', path: `/orders/${orderId}`, guest }), 'an order')
      return { order, taken: order.status === 'cancelled' && whole }
    }
    if (told.problem.code !== 'order-busy') granted(told, `${invoice} takes back from ${orderId}`)
    await shop.pause(busyMs)
  }
  throw new Error(`order ${orderId} is busy all the time`)
}

/** @throws what it is, if it is something else. */
function unsettled(error: unknown): Unsettled {
  if (error instanceof Unsettled) return error
  throw error
}

function isLeft({ lines }: Order) {
  return ({ sku, quantity }: { readonly sku: string; readonly quantity: number }) =>
    (lines.find((line) => line.sku === sku)?.quantity ?? 0) <= quantity
}
