import type { OrderEvent } from './events.ts'
import { euros } from './money.ts'
import { bornOf, type Changing, type Happening, type Order, type PlacedOrder } from './order.ts'
import { keepOf, takeOut } from './revision.ts'

/** The order after an event (I-ORD-5). @throws when it could not have come to this event: then the stream is damaged. */
export function evolve(order: Order, event: OrderEvent): PlacedOrder {
  if (order.status === 'new') {
    if (event.type !== 'order-placed') throw impossible(order, event)
    return bornOf(event.placement, event.at)
  }
  if (!isPossible(order, event)) throw impossible(order, event)
  return {
    ...order,
    ...changes(order, event),
    version: order.version + 1,
    timeline: [...order.timeline, { what: wordFor(event), at: event.at }],
  }
}

/** The order that its events made; undefined without any. */
export function replay(events: readonly OrderEvent[], from?: PlacedOrder): PlacedOrder | undefined {
  return events.reduce<PlacedOrder | undefined>(
    (order, event) => evolve(order ?? { status: 'new', version: 0 }, event),
    from,
  )
}

function isPossible({ status, changing }: PlacedOrder, event: OrderEvent): boolean {
  switch (event.type) {
    case 'order-placed':
      return false
    case 'order-confirmed':
    case 'order-rejected':
      return status === 'pending'
    case 'order-cancel-requested':
      return !changing && (status === 'confirmed' || status === 'shipped')
    case 'order-cancelled':
      return changing?.kind === 'cancellation' && (status === 'confirmed' || status === 'shipped')
    case 'order-revision-requested':
      return !changing && status === 'confirmed'
    case 'order-revised':
      return changing?.kind === 'revision' && changing.revision.revisionId === event.revision.revisionId
    case 'order-change-refused':
      return changing?.kind === event.change
    case 'order-shipped':
      return status === 'confirmed'
    case 'order-delivered':
      return status === 'shipped'
  }
}

function changes(order: PlacedOrder, event: OrderEvent): Partial<PlacedOrder> {
  switch (event.type) {
    case 'order-placed':
      return {}
    case 'order-confirmed':
      return { status: 'confirmed' }
    case 'order-rejected':
      return { status: 'rejected', rejection: event.rejection }
    case 'order-cancel-requested':
      return {
        changing: { kind: 'cancellation' },
        refusedChange: undefined,
        cancellations: order.cancellations + 1,
      }
    case 'order-cancelled':
      return { status: 'cancelled', changing: undefined, refunded: euros(order.refunded.cents + event.refund.cents) }
    case 'order-revision-requested':
      return {
        changing: { kind: 'revision', revision: event.revision },
        refusedChange: undefined,
        revisions: event.revision.number,
      }
    case 'order-revised':
      return {
        changing: undefined,
        lines: keepOf(order.lines, event.revision.lines),
        takenOut: takeOut(order, event.revision.taken),
        totals: event.revision.totals,
        refunded: euros(order.refunded.cents + event.revision.refund.cents),
      }
    case 'order-change-refused':
      return { changing: undefined, refusedChange: { change: event.change, reason: event.reason, at: event.at } }
    case 'order-shipped':
      return { status: 'shipped', tracking: event.tracking }
    case 'order-delivered':
      return { status: 'delivered' }
  }
}

const refusedWords: Record<Changing['kind'], Happening['what']> = {
  cancellation: 'cancel-refused',
  revision: 'revision-refused',
}

function wordFor(event: OrderEvent): Happening['what'] {
  if (event.type === 'order-change-refused') return refusedWords[event.change]
  return event.type.slice('order-'.length) as Happening['what']
}

function impossible({ status, ...order }: Order, { type }: OrderEvent): Error {
  const changing = 'changing' in order && order.changing ? ` (${order.changing.kind} under way)` : ''
  return new Error(`${type} cannot happen to an order that is ${status}${changing}`)
}
