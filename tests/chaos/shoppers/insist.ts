import type { Problem } from '@galleria/contracts/problem'
import type { Reply } from '../../support/shopper.ts'
import type { Chance } from '../rig/chance.ts'

/** The end of asking: an answer that is final, or none within the time. */
export type Final<Body> =
  | { readonly outcome: 'ok'; readonly body: Body; readonly tries: number; readonly tookMs: number }
  | { readonly outcome: 'refused' | 'unknown'; readonly code: string; readonly tries: number; readonly tookMs: number }

/** How somebody insists. */
export interface Insistence {
  readonly withinMs: number
  readonly chance: Chance
  /** Told of each try that was not final, by what was seen. */
  readonly onError: (seen: string) => void
}

/** Refusals that pass by themselves. */
const passing = new Set(['idempotency-key-in-use', 'order-busy', 'request-timeout', 'too-many-requests'])
const firstPauseMs = 100
const longestPauseMs = 2_000

/** Sends the same request again until its answer is final, with full jitter (AWS Architecture Blog, 2015) between tries. */
export async function insist<Body>(ask: () => Promise<Reply<Body>>, how: Insistence): Promise<Final<Body>> {
  const begun = performance.now()
  for (let tries = 1; ; tries += 1) {
    const seen = await tried(ask)
    const tookMs = performance.now() - begun
    if (typeof seen !== 'string') {
      const { status, body } = seen
      if (status < 300) return { outcome: 'ok', body, tries, tookMs }
      const { code } = body as Problem
      if (status < 500 && !passing.has(code)) return { outcome: 'refused', code, tries, tookMs }
    }
    const said = typeof seen === 'string' ? seen : `${seen.status} ${(seen.body as Problem).code}`
    how.onError(said)
    if (tookMs > how.withinMs) return { outcome: 'unknown', code: said, tries, tookMs }
    const pauseMs = Math.min(longestPauseMs, firstPauseMs * 2 ** Math.min(tries, 10))
    await Bun.sleep(how.chance.fraction() * pauseMs)
  }
}

/** What a try brought: an answer, or in a word why there was none. */
async function tried<Body>(ask: () => Promise<Reply<Body>>): Promise<Reply<Body> | string> {
  try {
    return await ask()
  } catch (error) {
    const { code, name } = error as { code?: unknown; name: string }
    return typeof code === 'string' ? code : name
  }
}
