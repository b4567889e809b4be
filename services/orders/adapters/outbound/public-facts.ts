import type { orders } from '@galleria/contracts/orders'
import type { z } from 'zod'
import type { OrderEvent } from '../../domain/events.ts'
import type { Placement } from '../../domain/order.ts'
import { stockLines } from '../../domain/revision.ts'
import { shopperName } from './shopper-name.ts'

type Facts = (typeof orders)['events']
/** An order's event in the published language. */
export type PublicFact = {
  readonly [Name in keyof Facts]: { readonly event: Name; readonly data: z.input<Facts[Name]['data']> }
}[keyof Facts]

/**
 * What the others may know of an event. Who ordered stays here, but for a name that leads back to nobody; the delivery goes along,
 * since a parcel must know where to. `placement` is what was agreed when the order was placed: whoever learns from what is bought
 * hears of the products from it, and it is asked for by {@link needsPlacement} alone.
 */
export function publicFact(orderId: string, event: OrderEvent, placement?: Placement): PublicFact {
  switch (event.type) {
    case 'order-placed': {
      const { orderNumber, lines, totals, delivery } = event.placement
      const data = { orderId, orderNumber, lines: stockLines(lines), total: totals.total, delivery }
      return { event: 'order.placed', data }
    }
    case 'order-confirmed': {
      const { total, delivery } = event
      if (!placement) throw new Error(`${orderId} was confirmed, and nobody knows what was agreed`)
      const agreed = new Map(placement.lines.map((line) => [line.sku, line]))
      const lines = event.lines.map((line) => {
        const { productId, weightGrams, volumeCm3 } = agreed.get(line.sku) ?? {}
        return { ...line, productId, weightGrams, volumeCm3 }
      })
      const shopper = shopperName(placement.shopperId)
      return { event: 'order.confirmed', data: { orderId, lines, total, delivery, shopper } }
    }
    case 'order-rejected':
      return { event: 'order.rejected', data: { orderId, reason: event.rejection.reason } }
    case 'order-cancel-requested':
      return { event: 'order.cancel-requested', data: { orderId } }
    case 'order-cancelled': {
      const { lines, total, refund } = event
      return { event: 'order.cancelled', data: { orderId, lines: [...lines], total, refund } }
    }
    case 'order-revision-requested': {
      const { revisionId, lines } = event.revision
      return { event: 'order.revision-requested', data: { orderId, revisionId, lines: [...lines] } }
    }
    case 'order-revised': {
      const { revisionId, lines, totals, refund } = event.revision
      return { event: 'order.revised', data: { orderId, revisionId, lines: [...lines], total: totals.total, refund } }
    }
    case 'order-change-refused':
      return { event: 'order.change-refused', data: { orderId, change: event.change, reason: event.reason } }
    case 'order-shipped':
      return { event: 'order.shipped', data: { orderId, trackingNumber: event.tracking.number } }
    case 'order-delivered':
      return { event: 'order.delivered', data: { orderId } }
  }
}

/** Whether what the others may know of an event is told by the placement of its order, too. */
export function needsPlacement(type: string): boolean {
  return type === 'order-confirmed'
}
