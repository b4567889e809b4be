import type { Call } from '@galleria/chassis/call'
import { instant } from '@galleria/chassis/ports/index'
import type { OutboxOf } from '@galleria/chassis/store/outbox'
import type { orders } from '@galleria/contracts/orders'
import type { OrderEvent, Placement } from '../../domain/order.ts'

/** Tells the others what happened to an order. Called inside the transaction that writes it down. */
export type Announce = (placement: Placement, events: readonly OrderEvent[], at: number, call: Call) => void

/** Announces through the outbox. Who ordered stays here; the delivery goes along, since a parcel must know where to. */
export function announceInOutbox(outbox: OutboxOf<typeof orders>, nextId: () => string): Announce {
  return ({ orderId, orderNumber, lines, totals, delivery }, events, at, call) => {
    const stockLines = lines.map(({ sku, quantity }) => ({ sku, quantity }))
    for (const event of events) {
      const about = { eventId: nextId(), time: instant(at), call }
      switch (event.type) {
        case 'order-placed':
          outbox.write(
            'order.placed',
            orderId,
            { orderId, orderNumber, lines: stockLines, total: totals.total, delivery },
            about,
          )
          break
        case 'order-confirmed':
          outbox.write('order.confirmed', orderId, { orderId, lines: stockLines, total: totals.total }, about)
          break
        case 'order-rejected':
          outbox.write('order.rejected', orderId, { orderId, reason: event.rejection.reason }, about)
      }
    }
  }
}
