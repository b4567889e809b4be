import type { Locale } from '@galleria/contracts/values'
import type { CategoryPage } from '@galleria/contracts/web'
import type { ApiProblem, Load } from '@galleria/ui'
import { type ComputedRef, computed, type Ref } from 'vue'
import type { CatalogApi } from '../api/catalog-api.ts'
import { type Choice, writeChoice } from '../model/choice.ts'
import { isUnknown } from '../model/problems.ts'
import { type ListingLoaded, useListing } from './use-listing.ts'

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

/** A category's page. */
export function useCategory(
  api: CatalogApi,
  categoryId: Readonly<Ref<string>>,
  choice: Readonly<Ref<Choice>>,
  locale: Readonly<Ref<Locale>>,
): CategoryViewModel {
  const { load, more, reload, showMore } = useListing<CategoryPage>(
    () => `category:${locale.value}:${categoryId.value}:${new URLSearchParams(writeChoice(choice.value))}`,
    (cursor, signal) => api.category(categoryId.value, { locale: locale.value, choice: choice.value, cursor, signal }),
  )
  return { screen: computed(() => categoryScreen(load.value, categoryId.value)), more, reload, showMore }
}
