import type { Call } from '@galleria/chassis/call'
import { deliver, type OrderDecision, ship } from '../domain/decide.ts'
import type { PlacedOrder, Tracking } from '../domain/order.ts'
import type { Inbox, Journal, NowText } from '../ports.ts'
import { append } from './append.ts'

/** What noting needs. */
export interface NotePorts {
  readonly journal: Journal
  readonly inbox: Inbox
  readonly nowText: NowText
}

/** News of a parcel, as this order's. */
export interface ParcelNews {
  readonly eventId: string
  readonly orderId: string
  readonly tracking: Tracking
}

/** Notes that an order's parcel has left the house. `consumer` names the inbox. */
export function makeNoteDispatch(consumer: string, ports: NotePorts) {
  return makeNote(consumer, ports, ({ order, tracking, at }) => ship(order, tracking, at))
}

/** Notes that an order's parcel has arrived, also when the news that it left is still on its way. */
export function makeNoteDelivery(consumer: string, ports: NotePorts) {
  return makeNote(consumer, ports, ({ order, tracking, at }) => deliver(order, tracking, at))
}

/** The inbox key and the order's event are written in one transaction, so news counts once (I-MSG-2). */
function makeNote(
  consumer: string,
  { journal, inbox, nowText }: NotePorts,
  decide: (news: { order: PlacedOrder; tracking: Tracking; at: string }) => OrderDecision,
) {
  return async ({ eventId, orderId, tracking }: ParcelNews, call: Call): Promise<void> => {
    await inbox.once(consumer, eventId, () => {
      const order = journal.load(orderId)
      if (!order) throw new Error(`there is a parcel for ${orderId}, which is no order`)
      append(journal, order, decide({ order, tracking, at: nowText() }), call)
    })
  }
}
