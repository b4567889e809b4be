import { instant } from '@galleria/chassis/ports/index'
import type { Cause, OutboxOf } from '@galleria/chassis/store/outbox'
import type { shipping } from '@galleria/contracts/shipping'
import type { Parcel, ParcelEvent } from '../../domain/parcel.ts'

/**
 * Writes down what the outside is told of an event, and what the audit is. Call it inside the transaction that makes it true. What was said of a
 * parcel before it was planned, and that one was called back, is known to whoever asked for it and to nobody else.
 */
export function announce(
  outbox: OutboxOf<typeof shipping>,
  event: ParcelEvent,
  { past, next }: { readonly past: Parcel | undefined; readonly next: Parcel },
  cause: { readonly eventId: string; readonly time: string; readonly call: Cause },
): void {
  const { orderId, parcelId, carrier, lines, trackingNumber = '' } = next
  const facts = { before: past && factsOf(past), after: factsOf(next) }
  const about = { ...cause, ...facts }
  const parcel = { orderId, parcelId, lines: [...lines] }
  switch (event.type) {
    case 'planned':
    case 'cancelled':
    case 'returned':
      outbox.write(`parcel.${event.type}`, orderId, parcel, about)
      break
    case 'dispatched':
    case 'delivered':
      outbox.write(`parcel.${event.type}`, orderId, { ...parcel, trackingNumber, carrier }, about)
      break
    case 'scanned':
      outbox.write('parcel.scanned', orderId, sightOf(next, event), about)
      break
    case 'expected':
    case 'revised':
    case 'barred':
    case 'called-back':
      outbox.record({ action: `parcel.${event.type}`, object: { kind: 'parcel', id: orderId }, ...facts }, cause.call)
  }
}

function sightOf({ orderId, parcelId, packages }: Parcel, { number, scan }: ParcelEvent & { type: 'scanned' }) {
  const { packageId = '', trackingNumber = '' } = packages.find((one) => one.number === number) ?? {}
  const { status, place, at } = scan
  return { orderId, parcelId, packageId, number, of: packages.length, trackingNumber, status, place, at: instant(at) }
}

function factsOf({ status, revision, lines }: Parcel) {
  return { status, revision, pieces: lines.reduce((sum, { quantity }) => sum + quantity, 0) }
}
