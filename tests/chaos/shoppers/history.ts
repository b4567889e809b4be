import { newRecorder, type Recorder } from '../../invariants/recorder.ts'

/** What came of something that a shopper wanted: a yes, a no, or no answer for good, which may mean either. */
export type Outcome = 'ok' | 'refused' | 'unknown'

/** One thing that a shopper wanted. */
export interface Wish {
  readonly what: 'cart' | 'quote' | 'place' | 'cancel' | 'revise'
  readonly outcome: Outcome
  /** The problem's code of a no; of an unknown what was seen last. */
  readonly code?: string | undefined
  readonly tries: number
  readonly tookMs: number
  /** Of a placing: what it was asked under, and the order. */
  readonly key?: string | undefined
  readonly orderId?: string | undefined
}

/** All that the shoppers of a run wanted and saw. */
export interface History {
  readonly recorder: Recorder
  readonly wishes: Wish[]
  /** Tries that had to be repeated, counted by what was seen: `503 unavailable`, `ECONNRESET`. */
  readonly errors: Map<string, number>
  /** From the first try of placing until the order was decided, in milliseconds. */
  readonly decidedMs: number[]
  /** Sends a placing again, as it was; to be asked after everything has healed (I-ORD-4). */
  readonly repeats: Repeat[]
}

/** A placing that can be sent once more. */
export interface Repeat {
  readonly key: string
  /** The order it was answered with, if ever. */
  readonly orderId: string | undefined
  readonly refusedWith: string | undefined
  send(): Promise<{ readonly status: number; readonly body: unknown }>
}

/** Nothing has happened yet. */
export function newHistory(): History {
  return { recorder: newRecorder(), wishes: [], errors: new Map(), decidedMs: [], repeats: [] }
}

/** How many tries the shoppers had to repeat. */
export function retriesIn({ errors }: History): number {
  return [...errors.values()].reduce((sum, count) => sum + count, 0)
}
