import type { OrderView, OrderViews } from '../ports.ts'
import { because, found, type Result } from './result.ts'

/**
 * Shows an order to its own shopper; to everybody else it is as unknown as one that never was. Whoever names no shopper may
 * see anybody's, which the contract's policy has seen to.
 */
export function makeGetOrder(views: OrderViews) {
  return (request: {
    readonly shopperId?: string | undefined
    readonly orderId: string
  }): Result<OrderView, { readonly code: 'order-unknown' }> => {
    const view = views.find(request.orderId)
    const isTheirs = request.shopperId === undefined || view?.shopperId === request.shopperId
    return view && isTheirs ? found(view) : because({ code: 'order-unknown' })
  }
}

/** A page of a shopper's history. */
export interface OrderPage {
  readonly orders: readonly OrderView[]
  /** The last order of the page, when more follow. */
  readonly last: string | undefined
}

/** Lists a shopper's own orders, newest first. A page starts after an order, so that new ones do not shift it. */
export function makeListOrders(views: OrderViews) {
  return (request: {
    readonly shopperId: string
    readonly after: string | undefined
    readonly limit: number
  }): Result<OrderPage, { readonly code: 'cursor-unknown' }> => {
    const { shopperId, after, limit } = request
    const page = views.page(shopperId, { after, limit: limit + 1 })
    if (!page) return because({ code: 'cursor-unknown' })
    const shown = page.slice(0, limit)
    return found({ orders: shown, last: page.length > limit ? shown.at(-1)?.orderId : undefined })
  }
}
