import { boundedMap } from '@galleria/chassis/bounded-map'
import type { Clock } from '@galleria/chassis/ports/index'

/** How fast a bucket refills, and how much it holds. */
export interface Rate {
  readonly perSecond: number
  readonly burst: number
}

/** What a limiter says of one request. */
export type Verdict = { readonly ok: true } | { readonly ok: false; readonly headers: Readonly<Record<string, string>> }

/** Counts requests by client. */
export type RateLimit = (client: string, cost: number) => Verdict

/** Clients told apart; beyond it the one not seen for the longest starts afresh. */
const mostClients = 10_000

/**
 * A token bucket for each client: `burst` requests at once, `perSecond` in the long run. The headers of a refusal follow
 * draft-ietf-httpapi-ratelimit-headers, so that a client can wait for as long as it has to and no longer.
 */
export function createRateLimit(policy: string, { perSecond, burst }: Rate, clock: Clock): RateLimit {
  const buckets = boundedMap<string, { tokens: number; at: number }>(mostClients)

  return (client, cost) => {
    const now = clock.monotonic()
    const bucket = buckets.get(client) ?? { tokens: burst, at: now }
    const tokens = Math.min(burst, bucket.tokens + ((now - bucket.at) / 1_000) * perSecond)
    const ok = tokens >= cost
    buckets.set(client, { tokens: ok ? tokens - cost : tokens, at: now })
    if (ok) return { ok }
    const wait = String(Math.max(1, Math.ceil((cost - tokens) / perSecond)))
    return {
      ok,
      headers: {
        'retry-after': wait,
        'ratelimit-policy': `"${policy}";q=${burst};w=${Math.max(1, Math.ceil(burst / perSecond))}`,
        ratelimit: `"${policy}";r=${Math.floor(tokens)};t=${wait}`,
      },
    }
  }
}
