import type { Books } from '../books/books.ts'
import type { ChargeRow } from '../books/charges.ts'
import type { ShownCharge, ShownRefund } from './shown.ts'

/** What every movement of money needs. Its functions are run inside `books.write`, so each happens whole or not at all. */
export interface Till {
  readonly books: Books
  /** Epoch milliseconds. */
  readonly now: () => number
  /** How long a charge that hangs is being worked on, in milliseconds. */
  readonly hangMs: number
  readonly tell: Tell
}

/** Writes an event down, together with what it tells. */
export type Tell = (type: EventType, thing: ShownCharge | ShownRefund) => void

/** What merchants are told of. */
export type EventType = 'charge.authorized' | 'charge.settled' | 'charge.canceled' | 'charge.refused' | 'refund.settled'

/** Why money does not move. */
export type Refusal =
  | 'not_found'
  | 'key_reused'
  | 'key_in_progress'
  | 'reference_taken'
  | 'reference_canceled'
  | 'token_unknown'
  | 'token_spent'
  | 'token_stale'
  | 'charge_processing'
  | 'charge_not_settled'
  | 'charge_settled'
  | 'charge_canceled'
  | 'charge_refused'
  | 'capture_exceeds_charge'
  | 'refund_exceeds_charge'

/** A movement that was refused. */
export interface Refused {
  readonly error: Refusal
}

/** What a merchant asks for under a key of its own. */
export interface Keyed<Wanted> {
  readonly key: string
  /** Tells one body from another. */
  readonly fingerprint: string
  readonly wanted: Wanted
}

/** Why a charge in a state takes no movement that needs another. */
export const closedBy = {
  processing: 'charge_processing',
  requires_capture: 'charge_not_settled',
  settled: 'charge_settled',
  canceled: 'charge_canceled',
  refused: 'charge_refused',
} as const satisfies Record<ChargeRow['state'], Refusal>

/** An id nobody can guess. */
export function newId(prefix: string): string {
  return `${prefix}_${crypto.randomUUID().replaceAll('-', '')}`
}
