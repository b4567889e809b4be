import { onScopeDispose, type Ref, watch } from 'vue'
import { usePageContext } from './context.ts'
import type { Load } from './load.ts'

const longestMs = 30_000

/** How long to wait before the n-th quiet try, counted from nought: 2, 4, 8, 16, then every 30 seconds. */
export function patienceMs(tries: number): number {
  return Math.min(longestMs, 2_000 * 2 ** tries)
}

/** Whether a page has parts that are missing, or as they were some time ago: see `Part` in contracts. */
export function hasGaps(page: unknown): boolean {
  return (
    typeof page === 'object' &&
    page !== null &&
    Object.values(page).some((part) => part?.state === 'missing' || part?.state === 'stale')
  )
}

/** Whether asking again may bring more than is shown. A refusal stays a refusal however often one asks. */
export function wantsMore(load: Load<unknown>): boolean {
  if (load.phase === 'failed') return load.problem.outage
  return load.phase === 'ready' && !load.reloading && hasGaps(load.value)
}

/**
 * Asks again by itself, less and less often, for as long as something is away, so that a page recovers without its reader.
 * `again` changes nothing of what is shown until it has something better.
 */
export function useRecovery(load: Readonly<Ref<Load<unknown>>>, again: () => Promise<void>): void {
  const { later } = usePageContext()
  let tries = 0
  let cancel = () => {}

  function schedule(): void {
    cancel = later(patienceMs(tries), () => {
      tries += 1
      void again().then(() => {
        if (wantsMore(load.value)) schedule()
      })
    })
  }

  // At once, since a page may have come out of a server with gaps in it.
  watch(
    load,
    (now) => {
      cancel()
      if (wantsMore(now)) schedule()
      else if (now.phase === 'ready' && !now.reloading) tries = 0
    },
    { immediate: true },
  )
  onScopeDispose(() => cancel(), true)
}
