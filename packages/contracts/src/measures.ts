import { z } from 'zod'

/** How heavy and how large one piece of a variant is, packed. */
export const Measures = z.object({
  weightGrams: z.int().min(1).max(100_000),
  volumeCm3: z.int().min(1).max(5_000_000),
})
/** See {@link Measures}. */
export type Measures = z.infer<typeof Measures>
