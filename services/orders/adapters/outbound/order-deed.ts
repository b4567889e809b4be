import type { Deed } from '@galleria/chassis/audit/deed'
import type { OrderEvent } from '../../domain/events.ts'
import type { Order, PlacedOrder } from '../../domain/order.ts'

/** An event as it is put into the audit: states, numbers and ids; who the goods go to, and where, is not the audit's business. */
export function orderDeed({
  eventId,
  event,
  before,
  after,
}: {
  readonly eventId: string
  readonly event: OrderEvent
  readonly before: Order
  readonly after: PlacedOrder
}): Deed {
  return {
    action: event.type.replace('-', '.'),
    object: { kind: 'order', id: after.orderId },
    event: eventId,
    reason: reasonOf(event),
    before: factsOf(before),
    after: factsOf(after),
  }
}

function reasonOf(event: OrderEvent): string | undefined {
  if (event.type === 'order-rejected') return event.rejection.reason
  return event.type === 'order-change-refused' ? event.reason : undefined
}

function factsOf(order: Order) {
  if (order.status === 'new') return { version: 0, status: order.status }
  const { version, status, changing, totals, refunded } = order
  return { version, status, changing: changing?.kind, totalCents: totals.total.cents, refundedCents: refunded.cents }
}
