import type { Call } from '@galleria/chassis/call'
import type { OutboxOf } from '@galleria/chassis/store/outbox'
import type { inventory } from '@galleria/contracts/inventory'
import type { Reservation, ReservationEvent } from '../../domain/reservation.ts'

/** Domain event to announcement. Barring an order moves no stock, so nobody is told. */
const announcements = {
  made: 'reservation.made',
  committed: 'reservation.committed',
  released: 'reservation.released',
  lapsed: 'reservation.lapsed',
  barred: undefined,
} as const satisfies Record<ReservationEvent['type'], keyof (typeof inventory)['events'] | undefined>

/** Writes down what the outside is told of an event. Call it inside the transaction that makes it true. */
export function announce(
  outbox: OutboxOf<typeof inventory>,
  event: ReservationEvent,
  { orderId, lines }: Reservation,
  about: { readonly eventId: string; readonly time: string; readonly call?: Call },
): void {
  const name = announcements[event.type]
  if (name)
    outbox.write(name, orderId, { orderId, lines: lines.map(({ sku, quantity }) => ({ sku, quantity })) }, about)
}
