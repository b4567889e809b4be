import type { PlacedOrder } from '../domain/order.ts'
import type { Orders } from '../ports.ts'
import { because, found, type Result } from './result.ts'

/** Shows an order to its own shopper; to everybody else it is as unknown as one that never was. */
export function makeGetOrder({ orders }: { readonly orders: Orders }) {
  return async (request: {
    readonly shopperId: string
    readonly orderId: string
  }): Promise<Result<PlacedOrder, { readonly code: 'order-unknown' }>> => {
    const loaded = await orders.load(request.orderId)
    return loaded?.order.shopperId === request.shopperId ? found(loaded.order) : because({ code: 'order-unknown' })
  }
}

/** A page of a shopper's history. */
export interface OrderPage {
  readonly orders: readonly PlacedOrder[]
  /** The last order of the page, when more follow. */
  readonly last: string | undefined
}

/** Lists a shopper's own orders, newest first. A page starts after an order, so that new ones do not shift it. */
export function makeListOrders({ orders }: { readonly orders: Orders }) {
  return async (request: {
    readonly shopperId: string
    readonly after: string | undefined
    readonly limit: number
  }): Promise<Result<OrderPage, { readonly code: 'cursor-unknown' }>> => {
    const { shopperId, after, limit } = request
    const page = await orders.page(shopperId, { after, limit: limit + 1 })
    if (!page) return because({ code: 'cursor-unknown' })
    const shown = page.slice(0, limit)
    return found({ orders: shown, last: page.length > limit ? shown.at(-1)?.orderId : undefined })
  }
}
