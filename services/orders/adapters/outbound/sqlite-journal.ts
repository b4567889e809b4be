import type { AuditTrail } from '@galleria/chassis/audit/trail'
import type { OrderEvent } from '../../domain/events.ts'
import { evolve, replay } from '../../domain/evolve.ts'
import type { Order, PlacedOrder } from '../../domain/order.ts'
import type { Journal } from '../../ports.ts'
import type { EventRows } from './event-rows.ts'
import { orderDeed } from './order-deed.ts'
import type { Projections } from './projections.ts'

/** What the journal needs beside its rows. */
export interface JournalParts {
  readonly events: EventRows
  readonly projections: Projections
  readonly nextId: () => string
  readonly trail: Pick<AuditTrail, 'append'>
  /** Called after the transaction in which something was written down. */
  readonly onAppended: (happened: readonly OrderEvent[]) => void
}

/** The orders' events in SQLite, with the projections in step. */
export function sqliteJournal({ events, projections, nextId, trail, onAppended }: JournalParts): Journal {
  return {
    load: (orderId) => replay(events.stream(orderId)),
    append(order, happened, call) {
      const traceparent = call.trace.sampled ? call.trace.traceparent : null
      let after: Order = order
      let sequence = 0
      for (const event of happened) {
        const next: PlacedOrder = evolve(after, event)
        const { orderId, version } = next
        const eventId = nextId()
        const at = events.insert({ eventId, orderId, version, event, traceparent })
        trail.append(orderDeed({ eventId, event, before: after, after: next }), call)
        if (version === 1) sequence = at
        after = next
      }
      if (after.status === 'new') throw new Error('an order that does not exist cannot be written down')
      if (order.status === 'new') projections.opened(after, sequence)
      else if (happened.length > 0) projections.moved(after)
      projections.counted(happened)
      // A microtask comes only after the transaction, which this synchronous caller is still inside.
      if (happened.length > 0) queueMicrotask(() => onAppended(happened))
      return after
    },
  }
}
