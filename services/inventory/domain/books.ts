import type { Shelf } from './stock.ts'

/** One variant's shelf beside what the ledger of movements and the reservations say it should hold. */
export interface ShelfBook extends Shelf {
  /** What was put on the shelf when it was first stocked, from the ledger. */
  readonly opening: number
  /** Pieces that left with parcels, from the ledger. */
  readonly dispatched: number
  /** Pieces of those that came back, from the ledger. */
  readonly restocked: number
  /** Everything the ledger says was done to what is on hand, whatever it was called. */
  readonly ledgerOnHand: number
  /** Holds made less holds given back or sent, from the ledger. */
  readonly ledgerReserved: number
  /** Pieces in reservations that are held or committed. */
  readonly live: number
  /** Pieces in committed reservations: sold, and still in the house. */
  readonly sold: number
  /** Pieces in reservations that were dispatched, whether or not they came back. */
  readonly left: number
  /** Pieces in reservations that were restocked. */
  readonly back: number
}

/** The equations of the stock room; their names are used in metrics, so they are a closed set. */
export const equations = ['conservation', 'bounds', 'ledger', 'parcels', 'no-oversell'] as const
/** See {@link equations}. */
export type Equation = (typeof equations)[number]

/** A shelf that breaks an equation. */
export interface Imbalance {
  readonly equation: Equation
  readonly sku: string
}

/** Checks every equation on every shelf; what comes back should be nothing. */
export function imbalances(books: readonly ShelfBook[]): Imbalance[] {
  return books.flatMap((book) =>
    equations.filter((equation) => !holds[equation](book)).map((equation) => ({ equation, sku: book.sku })),
  )
}

const holds: Record<Equation, (book: ShelfBook) => boolean> = {
  // I-STK-1: nothing is received or adjusted yet, so what was opened with and came back is all there is.
  conservation: ({ onHand, opening, restocked, dispatched, ledgerOnHand }) =>
    opening + restocked - dispatched === onHand && ledgerOnHand === onHand,
  // I-STK-2
  bounds: ({ onHand, reserved }) => 0 <= reserved && reserved <= onHand,
  // I-STK-3
  ledger: ({ reserved, ledgerReserved, live }) => reserved === ledgerReserved && reserved === live,
  parcels: ({ dispatched, left, restocked, back }) => dispatched === left && restocked === back,
  // I-STK-4
  'no-oversell': ({ sold, dispatched, opening, restocked }) => sold + dispatched <= opening + restocked,
}
