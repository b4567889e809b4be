import { hear, type Reaction } from '@galleria/chassis/service/reaction'
import { shipping } from '@galleria/contracts/shipping'
import { makeNoteDelivery, makeNoteDispatch, type NotePorts, type ParcelNews } from '../../application/note-parcel.ts'

/** What the orders hear of their parcels. */
export function parcelNews(ports: NotePorts): Reaction[] {
  const noteDispatch = makeNoteDispatch('orders-note-dispatch', ports)
  const noteDelivery = makeNoteDelivery('orders-note-delivery', ports)
  return [
    hear('orders-note-dispatch', shipping, 'parcel.dispatched', (event, call) => noteDispatch(newsOf(event), call)),
    hear('orders-note-delivery', shipping, 'parcel.delivered', (event, call) => noteDelivery(newsOf(event), call)),
  ]
}

function newsOf({
  id: eventId,
  data: { orderId, trackingNumber: number, carrier },
}: {
  readonly id: string
  readonly data: { readonly orderId: string; readonly trackingNumber: string; readonly carrier: string }
}): ParcelNews {
  return { eventId, orderId, tracking: { number, carrier } }
}
