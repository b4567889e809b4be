import type { Session } from '@galleria/contracts/web'
import { type ComputedRef, computed, onMounted } from 'vue'
import type { ApiAnswer } from './api.ts'
import { usePageContext } from './context.ts'
import { useLoad } from './load.ts'
import { sessionPath } from './page-session.ts'
import { useScripted } from './scripted.ts'
import { useApi } from './use-api.ts'

/** For so long a server waits to be told who is reading, in milliseconds; the page has what matters without it. */
const patienceMs = 400

/** Under this key a server hands the session over, on pages that are one shopper's own. */
export const sessionKey = 'session'

/**
 * Whom the shop takes the reader for, on a page that is one shopper's own: a server knows it too. Not for pages for everyone, since
 * these are kept; what they show of it comes in the browser. `settled`: there is an answer, or there will be none for now.
 */
export function useOwnSession(): {
  readonly session: ComputedRef<Session | undefined>
  readonly settled: ComputedRef<boolean>
  /** Asks anew, for a page that has reason to think that its reader is somebody else by now. */
  ask(): void
} {
  const { session: page, server } = usePageContext()
  const api = useApi()
  const known = async (): Promise<ApiAnswer<Session>> =>
    page.now.value ? { ok: true, value: page.now.value } : page.ask()
  // What the page as a whole knows, the header shows: on a server that stays nothing.
  const { load } = useLoad(sessionKey, (signal) => (server ? api.get<Session>(sessionPath, { signal }) : known()), {
    patienceMs,
  })
  const scripted = useScripted()
  const loaded = computed(() => (load.value.phase === 'ready' ? load.value.value : undefined))
  onMounted(() => {
    if (loaded.value && !page.now.value) page.hear(loaded.value)
  })
  return {
    // What came with the page stands until scripts have taken it over, so that both sides write the same.
    session: computed(() => (scripted.value ? (page.now.value ?? loaded.value) : loaded.value)),
    settled: computed(() => load.value.phase !== 'loading'),
    ask: () => void page.ask(),
  }
}
