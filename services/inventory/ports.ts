import type { Call } from '@galleria/chassis/call'
import type { ShelfBook } from './domain/books.ts'
import type { Line } from './domain/lines.ts'
import type { Decision, Reservation } from './domain/reservation.ts'
import type { Shelf } from './domain/stock.ts'

/** What a decision may look at: the order's reservation so far, and the shelves of the variants it names. */
export interface Scene {
  readonly reservation: Reservation | undefined
  readonly shelves: ReadonlyMap<string, Shelf>
}

/** What became of a change: the decision, and the reservation as it is now. */
export interface Outcome<Problem> {
  readonly decision: Decision<Problem>
  readonly reservation: Reservation | undefined
}

/** A change to one order's reservation. */
export interface Change<Problem> {
  readonly orderId: string
  /** The variants whose shelves the decision wants to see. */
  readonly skus: readonly string[]
  /** Epoch milliseconds. */
  readonly now: number
  /** The request behind it, so that what is announced continues its trace. */
  readonly call?: Call
  readonly decide: (scene: Scene) => Decision<Problem>
}

/** A delivery of an event: who reacts, and to which. */
export interface Heard {
  readonly reaction: string
  readonly eventId: string
}

/** Work that is done in one go; it may not wait, since nobody else may see it half done. */
export type Work<Result> = () => Result extends PromiseLike<unknown> ? never : Result

/** Where stock and reservations are kept. */
export interface StockRoom {
  /**
   * Does all of `work` or nothing of it, after what others asked for before. Settles once that is on the disk, and not
   * before; those who come at the same time share the disk's flush.
   */
  together<Result>(work: Work<Result>): Promise<Result>
  /** The same, unless this reaction has had its effect for this event before. Says whether it was done now. */
  once(heard: Heard, work: Work<void>): Promise<boolean>
  /** Shows the scene to `decide` and writes down what it decides: shelves, ledger and announcement together, or nothing. */
  change<Problem>(change: Change<Problem>): Outcome<Problem>
  /** The shelves of these variants; one that was never stocked has none. */
  shelves(skus: readonly string[]): ReadonlyMap<string, Shelf>
  /** Orders whose hold is over at `now`, oldest first. */
  overdue(now: number, limit: number): string[]
  /** Stocks variants that have no shelf yet, leaves the others alone, and says how many it stocked. */
  open(stock: readonly Line[], now: number): number
  /** Every shelf beside what the ledger and the reservations say of it. */
  books(): ShelfBook[]
}

/** Tells the time in epoch milliseconds. */
export type Now = () => number
