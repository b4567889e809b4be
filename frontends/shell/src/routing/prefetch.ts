import { createApi, type PageContext, type VisitAhead } from '@galleria/ui'
import type { Router } from 'vue-router'
import { whenIdle } from '../boot/when-idle.ts'
import type { Frontends } from '../remotes/frontends.ts'
import type { RemoteModule } from '../remotes/load-remote.ts'

/** For how long what was asked for ahead may be used, in milliseconds. */
const freshMs = 10_000
/** How long a pointer must rest on a link before that counts as an intention, in milliseconds. */
const restMs = 65

/** What prefetching needs of the page. */
export interface Prefetching {
  readonly router: Router
  readonly context: PageContext
  readonly frontends: Frontends
}

/**
 * Gets ready for the next page: its code when a link to it comes into view, its data as well when the link is about to be
 * followed (a pointer rests on it, a finger touches it, the focus is on it). Nothing is fetched for those who save data. Browser only.
 */
export function keepPrefetching({ router, context, frontends }: Prefetching): void {
  if ((navigator as { connection?: { saveData?: boolean } }).connection?.saveData) return
  const api = createApi(context.fetch)
  const asked = new Set<string>()

  /** The code that draws the page behind an address; undefined when that is not a remote's, or is the page on show. */
  function codeOf(address: string): Promise<RemoteModule> | undefined {
    const to = router.resolve(address)
    const { remote, expose } = (to.matched[0]?.props['default'] ?? {}) as { remote?: string; expose?: string }
    if (remote === undefined || expose === undefined) return undefined
    const here = frontends.loaded(remote, expose)
    return here ? Promise.resolve(here) : frontends.load(remote, expose)
  }

  async function dataOf(address: string): Promise<void> {
    const code = codeOf(address)
    if (code === undefined || asked.has(address)) return
    asked.add(address)
    context.later(freshMs, () => asked.delete(address))
    const { params, query } = router.resolve(address)
    await (await code).prefetch?.({
      params: params as VisitAhead['params'],
      query: query as VisitAhead['query'],
      locale: context.locale.value,
      api,
      keep(key, answer) {
        context.answers.set(key, answer)
        context.later(freshMs, () => {
          if (context.answers.get(key) === answer) context.answers.delete(key)
        })
      },
    })
  }

  // The visit itself will ask again, and has a fence to say what is wrong.
  const quietly = (attempt: Promise<unknown> | undefined) => void attempt?.catch(() => undefined)

  let rest: ReturnType<typeof setTimeout> | undefined
  document.addEventListener('pointerover', ({ target }) => {
    clearTimeout(rest)
    const address = addressOf(target)
    if (address !== undefined) rest = setTimeout(() => quietly(dataOf(address)), restMs)
  })
  for (const intent of ['touchstart', 'focusin'] as const) {
    document.addEventListener(intent, ({ target }) => quietly(ready(target)), { passive: true })
  }
  async function ready(target: EventTarget | null): Promise<void> {
    const address = addressOf(target)
    if (address !== undefined) await dataOf(address)
  }

  const seen = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue
      seen.unobserve(target)
      const address = addressOf(target)
      if (address !== undefined) whenIdle(() => quietly(codeOf(address)))
    }
  })
  const watch = () => {
    for (const link of document.querySelectorAll('main a[href^="/"]')) seen.observe(link)
  }
  watch()
  router.afterEach(() => void context.later(1_000, watch))
}

/** The address of the link around an element, if it leads to another page of the shop in this window. */
function addressOf(target: EventTarget | null): string | undefined {
  const link = target instanceof Element ? target.closest<HTMLAnchorElement>('a[href]') : null
  if (!link || link.origin !== location.origin || link.target !== '' || link.hasAttribute('download')) return undefined
  if (link.pathname === location.pathname) return undefined
  return link.pathname + link.search
}
