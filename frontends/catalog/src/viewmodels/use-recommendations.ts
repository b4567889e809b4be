import type { Locale } from '@galleria/contracts/values'
import type { Recommendations } from '@galleria/contracts/web'
import { type Loaded, useLoad } from '@galleria/ui'
import type { Ref } from 'vue'
import type { CatalogApi } from '../api/catalog-api.ts'

const nothing: Recommendations = { products: { state: 'fresh', data: [] } }
/** The catalogue takes twenty; a longer cart is spoken for by its first ones. */
const mostSkus = 20

/** What goes well with these variants. With none at hand there is nothing to ask. */
export function useRecommendations(
  api: CatalogApi,
  skus: Readonly<Ref<readonly string[]>>,
  locale: Readonly<Ref<Locale>>,
): Loaded<Recommendations> {
  return useLoad<Recommendations>(
    () => `recommendations:${locale.value}:${skus.value.join(',')}`,
    async (signal) => {
      if (skus.value.length === 0) return { ok: true, value: nothing }
      return api.recommendations(skus.value.slice(0, mostSkus), { locale: locale.value, signal })
    },
  )
}
