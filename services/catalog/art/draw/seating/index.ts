import type { Drawing } from '../../look.ts'
import { armchair } from './armchair.ts'
import { bench } from './bench.ts'
import { diningChair } from './dining-chair.ts'
import { stool } from './stool.ts'

/** Seats. */
export const seating = {
  armchair,
  'dining-chair': diningChair,
  stool,
  bench,
} as const satisfies Record<string, Drawing>
