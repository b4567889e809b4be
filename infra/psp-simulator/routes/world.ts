import type { Books } from '../books/books.ts'
import type { Till } from '../charging/till.ts'
import type { Liar, Plan } from '../lies/liar.ts'
import type { Log } from '../log.ts'
import type { Settings } from '../settings.ts'

/** What the routes need. Time and waiting are handed in, so that a test need not wait for a card that hangs. */
export interface PspWorld {
  readonly settings: Settings
  readonly books: Books
  readonly log: Log
  /** Epoch milliseconds. */
  readonly now: () => number
  readonly wait: (ms: number) => Promise<void>
  readonly liar: Liar
  /** Where money moves in one request, told as its plan wants. */
  readonly till: (plan: Plan) => Till
  /** Decides the charges that were being worked on and whose time has come. */
  readonly decideDue: () => Promise<void>
}

/** How long a field, a challenge and a token are good for, in milliseconds. */
export const lifetimeMs = 30 * 60_000
