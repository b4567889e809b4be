import type { Locale } from '@galleria/contracts/values'
import type { StoresPage } from '@galleria/contracts/web'
import { type Loaded, type Prefetch, useLoad } from '@galleria/ui'
import type { Ref } from 'vue'
import { type CatalogApi, createCatalogApi } from '../api/catalog-api.ts'
import { kept } from './kept.ts'

const keyOf = (locale: Locale) => `stores:${locale}`

/** The stores, for their page and for the picker. */
export function useStores(api: CatalogApi, locale: Readonly<Ref<Locale>>): Loaded<StoresPage> {
  return useLoad(
    () => keyOf(locale.value),
    (signal) => api.stores({ locale: locale.value, signal }),
    kept,
  )
}

/** Asks for the stores before their page is visited. */
export const prefetchStores: Prefetch = async ({ locale, api, keep }) => {
  const answer = await createCatalogApi(api).stores({ locale })
  if (answer.ok) keep(keyOf(locale), answer)
}
