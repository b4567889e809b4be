import { z } from 'zod'
import { Problem } from '../problem.ts'
import { Instant } from '../values.ts'

/**
 * A part of a page that the page can do without. `stale` is the last answer known and when it was true;
 * `missing` says why there is none, so that the page can explain itself.
 */
export const part = <Data extends z.ZodType>(data: Data) =>
  z.discriminatedUnion('state', [
    z.object({ state: z.literal('fresh'), data }),
    z.object({ state: z.literal('stale'), data, asOf: Instant }),
    z.object({ state: z.literal('missing'), problem: Problem }),
  ])

/** See {@link part}. */
export type Part<Data> =
  | { readonly state: 'fresh'; readonly data: Data }
  | { readonly state: 'stale'; readonly data: Data; readonly asOf: string }
  | { readonly state: 'missing'; readonly problem: Problem }
