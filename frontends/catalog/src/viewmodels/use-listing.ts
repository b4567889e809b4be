import type { Listing } from '@galleria/contracts/catalog'
import { type ApiAnswer, type Loaded, useLoad } from '@galleria/ui'
import { type ShallowRef, shallowRef, watch } from 'vue'
import { joinPages } from '../model/pages-of-products.ts'
import { isRefusedFor } from '../model/problems.ts'
import { kept } from './kept.ts'

/** How the next products are doing. */
export type More = 'idle' | 'loading' | 'failed'

/** A listing that grows at its end. */
export interface ListingLoaded<Page> extends Loaded<Page> {
  readonly more: Readonly<ShallowRef<More>>
  /** Fetches the next products and puts them after those shown; does nothing when there are none or it is at it. */
  showMore(): Promise<void>
}

/** Asks for a page of products; without a cursor for the first ones. */
export type AskForPage<Page> = (cursor: string | undefined, signal?: AbortSignal) => Promise<ApiAnswer<Page>>

/** Asks from where an address says. An old address may name a place that is no more; then from the beginning. */
export async function askFrom<Page>(
  ask: AskForPage<Page>,
  cursor: string | undefined,
  signal?: AbortSignal,
): Promise<ApiAnswer<Page>> {
  const answer = await ask(cursor, signal)
  const isLost = cursor !== undefined && !answer.ok && isRefusedFor(answer.problem, 'cursor')
  return isLost ? ask(undefined, signal) : answer
}

/**
 * A page with a listing on it, from `start` on and growing by what comes after. What arrives for a choice that has been
 * changed meanwhile is dropped.
 */
export function useListing<Page extends { readonly listing: Listing }>(
  key: () => string,
  ask: AskForPage<Page>,
  start: () => string | undefined = () => undefined,
): ListingLoaded<Page> {
  const loaded = useLoad<Page>(key, (signal) => askFrom(ask, start(), signal), kept)
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
    const answer = await ask(cursor)
    if (load.value !== shown) return
    if (answer.ok) replace({ ...shown.value, listing: joinPages(shown.value.listing, answer.value.listing) })
    else more.value = 'failed'
  }

  return { ...loaded, more, showMore }
}
