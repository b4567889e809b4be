import { type Line, type MergedLine, mergeLines, piecesOf, plainLines, sameLines } from './lines.ts'
import type { Decision, Reservation, ReservationEvent, ReservationProblem } from './reservation.ts'

/** A line of a revision that asks for more than was sold. */
export interface Excess extends MergedLine {
  readonly sold: number
}

/** Why a sale cannot be changed. */
export type SaleProblem = ReservationProblem | { readonly code: 'more-than-sold'; readonly lines: readonly Excess[] }

/**
 * Why a parcel changes nothing. `sale-cancelled` is news that contradicts what was heard before; `not-sold` is a parcel
 * that cannot be, for whatever is packed was sold first.
 */
export type ParcelProblem = { readonly code: 'sale-cancelled' } | { readonly code: 'not-sold'; readonly why: string }

/** Takes a sale back whose parcel never left. */
export function cancel(past: Reservation | undefined): Decision<SaleProblem> {
  switch (past?.status) {
    case undefined:
      return no({ code: 'order-unknown' })
    case 'committed':
      return yes({ type: 'cancelled' })
    case 'cancelled':
      return nothingNew
    default:
      return no({ code: 'order-closed' })
  }
}

/**
 * Keeps only `wanted` of a sale. A parcel that left with these very pieces has settled it already, whether or not it has
 * come back since: shipping decides on a revision before the stock room hears of it.
 */
export function revise(past: Reservation | undefined, wanted: readonly Line[]): Decision<SaleProblem> {
  if (!past) return no({ code: 'order-unknown' })
  const lines = mergeLines(wanted)
  switch (past.status) {
    case 'committed':
      return keepOnly(lines, past.lines)
    case 'dispatched':
    case 'restocked':
      return sameLines(past.lines, lines) ? nothingNew : no({ code: 'order-closed' })
    default:
      return no({ code: 'order-closed' })
  }
}

/**
 * The parcel has left with these pieces. They may be fewer than were sold, when a revision reached shipping first; the
 * whole promise ends all the same.
 */
export function dispatch(past: Reservation | undefined, parcel: readonly Line[]): Decision<ParcelProblem> {
  return afterSale(past, (sold) => leave(sold.lines, parcel))
}

/**
 * The parcel is in the house again. What came back had left: when that has not been heard yet it is written down here,
 * and the news of it changes nothing later.
 */
export function restock(past: Reservation | undefined, parcel: readonly Line[]): Decision<ParcelProblem> {
  if (past?.status === 'dispatched') return yes({ type: 'restocked' })
  return afterSale(past, (sold) => {
    const left = leave(sold.lines, parcel)
    return left.ok ? yes(...left.events, { type: 'restocked' }) : left
  })
}

function afterSale(
  past: Reservation | undefined,
  decide: (sold: Reservation) => Decision<ParcelProblem>,
): Decision<ParcelProblem> {
  switch (past?.status) {
    case 'committed':
      return decide(past)
    case 'dispatched':
    case 'restocked':
      return nothingNew
    case 'cancelled':
      return no({ code: 'sale-cancelled' })
    default:
      return no({ code: 'not-sold', why: past ? `its stock is ${past.status}` : 'no stock was reserved for it' })
  }
}

function keepOnly(lines: readonly MergedLine[], sold: readonly Line[]): Decision<SaleProblem> {
  const excess = excessOf(lines, sold)
  if (excess.length > 0) return no({ code: 'more-than-sold', lines: excess })
  return sameLines(sold, lines) ? nothingNew : yes({ type: 'revised', lines: plainLines(lines) })
}

function leave(sold: readonly Line[], parcel: readonly Line[]): Decision<ParcelProblem> {
  const lines = mergeLines(parcel)
  const [excess] = excessOf(lines, sold)
  if (excess) return no({ code: 'not-sold', why: `it has ${excess.quantity} of ${excess.sku}, sold ${excess.sold}` })
  return yes({ type: 'dispatched', lines: plainLines(lines) })
}

function excessOf(lines: readonly MergedLine[], sold: readonly Line[]): Excess[] {
  return lines
    .map((line) => ({ ...line, sold: piecesOf(line.sku, sold) }))
    .filter(({ quantity, sold: pieces }) => quantity > pieces)
}

const nothingNew = { ok: true, events: [] } as const

function yes(...events: ReservationEvent[]): { readonly ok: true; readonly events: readonly ReservationEvent[] } {
  return { ok: true, events }
}

function no<Problem>(problem: Problem): { readonly ok: false; readonly problem: Problem } {
  return { ok: false, problem }
}
