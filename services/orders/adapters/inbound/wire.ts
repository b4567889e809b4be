import { instant } from '@galleria/chassis/ports/index'
import type { Cart, Order, OrderSummary, Quote } from '@galleria/contracts/orders'
import type { CartView } from '../../application/cart-view.ts'
import type { PlacedOrder, Rejection } from '../../domain/order.ts'
import type { Quote as PromisedQuote } from '../../domain/quote.ts'

const mostPictures = 4

/** A cart on the wire. */
export function cartOnTheWire({ version, lines, itemCount, subtotal, dropped, expiresAt }: CartView): Cart {
  return { version, lines: [...lines], itemCount, subtotal, dropped: [...dropped], expiresAt: instant(expiresAt) }
}

/** A quote on the wire. */
export function quoteOnTheWire({ quoteId, lines, delivery, totals, expiresAt }: PromisedQuote): Quote {
  return { quoteId, lines: [...lines], delivery, ...totals, expiresAt: instant(expiresAt) }
}

/** An order as its owner sees it. */
export function orderOnTheWire(order: PlacedOrder): Order {
  const { orderId, orderNumber, status, placedAt, contact, delivery, lines, totals } = order
  return {
    orderId,
    orderNumber,
    status,
    ...(order.status === 'rejected' ? { rejection: rejectionOnTheWire(order.rejection) } : {}),
    placedAt,
    contact,
    delivery,
    lines: [...lines],
    ...totals,
  }
}

/** An order as it stands in the history. */
export function summaryOnTheWire({ orderId, orderNumber, status, placedAt, totals, lines }: PlacedOrder): OrderSummary {
  const itemCount = lines.reduce((sum, { quantity }) => sum + quantity, 0)
  const pictures = lines.slice(0, mostPictures).map(({ picture }) => picture)
  return { orderId, orderNumber, status, placedAt, total: totals.total, itemCount, pictures }
}

function rejectionOnTheWire(rejection: Rejection): Order['rejection'] {
  return rejection.reason === 'out-of-stock' ? { reason: rejection.reason, skus: [...rejection.skus] } : rejection
}
