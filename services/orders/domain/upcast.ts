import type { OrderEvent, OrderEventType } from './events.ts'
import { stockLines } from './revision.ts'

/** An event as it was written down once; `data` is all but its type and its time. */
export interface StoredEvent {
  readonly type: string
  readonly schemaVersion: number
  readonly at: string
  readonly data: object
}

/**
 * The version in which each event is written today. Events are never rewritten: what an older program wrote is brought up to
 * date when it is read (Young, Versioning in an Event Sourced System).
 */
export const schemaVersions: Readonly<Record<OrderEventType, number>> = {
  'order-placed': 1,
  // Version 1 carried nothing: everybody was thought to remember what was placed.
  'order-confirmed': 2,
  'order-rejected': 1,
  'order-cancel-requested': 1,
  'order-cancelled': 1,
  'order-revision-requested': 1,
  'order-revised': 1,
  'order-change-refused': 1,
  'order-shipped': 1,
  'order-delivered': 1,
}

/** Whether an event is written as it is written today, and can be read by itself. */
export function isCurrent({ type, schemaVersion }: Pick<StoredEvent, 'type' | 'schemaVersion'>): boolean {
  return schemaVersions[type as OrderEventType] === schemaVersion
}

/** Events as today's program knows them, oldest first. @throws for one that no program, or only a newer one, has written. */
export function upcastAll(stored: readonly StoredEvent[]): OrderEvent[] {
  const events: OrderEvent[] = []
  for (const event of stored) events.push(upcast(event, events[0]))
  return events
}

function upcast({ type, schemaVersion, at, data }: StoredEvent, first: OrderEvent | undefined): OrderEvent {
  const known = schemaVersions[type as OrderEventType]
  if (known === undefined || schemaVersion > known)
    throw new Error(`${type} of version ${schemaVersion} was written by a newer program`)
  if (type === 'order-confirmed' && schemaVersion === 1) return confirmedOf(at, first)
  return { type, at, ...data } as OrderEvent
}

function confirmedOf(at: string, placed: OrderEvent | undefined): OrderEvent {
  if (placed?.type !== 'order-placed') throw new Error('an order was confirmed that nobody had placed')
  const { lines, totals, delivery } = placed.placement
  return { type: 'order-confirmed', at, lines: stockLines(lines), total: totals.total, delivery }
}
