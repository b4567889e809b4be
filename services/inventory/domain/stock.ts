import type { Line, MergedLine } from './lines.ts'

/** What stands on the shelf of one variant, and how much of it is promised to orders. */
export interface Shelf {
  readonly sku: string
  readonly onHand: number
  readonly reserved: number
}

/** How much of a variant can be promised, in the words a page uses. */
export type Level = 'in-stock' | 'low' | 'out'

/** From this many pieces down, a page says that few are left. */
const lowFrom = 5

/** A variant that cannot be promised in full: where the request named it, and how many are left. */
export interface Shortage {
  readonly index: number
  readonly sku: string
  readonly left: number
}

/** Pieces that can still be promised. */
export function available({ onHand, reserved }: Shelf): number {
  return onHand - reserved
}

/** The word for a number of available pieces. */
export function levelOf(pieces: number): Level {
  if (pieces <= 0) return 'out'
  return pieces <= lowFrom ? 'low' : 'in-stock'
}

/** By how many pieces a shelf changes; negative numbers take away. */
export interface ShelfChange {
  readonly onHand: number
  readonly reserved: number
}

/** The shelf after a change. Throws rather than promise what is not there (I-STK-2). */
export function changed(shelf: Shelf, by: ShelfChange): Shelf {
  const onHand = shelf.onHand + by.onHand
  const reserved = shelf.reserved + by.reserved
  if (reserved < 0 || reserved > onHand)
    throw new RangeError(`${shelf.sku} has ${onHand} on hand and cannot have ${reserved} reserved`)
  return { ...shelf, onHand, reserved }
}

/** Which of the lines the shelves cannot cover. A variant without a shelf has nothing left. */
export function shortages(lines: readonly MergedLine[], shelves: ReadonlyMap<string, Shelf>): Shortage[] {
  return lines.flatMap(({ sku, quantity, index }) => {
    const left = leftOf(sku, shelves)
    return left < quantity ? [{ index, sku, left }] : []
  })
}

/** Pieces of a variant that can be promised; none of one that was never stocked. */
export function leftOf(sku: string, shelves: ReadonlyMap<string, Shelf>): number {
  const shelf = shelves.get(sku)
  return shelf ? available(shelf) : 0
}

/** The variants a list of lines names. */
export function skusOf(lines: readonly Line[]): string[] {
  return lines.map(({ sku }) => sku)
}
