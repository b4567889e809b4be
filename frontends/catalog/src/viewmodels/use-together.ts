import type { Locale } from '@galleria/contracts/values'
import type { Together } from '@galleria/contracts/web'
import { type Loaded, useLoad } from '@galleria/ui'
import type { Ref } from 'vue'
import type { CatalogApi } from '../api/catalog-api.ts'

/** The shop takes twenty; a longer cart is spoken for by what was put in last, which says most of what is still wanted. */
const mostProducts = 20

/** What goes with these products. With none at hand there is nothing to ask. */
export function useTogether(
  api: CatalogApi,
  productIds: Readonly<Ref<readonly string[]>>,
  locale: Readonly<Ref<Locale>>,
): Loaded<Together> {
  const asked = () => [...new Set(productIds.value)].slice(-mostProducts)
  return useLoad<Together>(
    () => `together:${locale.value}:${asked().join(',')}`,
    async (signal) => {
      const products = asked()
      return products.length === 0 ? { ok: true, value: {} } : api.together(products, { locale: locale.value, signal })
    },
  )
}
