import type { Locale } from '@galleria/contracts/values'
import type { SearchPage } from '@galleria/contracts/web'
import type { Prefetch } from '@galleria/ui'
import type { Ref } from 'vue'
import { type CatalogApi, createCatalogApi } from '../api/catalog-api.ts'
import { type Choice, readChoice, readCursor, writePlace } from '../model/choice.ts'
import { askFrom, type ListingLoaded, useListing } from './use-listing.ts'

const keyOf = (locale: Locale, choice: Choice, cursor: string | undefined) =>
  `search:${locale}:${new URLSearchParams(writePlace(choice, cursor))}`

/** The search results' data: one listing for each choice. */
export function useSearch(
  api: CatalogApi,
  choice: Readonly<Ref<Choice>>,
  cursor: Readonly<Ref<string | undefined>>,
  locale: Readonly<Ref<Locale>>,
): ListingLoaded<SearchPage> {
  return useListing(
    () => keyOf(locale.value, choice.value, cursor.value),
    (from, signal) => api.search({ locale: locale.value, choice: choice.value, cursor: from, signal }),
    () => cursor.value,
  )
}

/** Asks for the results before they are visited. */
export const prefetchSearch: Prefetch = async ({ query, locale, api, keep }) => {
  const choice = readChoice(query)
  const cursor = readCursor(query)
  const answer = await askFrom((from) => createCatalogApi(api).search({ locale, choice, cursor: from }), cursor)
  if (answer.ok) keep(keyOf(locale, choice, cursor), answer)
}
