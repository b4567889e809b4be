import type { Shelf } from './stock.ts'

/** One variant's shelf beside what the ledger of movements and the live reservations say it should hold. */
export interface ShelfBook extends Shelf {
  /** Opening stock and everything that came or went since, added up from the ledger. */
  readonly ledgerOnHand: number
  /** Holds made less holds given back, added up from the ledger. */
  readonly ledgerReserved: number
  /** Pieces in reservations that are held or committed. */
  readonly live: number
  /** Pieces in committed reservations: what was sold. */
  readonly sold: number
}

/** The equations of the stock room; their names are used in metrics, so they are a closed set. */
export const equations = ['conservation', 'bounds', 'ledger', 'no-oversell'] as const
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
  conservation: ({ onHand, ledgerOnHand }) => onHand === ledgerOnHand,
  bounds: ({ onHand, reserved }) => 0 <= reserved && reserved <= onHand,
  ledger: ({ reserved, ledgerReserved, live }) => reserved === ledgerReserved && reserved === live,
  'no-oversell': ({ sold, ledgerOnHand }) => sold <= ledgerOnHand,
}
