import { type Line, piecesOf } from './lines.ts'
import type { Reservation, ReservationEvent } from './reservation.ts'
import type { ShelfChange } from './stock.ts'

/** What the ledger calls a movement: the event behind it, or the day on which a shelf was first stocked. */
export const movementKinds = [
  'opening',
  'made',
  'released',
  'lapsed',
  'cancelled',
  'revised',
  'dispatched',
  'restocked',
] as const
/** See {@link movementKinds}. */
export type MovementKind = (typeof movementKinds)[number]

/** By how much one shelf changed, and why. */
export interface Movement extends ShelfChange {
  readonly sku: string
  readonly kind: MovementKind
}

/** What an event does to the shelves, given the reservation it happened to. A shelf it leaves alone is not named. */
export function movementsOf(past: Reservation | undefined, event: ReservationEvent): Movement[] {
  const before = past?.lines ?? []
  switch (event.type) {
    case 'committed':
    case 'barred':
      return []
    case 'made':
      return move(event.type, event.lines, ({ quantity }) => ({ onHand: 0, reserved: quantity }))
    case 'released':
    case 'lapsed':
    case 'cancelled':
      return move(event.type, before, ({ quantity }) => ({ onHand: 0, reserved: -quantity }))
    case 'revised':
      return move(event.type, before, ({ sku, quantity }) => ({
        onHand: 0,
        reserved: piecesOf(sku, event.lines) - quantity,
      }))
    case 'dispatched':
      return move(event.type, before, ({ sku, quantity }) => ({
        onHand: 0 - piecesOf(sku, event.lines),
        reserved: -quantity,
      }))
    case 'restocked':
      return move(event.type, before, ({ quantity }) => ({ onHand: quantity, reserved: 0 }))
  }
}

function move(kind: MovementKind, lines: readonly Line[], change: (line: Line) => ShelfChange): Movement[] {
  return lines
    .map((line) => ({ sku: line.sku, kind, ...change(line) }))
    .filter(({ onHand, reserved }) => onHand !== 0 || reserved !== 0)
}
