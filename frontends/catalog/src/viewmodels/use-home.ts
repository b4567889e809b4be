import type { Locale } from '@galleria/contracts/values'
import type { HomePage } from '@galleria/contracts/web'
import { type Loaded, type Prefetch, useLoad } from '@galleria/ui'
import type { Ref } from 'vue'
import { type CatalogApi, createCatalogApi } from '../api/catalog-api.ts'
import { kept } from './kept.ts'

const keyOf = (locale: Locale) => `home:${locale}`

/** The home page's data; each shelf is a part of its own, so one that is missing leaves the others standing. */
export function useHome(api: CatalogApi, locale: Readonly<Ref<Locale>>): Loaded<HomePage> {
  return useLoad(
    () => keyOf(locale.value),
    (signal) => api.home({ locale: locale.value, signal }),
    kept,
  )
}

/** Asks for the home page before it is visited. */
export const prefetchHome: Prefetch = async ({ locale, api, keep }) => {
  const answer = await createCatalogApi(api).home({ locale })
  if (answer.ok) keep(keyOf(locale), answer)
}
