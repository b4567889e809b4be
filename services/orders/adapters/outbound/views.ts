import type { Order, OrderSummary } from '@galleria/contracts/orders'
import { mayNow, type PlacedOrder, type Rejection } from '../../domain/order.ts'

const mostPictures = 4

/** An order as its owner sees it. A cancelled order keeps its lines and its total, and all of it is `refunded`. */
export function orderView(order: PlacedOrder): Order {
  const { orderId, orderNumber, version, status, changing, refusedChange, rejection, tracking, takenOut } = order
  return {
    orderId,
    orderNumber,
    version,
    status,
    ...(changing ? { changing: changing.kind } : {}),
    ...(refusedChange ? { refusedChange } : {}),
    ...(rejection ? { rejection: rejectionView(rejection) } : {}),
    ...(tracking ? { tracking } : {}),
    placedAt: order.placedAt,
    contact: order.contact,
    delivery: order.delivery,
    lines: [...order.lines],
    ...(takenOut.length > 0 ? { takenOut: [...takenOut] } : {}),
    ...order.totals,
    refunded: order.refunded,
    timeline: [...order.timeline],
    may: mayNow(order),
  }
}

/** An order as it stands in the history. */
export function summaryView(order: PlacedOrder): OrderSummary {
  const { orderId, orderNumber, status, placedAt, totals, lines, refunded } = order
  return {
    orderId,
    orderNumber,
    status,
    placedAt,
    total: totals.total,
    ...(refunded.cents > 0 ? { refunded } : {}),
    itemCount: lines.reduce((sum, { quantity }) => sum + quantity, 0),
    pictures: lines.slice(0, mostPictures).map(({ picture }) => picture),
  }
}

function rejectionView(rejection: Rejection): Order['rejection'] {
  return rejection.reason === 'out-of-stock' ? { reason: rejection.reason, skus: [...rejection.skus] } : rejection
}
