import type { Locale } from '@galleria/contracts/values'
import type { CategoryPage } from '@galleria/contracts/web'
import type { ApiProblem, Load, Prefetch } from '@galleria/ui'
import { type ComputedRef, computed, type Ref } from 'vue'
import { type CatalogApi, createCatalogApi } from '../api/catalog-api.ts'
import { type Choice, readChoice, readCursor, writePlace } from '../model/choice.ts'
import { isUnknown } from '../model/problems.ts'
import { askFrom, type ListingLoaded, useListing } from './use-listing.ts'

/** What a category's page shows. */
export type CategoryScreen =
  | { readonly phase: 'loading' }
  | { readonly phase: 'unknown' }
  | { readonly phase: 'failed'; readonly problem: ApiProblem }
  | ({ readonly phase: 'ready'; readonly reloading: boolean } & Readonly<CategoryPage>)

/** A category's page: what it shows, and its commands. */
export interface CategoryViewModel extends Pick<ListingLoaded<CategoryPage>, 'more' | 'showMore' | 'reload'> {
  readonly screen: ComputedRef<CategoryScreen>
}

/** Turns what was loaded into what is shown. Another category, still standing from before, is not shown as this one. */
export function categoryScreen(load: Load<CategoryPage>, categoryId: string): CategoryScreen {
  if (load.phase === 'loading') return load
  if (load.phase === 'failed') return isUnknown(load.problem, 'categoryId') ? { phase: 'unknown' } : load
  if (load.value.category.categoryId !== categoryId) return { phase: 'loading' }
  return { phase: 'ready', reloading: load.reloading, ...load.value }
}

const keyOf = (locale: Locale, categoryId: string, choice: Choice, cursor: string | undefined) =>
  `category:${locale}:${categoryId}:${new URLSearchParams(writePlace(choice, cursor))}`

/** A category's page. */
export function useCategory(
  api: CatalogApi,
  categoryId: Readonly<Ref<string>>,
  choice: Readonly<Ref<Choice>>,
  cursor: Readonly<Ref<string | undefined>>,
  locale: Readonly<Ref<Locale>>,
): CategoryViewModel {
  const { load, more, reload, showMore } = useListing<CategoryPage>(
    () => keyOf(locale.value, categoryId.value, choice.value, cursor.value),
    (from, signal) =>
      api.category(categoryId.value, { locale: locale.value, choice: choice.value, cursor: from, signal }),
    () => cursor.value,
  )
  return { screen: computed(() => categoryScreen(load.value, categoryId.value)), more, reload, showMore }
}

/** Asks for a category's page before it is visited. */
export const prefetchCategory: Prefetch = async ({ params, query, locale, api, keep }) => {
  const { categoryId = '' } = params
  const choice = readChoice(query)
  const cursor = readCursor(query)
  const ask = (from: string | undefined) => createCatalogApi(api).category(categoryId, { locale, choice, cursor: from })
  const answer = await askFrom(ask, cursor)
  if (answer.ok) keep(keyOf(locale, categoryId, choice, cursor), answer)
}
