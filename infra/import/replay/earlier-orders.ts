import type { Order, OrdersPage } from '@galleria/contracts/web'
import { type AskShop, granted } from './shop-client.ts'

/** Which invoice an order is, and which part of it: told as the name of whom it is for. */
export function nameOf(invoice: string, part: number): string {
  return `Invoice ${invoice}, part ${part}`
}

/**
 * Finds the orders that a guest has placed before, by {@link nameOf}: a replay that is begun again learns from the shop itself what it
 * had done.
 */
export async function earlierOrders(ask: AskShop, guest: string): Promise<Map<string, Order>> {
  const found = new Map<string, Order>()
  let cursor: string | undefined
  do {
    const from = cursor === undefined ? '' : `&cursor=${encodeURIComponent(cursor)}`
    const told = await ask<OrdersPage>({ method: 'GET', path: `/orders?limit=50${from}`, guest })
    const page = granted(told, 'the orders of a guest')
    for (const { orderId } of page.orders) {
      const order = granted(await ask<Order>({ method: 'GET', path: `/orders/${orderId}`, guest }), 'an order')
      found.set(order.contact.name, order)
    }
    cursor = page.nextCursor
  } while (cursor !== undefined)
  return found
}
