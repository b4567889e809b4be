import type { Locale } from '@galleria/contracts/values'
import type { StoresPage } from '@galleria/contracts/web'
import { type Loaded, useLoad } from '@galleria/ui'
import type { Ref } from 'vue'
import type { CatalogApi } from '../api/catalog-api.ts'

/** The stores, for their page and for the picker. */
export function useStores(api: CatalogApi, locale: Readonly<Ref<Locale>>): Loaded<StoresPage> {
  return useLoad(
    () => `stores:${locale.value}`,
    (signal) => api.stores({ locale: locale.value, signal }),
  )
}
