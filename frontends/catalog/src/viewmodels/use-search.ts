import type { Locale } from '@galleria/contracts/values'
import type { SearchPage } from '@galleria/contracts/web'
import type { Ref } from 'vue'
import type { CatalogApi } from '../api/catalog-api.ts'
import { type Choice, writeChoice } from '../model/choice.ts'
import { type ListingLoaded, useListing } from './use-listing.ts'

/** The search results' data: one listing for each choice. */
export function useSearch(
  api: CatalogApi,
  choice: Readonly<Ref<Choice>>,
  locale: Readonly<Ref<Locale>>,
): ListingLoaded<SearchPage> {
  return useListing(
    () => `search:${locale.value}:${new URLSearchParams(writeChoice(choice.value))}`,
    (cursor, signal) => api.search({ locale: locale.value, choice: choice.value, cursor, signal }),
  )
}
