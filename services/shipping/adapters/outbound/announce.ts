import type { Cause, OutboxOf } from '@galleria/chassis/store/outbox'
import type { shipping } from '@galleria/contracts/shipping'
import type { Parcel, ParcelEvent } from '../../domain/parcel.ts'

/**
 * Writes down what the outside is told of an event. Call it inside the transaction that makes it true. What was said of a
 * parcel before it was planned, and that one was called back, is known to whoever asked for it and to nobody else.
 */
export function announce(
  outbox: OutboxOf<typeof shipping>,
  { type }: ParcelEvent,
  { orderId, parcelId, carrier, lines, trackingNumber = '' }: Parcel,
  about: { readonly eventId: string; readonly time: string; readonly call: Cause },
): void {
  const parcel = { orderId, parcelId, lines: [...lines] }
  switch (type) {
    case 'planned':
    case 'cancelled':
    case 'returned':
      outbox.write(`parcel.${type}`, orderId, parcel, about)
      break
    case 'dispatched':
    case 'delivered':
      outbox.write(`parcel.${type}`, orderId, { ...parcel, trackingNumber, carrier }, about)
      break
    case 'expected':
    case 'revised':
    case 'barred':
    case 'called-back':
      break
  }
}
