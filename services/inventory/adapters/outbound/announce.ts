import type { Call } from '@galleria/chassis/call'
import type { OutboxOf } from '@galleria/chassis/store/outbox'
import type { inventory } from '@galleria/contracts/inventory'
import { plainLines } from '../../domain/lines.ts'
import type { Reservation, ReservationEvent } from '../../domain/reservation.ts'

/**
 * Domain event to announcement. Each costs a durable write, so what nobody waits for is not announced: a hold is no news,
 * a bar moves no stock, and whoever cancels or revises an order has announced that.
 */
const announcements = {
  made: undefined,
  committed: 'reservation.committed',
  released: 'reservation.released',
  lapsed: 'reservation.lapsed',
  barred: undefined,
  cancelled: undefined,
  revised: undefined,
  dispatched: 'reservation.dispatched',
  restocked: 'reservation.restocked',
} as const satisfies Record<ReservationEvent['type'], keyof (typeof inventory)['events'] | undefined>

/** Writes down what the outside is told of an event, and what the audit is. Call it inside the transaction that makes it true. */
export function announce(
  outbox: OutboxOf<typeof inventory>,
  event: ReservationEvent,
  { past, next }: { readonly past: Reservation | undefined; readonly next: Reservation },
  about: { readonly eventId: string; readonly time: string; readonly call?: Call },
): void {
  const { orderId, lines } = next
  const facts = { before: past && factsOf(past), after: factsOf(next) }
  const name = announcements[event.type]
  if (name) {
    outbox.write(name, orderId, { orderId, lines: plainLines(lines) }, { ...about, ...facts })
  } else {
    const object = { kind: 'reservation', id: orderId }
    outbox.record({ action: `reservation.${event.type}`, object, ...facts }, about.call)
  }
}

function factsOf({ status, lines }: Reservation) {
  return { status, pieces: lines.reduce((sum, { quantity }) => sum + quantity, 0) }
}
