import type { Listing } from '@galleria/contracts/catalog'
import { type ApiAnswer, type Loaded, useLoad } from '@galleria/ui'
import { type ShallowRef, shallowRef, watch } from 'vue'
import { joinPages } from '../model/pages-of-products.ts'

/** How the next products are doing. */
export type More = 'idle' | 'loading' | 'failed'

/** A listing that grows at its end. */
export interface ListingLoaded<Page> extends Loaded<Page> {
  readonly more: Readonly<ShallowRef<More>>
  /** Fetches the next products and puts them after those shown; does nothing when there are none or it is at it. */
  showMore(): Promise<void>
}

/**
 * A page with a listing on it. `ask` is asked without a cursor for the first products and with one for those after.
 * What arrives for a choice that has been changed meanwhile is dropped.
 */
export function useListing<Page extends { readonly listing: Listing }>(
  key: () => string,
  ask: (cursor: string | undefined, signal: AbortSignal | undefined) => Promise<ApiAnswer<Page>>,
): ListingLoaded<Page> {
  const loaded = useLoad<Page>(key, (signal) => ask(undefined, signal))
  const { load, replace } = loaded
  const more = shallowRef<More>('idle')

  // Any new question starts a new listing, and what was being added to the old one no longer matters.
  watch(
    load,
    () => {
      more.value = 'idle'
    },
    { flush: 'sync' },
  )

  async function showMore(): Promise<void> {
    const shown = load.value
    if (shown.phase !== 'ready' || shown.reloading || more.value === 'loading') return
    const cursor = shown.value.listing.nextCursor
    if (cursor === undefined) return

    more.value = 'loading'
    const answer = await ask(cursor, undefined)
    if (load.value !== shown) return
    if (answer.ok) replace({ ...shown.value, listing: joinPages(shown.value.listing, answer.value.listing) })
    else more.value = 'failed'
  }

  return { ...loaded, more, showMore }
}
