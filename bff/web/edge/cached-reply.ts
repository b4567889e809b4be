import { type EdgeEnv, reply } from '@galleria/chassis/http/edge-app'
import { RawJson, toJson } from '@galleria/chassis/raw-json'
import type { Answer } from '@galleria/contracts/answer'
import type { Context } from 'hono'

/** What belongs to one shopper is kept nowhere on its way. */
export const privateReply = { headers: { 'cache-control': 'no-store' } } as const

/** Whether a copy the client holds is still the one we would send (RFC 9110, 13.1.2; compared weakly). */
export function stillFresh(c: Context<EdgeEnv>, etag: string): boolean {
  const held = c.req.header('if-none-match')
  if (held === undefined) return false
  const opaque = (tag: string) => tag.trim().replace(/^W\//, '')
  return held.trim() === '*' || held.split(',').some((tag) => opaque(tag) === opaque(etag))
}

/**
 * Replies with what is the same for every shopper. It is asked for again each time, and sent again only when it has
 * changed; a page with a stale part has another tag than the fresh one.
 */
export function publicReply(c: Context<EdgeEnv>, answer: Answer<unknown>): Response {
  if (!answer.ok) return reply(c, answer)
  const text = toJson(answer.value)
  const headers = { etag: `W/"${Bun.hash(text).toString(36)}"`, 'cache-control': 'public, max-age=0, must-revalidate' }
  if (stillFresh(c, headers.etag)) return new Response(null, { status: 304, headers })
  return reply(c, { ok: true, value: new RawJson(text) }, { headers })
}
