import { type Line, type MergedLine, mergeLines, mostPerLine, plainLines, sameLines } from './lines.ts'
import { type Shelf, type Shortage, shortages } from './stock.ts'

/**
 * A promise of stock to one order. A hold that is committed is a sale; what may happen to a sale stands in `sale.ts`.
 * `lines` is empty when the order was barred before it reserved anything.
 */
export interface Reservation {
  readonly orderId: string
  readonly status: 'held' | 'committed' | 'released' | 'lapsed' | 'cancelled' | 'dispatched' | 'restocked'
  readonly lines: readonly Line[]
  /** Epoch milliseconds; from then on a hold that was not committed is worth nothing. */
  readonly expiresAt: number
}

/** What can happen to a reservation. What each does to the shelves stands in `movement.ts`. */
export type ReservationEvent =
  | { readonly type: 'made'; readonly lines: readonly Line[]; readonly expiresAt: number }
  | { readonly type: 'committed' }
  | { readonly type: 'released' }
  | { readonly type: 'lapsed' }
  | { readonly type: 'barred' }
  | { readonly type: 'cancelled' }
  | { readonly type: 'revised'; readonly lines: readonly Line[] }
  | { readonly type: 'dispatched'; readonly lines: readonly Line[] }
  | { readonly type: 'restocked' }

/** Why the stock room says no. */
export type ReservationProblem =
  | { readonly code: 'too-many'; readonly lines: readonly MergedLine[] }
  | { readonly code: 'other-lines-held' }
  | { readonly code: 'out-of-stock'; readonly shortages: readonly Shortage[] }
  | { readonly code: 'order-closed' }
  | { readonly code: 'reservation-lapsed' }
  | { readonly code: 'reservation-released' }
  | { readonly code: 'order-unknown' }

/** What to write down, or why not. Nothing to write down means that it had been done before. */
export type Decision<Problem = ReservationProblem> =
  | { readonly ok: true; readonly events: readonly ReservationEvent[] }
  | { readonly ok: false; readonly problem: Problem }

/** What somebody wants held, and the shelves it would come from. */
export interface Wish {
  readonly lines: readonly Line[]
  readonly shelves: ReadonlyMap<string, Shelf>
  readonly expiresAt: number
}

/** Holds all lines or none. A hold that has lapsed may be made anew; one that was released or sold may not. */
export function make(past: Reservation | undefined, wish: Wish): Decision {
  const lines = mergeLines(wish.lines)
  switch (past?.status) {
    case 'held':
      return sameLines(past.lines, lines) ? nothingNew : no({ code: 'other-lines-held' })
    case 'committed':
      return sameLines(past.lines, lines) ? nothingNew : no({ code: 'order-closed' })
    case 'lapsed':
    case undefined:
      return holdAnew(lines, wish)
    default:
      return no({ code: 'order-closed' })
  }
}

/** Makes the hold permanent. The moment counts, not the chore that tidies lapsed holds away. */
export function commit(past: Reservation | undefined, now: number): Decision {
  switch (past?.status) {
    case undefined:
      return no({ code: 'order-unknown' })
    case 'held':
      return isOver(past, now) ? no({ code: 'reservation-lapsed' }) : yes({ type: 'committed' })
    case 'committed':
    case 'dispatched':
      return nothingNew
    case 'lapsed':
      return no({ code: 'reservation-lapsed' })
    case 'released':
    case 'cancelled':
    case 'restocked':
      return no({ code: 'reservation-released' })
  }
}

/** Gives the pieces back, and bars a `make` that was sent earlier and arrives later. */
export function release(past: Reservation | undefined): Decision {
  switch (past?.status) {
    case 'held':
      return yes({ type: 'released' })
    case 'released':
      return nothingNew
    case 'lapsed':
    case undefined:
      return yes({ type: 'barred' })
    default:
      return no({ code: 'order-closed' })
  }
}

/** Ends a hold whose time is over. */
export function lapse(past: Reservation | undefined, now: number): Decision {
  return past?.status === 'held' && isOver(past, now) ? yes({ type: 'lapsed' }) : nothingNew
}

/** The reservation after an event. Throws on an event that no decision leads to. */
export function evolve(orderId: string, past: Reservation | undefined, event: ReservationEvent): Reservation {
  if (event.type === 'made') return { orderId, status: 'held', lines: event.lines, expiresAt: event.expiresAt }
  if (event.type === 'barred') return { orderId, lines: [], expiresAt: 0, ...past, status: 'released' }
  if (!past) throw new Error(`the reservation of ${orderId} cannot be ${event.type} before it was made`)
  if (event.type === 'revised') return { ...past, lines: event.lines }
  if (event.type === 'dispatched') return { ...past, status: 'dispatched', lines: event.lines }
  return { ...past, status: event.type }
}

function holdAnew(lines: readonly MergedLine[], { shelves, expiresAt }: Wish): Decision {
  const tooMany = lines.filter(({ quantity }) => quantity > mostPerLine)
  if (tooMany.length > 0) return no({ code: 'too-many', lines: tooMany })
  const short = shortages(lines, shelves)
  if (short.length > 0) return no({ code: 'out-of-stock', shortages: short })
  return yes({ type: 'made', lines: plainLines(lines), expiresAt })
}

function isOver({ expiresAt }: Reservation, now: number): boolean {
  return now >= expiresAt
}

const nothingNew: Decision = { ok: true, events: [] }

function yes(event: ReservationEvent): Decision {
  return { ok: true, events: [event] }
}

function no(problem: ReservationProblem): Decision {
  return { ok: false, problem }
}
