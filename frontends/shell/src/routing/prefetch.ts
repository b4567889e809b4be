import { createApi, type PageContext, type VisitAhead } from '@galleria/ui'
import type { Router } from 'vue-router'
import { whenIdle } from '../boot/when-idle.ts'
import type { Frontends } from '../remotes/frontends.ts'
import type { Part } from '../remotes/parts.ts'
import { preloadScripts } from './preload-scripts.ts'

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
 * Gets ready for the next page: its scripts are fetched when a card that leads to it comes into view; they run, and its data is asked
 * for, when a link is about to be followed (a pointer rests on it, a finger touches it, the focus is on it). Nothing is fetched for
 * those who save data. Browser only.
 */
export function keepPrefetching({ router, context, frontends }: Prefetching): void {
  if ((navigator as { connection?: { saveData?: boolean } }).connection?.saveData) return
  const api = createApi(context.fetch)
  const asked = new Set<string>()

  /** Who draws the page behind an address; undefined when that is the shell itself. */
  function partAt(address: string): Part | undefined {
    const { remote, expose } = (router.resolve(address).matched[0]?.props['default'] ?? {}) as Partial<Part>
    return remote === undefined || expose === undefined ? undefined : { remote, expose }
  }

  async function dataOf(address: string): Promise<void> {
    const part = partAt(address)
    if (part === undefined || asked.has(address)) return
    asked.add(address)
    context.later(freshMs, () => asked.delete(address))
    const { remote, expose } = part
    const code = frontends.loaded(remote, expose) ?? (await frontends.load(remote, expose))
    const { params, query } = router.resolve(address)
    await code.prefetch?.({
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
      const part = address === undefined ? undefined : partAt(address)
      const row = part && frontends.row(part.remote)
      if (part && row?.enabled) whenIdle(() => preloadScripts([row.entry, ...(row.preload[part.expose] ?? [])]))
    }
  })
  const watch = () => {
    for (const link of document.querySelectorAll('main article a[href^="/"]')) seen.observe(link)
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
