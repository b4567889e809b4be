import type { OrderEvent } from '../../domain/events.ts'
import type { StockLine } from '../../domain/revision.ts'
import type { Sales } from '../../ports.ts'

/** By how much an event moves the counters; those it does not name stay. */
export function salesMoved(event: OrderEvent): Partial<Sales> {
  switch (event.type) {
    case 'order-placed':
      return { placed: 1 }
    case 'order-confirmed':
      return { confirmed: 1, pieces: piecesOf(event.lines), revenueCents: event.total.cents }
    case 'order-rejected':
      return { rejected: 1 }
    case 'order-cancelled':
      return { cancelled: 1, pieces: -piecesOf(event.lines), ...givenBack(event.refund.cents) }
    case 'order-revised':
      return { pieces: -piecesOf(event.revision.taken), ...givenBack(event.revision.refund.cents) }
    case 'order-delivered':
      return { delivered: 1 }
    default:
      return {}
  }
}

function givenBack(cents: number): Partial<Sales> {
  return { revenueCents: -cents, refundedCents: cents }
}

function piecesOf(lines: readonly StockLine[]): number {
  return lines.reduce((sum, { quantity }) => sum + quantity, 0)
}
