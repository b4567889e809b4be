import type { EdgeEnv } from '@galleria/chassis/http/edge-app'
import type { Context } from 'hono'
import { z } from 'zod'

/** The longest that a change is waited for, in seconds; whoever would wait longer is answered then. */
const longestWaitSeconds = 9
const respondAsync = /^respond-async\s*(?:;|$)/i
const wait = /^wait\s*=\s*"?(\d{1,9})"?\s*(?:;|$)/i

/** How a client would like to be answered, and what it is told of that. */
export interface Preferred {
  /** How long the outcome is to be waited for, in milliseconds; as long as the shop likes when it did not say. */
  readonly waitMs: number | undefined
  /** The header that says which of the wishes were granted, given whether the outcome is still open. */
  applied(isOpen: boolean): Readonly<Record<string, string>>
}

/** How the document describes it. */
export const preferHeader = {
  prefer: z
    .string()
    .optional()
    .describe(
      '`respond-async`: do not wait for the outcome. `wait=N`: wait for N seconds, 9 at most. ' +
        'What was granted is said in `Preference-Applied`; anything else is passed over (RFC 7240)',
    ),
}

/**
 * Reads `Prefer` (RFC 7240). A preference is a wish and no order: one that is unknown, badly formed or said twice is
 * passed over, never refused. Both together mean: wait for so long, and answer without the outcome after that.
 */
export function preferred(c: Context<EdgeEnv>): Preferred {
  const wishes = (c.req.header('prefer') ?? '').split(',').map((wish) => wish.trim())
  const isAsync = wishes.some((wish) => respondAsync.test(wish))
  const asked = wishes.map((wish) => wait.exec(wish)?.[1]).find((seconds) => seconds !== undefined)
  const seconds = asked === undefined ? undefined : Math.min(Number(asked), longestWaitSeconds)
  return {
    waitMs: seconds === undefined ? (isAsync ? 0 : undefined) : seconds * 1_000,
    applied(isOpen) {
      const granted = [
        ...(isAsync && isOpen ? ['respond-async'] : []),
        ...(seconds === undefined ? [] : [`wait=${seconds}`]),
      ]
      return granted.length > 0 ? { 'preference-applied': granted.join(', ') } : {}
    },
  }
}
