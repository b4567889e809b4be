import { instant } from '@galleria/chassis/ports/index'
import { RawJson } from '@galleria/chassis/raw-json'
import type { Cart, Quote } from '@galleria/contracts/orders'
import type { CartView } from '../../application/cart-view.ts'
import type { OrderPage } from '../../application/read-orders.ts'
import type { Quote as PromisedQuote } from '../../domain/quote.ts'
import type { OrderView } from '../../ports.ts'
import { cursorAfter } from './cursor.ts'

/** A cart on the wire. */
export function cartOnTheWire({ version, lines, itemCount, subtotal, dropped, expiresAt }: CartView): Cart {
  return { version, lines: [...lines], itemCount, subtotal, dropped: [...dropped], expiresAt: instant(expiresAt) }
}

/** A quote on the wire. */
export function quoteOnTheWire({ quoteId, lines, delivery, options, totals, expiresAt }: PromisedQuote): Quote {
  return {
    quoteId,
    lines: [...lines],
    delivery,
    ...(options && { options: [...options] }),
    ...totals,
    expiresAt: instant(expiresAt),
  }
}

/** An order as its owner sees it: made when something last happened to it, and not made again. */
export function orderOnTheWire({ json }: OrderView): RawJson {
  return new RawJson(json)
}

/** A page of the history. */
export function pageOnTheWire({ orders, last }: OrderPage): RawJson {
  const nextCursor = last === undefined ? '' : `,"nextCursor":"${cursorAfter(last)}"`
  return new RawJson(`{"orders":[${orders.map(({ json }) => json).join(',')}]${nextCursor}}`)
}
