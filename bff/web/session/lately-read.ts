import { boundedMap } from '@galleria/chassis/bounded-map'
import type { Clock } from '@galleria/chassis/ports/index'
import { type KeptSession, type SessionStore, sessionKey } from './session-store.ts'

/**
 * For so long a session is taken as it was read, in milliseconds. A page asks some five times within it, and each would be a way to
 * the broker and an opening of the seal. So a session that was ended by another instance ends here a moment later (ASVS 7.4.1 has no
 * figure; our own aim is five seconds). One that is ended here ends at once.
 */
export const latelyMs = 1_000
/** As many visitors as come within that time. */
const mostRemembered = 4_096

/** The same store, which for a moment remembers what it has read. What is to be written over is always read anew. */
export function latelyRead(store: SessionStore, clock: Clock): SessionStore {
  const lately = boundedMap<string, { readonly kept: KeptSession; readonly untilMs: number }>(mostRemembered)

  function remembered(kept: KeptSession | undefined, key: string): KeptSession | undefined {
    if (kept) lately.set(key, { kept, untilMs: clock.monotonic() + latelyMs })
    else lately.delete(key)
    return kept
  }

  return {
    begin: (session) => store.begin(session),

    async find(id) {
      const key = sessionKey(id)
      const seen = lately.get(key)
      if (seen && seen.untilMs > clock.monotonic()) return seen.kept
      return remembered(await store.find(id), key)
    },

    async again(key) {
      return remembered(await store.again(key), key)
    },

    async change(kept, session) {
      lately.delete(kept.key)
      return remembered(await store.change(kept, session), kept.key)
    },

    async end(key) {
      lately.delete(key)
      await store.end(key)
      // Whoever was reading it meanwhile may have put it back.
      lately.delete(key)
    },

    async endAll(of) {
      const ended = await store.endAll(of)
      for (const { key } of ended) lately.delete(key)
      return ended
    },
  }
}
