import type { Locale } from '@galleria/contracts/values'
import { type InjectionKey, inject, type Ref, ref } from 'vue'
import type { ApiAnswer } from './api.ts'
import type { PageHead } from './page-head.ts'
import { createSession, type PageSession } from './page-session.ts'

/** As much of `fetch` as a frontend uses. */
export type Fetch = (path: string, options?: RequestInit) => Promise<Response>

/** What the views of a page tell the server that renders it, beside their markup. */
export interface ServerPage {
  /** 200 unless a view says otherwise. */
  status: number
  head: PageHead | undefined
  /** Set when something is missing or not fresh, so that the page is not kept. */
  lacking: boolean
}

/**
 * What a page may ask of whoever runs it: the shell in a browser, the shell on a server, or a remote's own harness.
 * Every frontend carries its own copy of this package, so what must be one per page lives here and not in a module.
 */
export interface PageContext {
  readonly locale: Ref<Locale>
  /** Set by the page on show once it knows its name; the shell writes the document's title and moves the focus by it. */
  readonly title: Ref<string | undefined>
  /**
   * Answers by load key: filled on the server, sent with the page, used up once in the browser. What is fetched ahead of a
   * visit is kept here, too.
   */
  readonly answers: Map<string, ApiAnswer<unknown>>
  /** What a server wants to know of the page it renders; undefined in a browser. */
  readonly server?: ServerPage
  readonly fetch: Fetch
  readonly session: PageSession
  /** Calls back once after so many milliseconds; what it returns takes that back. A server never calls back. */
  later(delayMs: number, callback: () => void): () => void
  /** Tells everyone: read out by screen readers, and shown for a few seconds unless `quiet`. */
  announce(text: string, options?: { readonly quiet?: boolean }): void
}

/** A registered symbol, because each frontend's copy of this module must mean the same key. */
export const pageContextKey = Symbol.for('galleria.page-context') as InjectionKey<PageContext>

/** The context of the page; only within `setup`. Throws when nobody provided one, which is a mistake of the host. */
export function usePageContext(): PageContext {
  const context = inject(pageContextKey)
  if (context === undefined) throw new Error('No page context: the host must provide one before it mounts.')
  return context
}

/** Makes a context; what is left out is what suits a test or a harness. */
export function createPageContext(given: Partial<PageContext> & Pick<PageContext, 'locale'>): PageContext {
  const fetch: Fetch = given.fetch ?? ((path, options) => globalThis.fetch(path, options))
  const session = createSession(fetch)
  return {
    title: ref(),
    answers: new Map(),
    session,
    later: inBrowserLater,
    announce: () => undefined,
    ...given,
    // Whoever asks, the page hears of it when the shop does not know the reader any more. A server draws and leaves it at that.
    fetch: given.server ? fetch : watched(fetch, session),
  }
}

function watched(fetch: Fetch, session: PageSession): Fetch {
  return async (path, options) => {
    const response = await fetch(path, options)
    if (response.status === 401) void session.refused()
    return response
  }
}

function inBrowserLater(delayMs: number, callback: () => void): () => void {
  if (typeof document === 'undefined') return () => undefined
  const timer = setTimeout(callback, delayMs)
  return () => clearTimeout(timer)
}
