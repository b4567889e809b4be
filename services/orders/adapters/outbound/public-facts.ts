import type { orders } from '@galleria/contracts/orders'
import type { z } from 'zod'
import type { OrderEvent } from '../../domain/events.ts'
import { stockLines } from '../../domain/revision.ts'

type Facts = (typeof orders)['events']
/** An order's event in the published language. */
export type PublicFact = {
  readonly [Name in keyof Facts]: { readonly event: Name; readonly data: z.input<Facts[Name]['data']> }
}[keyof Facts]

/**
 * What the others may know of an event. Who ordered stays here; the delivery goes along, since a parcel must know where to.
 */
export function publicFact(orderId: string, event: OrderEvent): PublicFact {
  switch (event.type) {
    case 'order-placed': {
      const { orderNumber, lines, totals, delivery } = event.placement
      const data = { orderId, orderNumber, lines: stockLines(lines), total: totals.total, delivery }
      return { event: 'order.placed', data }
    }
    case 'order-confirmed': {
      const { lines, total, delivery } = event
      return { event: 'order.confirmed', data: { orderId, lines: [...lines], total, delivery } }
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
