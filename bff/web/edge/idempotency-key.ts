import type { EdgeEnv } from '@galleria/chassis/http/edge-app'
import { type Answer, done, refuse } from '@galleria/contracts/answer'
import { header, IdempotencyKey } from '@galleria/contracts/headers'
import type { Context } from 'hono'
import { z } from 'zod'

/** How the document describes it. Only described: that the key is missing and that it is malformed are different refusals. */
export const idempotencyKeyHeader = {
  [header.idempotencyKey]: z.string().optional().describe('16 to 64 letters, digits, hyphens or underscores; needed'),
}

/** The key under which a wish has its effect once, however often it is sent. */
export function idempotencyKey(c: Context<EdgeEnv>): Answer<string> {
  const given = c.req.header(header.idempotencyKey)
  if (!given) return refuse('idempotency-key-missing')
  const key = IdempotencyKey.safeParse(given)
  if (key.success) return done(key.data)
  const reason = key.error.issues[0]?.message ?? 'is not valid'
  return refuse('invalid-request', { errors: [{ field: header.idempotencyKey, reason }] })
}
