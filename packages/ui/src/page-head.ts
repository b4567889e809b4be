import { type MaybeRefOrGetter, toValue, watch } from 'vue'
import { usePageContext } from './context.ts'

/** What a page says of itself to search engines, to assistants and to whoever shares a link to it. */
export interface PageHead {
  readonly description?: string
  /** Path, and query where it makes another page, of the one address this page goes by. */
  readonly canonical?: string
  /** The picture of a shared link (Open Graph), as a path. */
  readonly image?: { readonly src: string; readonly width: number; readonly height: number; readonly alt: string }
  /** Open Graph type. */
  readonly type?: 'website' | 'product'
  /** Structured data (schema.org, JSON-LD); addresses in it are absolute when they begin with the origin handed in. */
  readonly data?: (origin: string) => object
  /** Keeps the page out of search engines. */
  readonly hidden?: boolean
  /** The picture that is seen first, as in its `img`; fetched before anything else. */
  readonly firstPicture?: { readonly src: string; readonly srcset?: string; readonly sizes?: string }
}

/**
 * Describes the page; the last word counts. Only a server listens, so a view says it behind `import.meta.env.SSR` and browsers
 * do not load what makes it.
 */
export function usePageHead(head: MaybeRefOrGetter<PageHead | undefined>): void {
  const { server } = usePageContext()
  if (server === undefined) return
  watch(
    () => toValue(head),
    (said) => {
      if (said !== undefined) server.head = said
    },
    { immediate: true, flush: 'sync' },
  )
}

/** Says which HTTP status the page is sent with; undefined is 200. Only a server listens. */
export function usePageStatus(status: MaybeRefOrGetter<number | undefined>): void {
  const { server } = usePageContext()
  if (server === undefined) return
  watch(
    () => toValue(status),
    (said) => {
      server.status = said ?? 200
    },
    { immediate: true, flush: 'sync' },
  )
}
