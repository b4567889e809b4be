import type { Locale } from '@galleria/contracts/values'
import type { HomePage } from '@galleria/contracts/web'
import { type Loaded, useLoad } from '@galleria/ui'
import type { Ref } from 'vue'
import type { CatalogApi } from '../api/catalog-api.ts'

/** The home page's data; each shelf is a part of its own, so one that is missing leaves the others standing. */
export function useHome(api: CatalogApi, locale: Readonly<Ref<Locale>>): Loaded<HomePage> {
  return useLoad(
    () => `home:${locale.value}`,
    (signal) => api.home({ locale: locale.value, signal }),
  )
}
