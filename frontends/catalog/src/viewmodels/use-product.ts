import type { ProductCard } from '@galleria/contracts/catalog'
import type { Locale } from '@galleria/contracts/values'
import type { Part, ProductPage } from '@galleria/contracts/web'
import { type Load, type Prefetch, useLoad } from '@galleria/ui'
import { type ComputedRef, computed, type Ref, shallowRef, watch } from 'vue'
import { type CatalogApi, createCatalogApi } from '../api/catalog-api.ts'
import { type AroundProduct, aroundProduct } from '../model/suggested.ts'
import { kept } from './kept.ts'
import { type ProductScreen, productScreen } from './product-screen.ts'

/** Where the product page stands in the world: its product and variant come from the address. */
export interface ProductAddress {
  readonly productId: string
  readonly sku: string | undefined
}

/** The product page's state and its one command. */
export interface ProductViewModel {
  readonly load: Readonly<Ref<Load<ProductPage>>>
  readonly screen: ComputedRef<ProductScreen>
  /** What is suggested with it. What goes well with the variant shown is the page's own answer first, asked anew when the variant changes. */
  readonly around: ComputedRef<AroundProduct>
  reload(): Promise<void>
}

const keyOf = (locale: Locale, productId: string) => `product:${locale}:${productId}`

/** The product page. */
export function useProduct(
  api: CatalogApi,
  address: Readonly<Ref<ProductAddress>>,
  locale: Readonly<Ref<Locale>>,
): ProductViewModel {
  const { load, reload } = useLoad(
    () => keyOf(locale.value, address.value.productId),
    (signal) => api.product(address.value.productId, { locale: locale.value, signal }),
    kept,
  )
  const screen = computed(() => productScreen(load.value, address.value.productId, address.value.sku))
  const sku = computed(() => (screen.value.phase === 'ready' ? screen.value.variant.sku : undefined))
  const asked = shallowRef<{ readonly sku: string; readonly part: Part<readonly ProductCard[]> }>()

  watch(load, () => {
    asked.value = undefined
  })
  watch(sku, async (now, before) => {
    // The page came with an answer for the variant it opened with; only a change is a new question.
    if (now === undefined || before === undefined) return
    const page = load.value
    const answer = await api.recommendations([now], { locale: locale.value })
    if (load.value !== page || sku.value !== now) return
    if (answer.ok) asked.value = { sku: now, part: answer.value.products }
  })

  const around = computed(() => {
    if (screen.value.phase !== 'ready') return {}
    const { together, similar, related } = screen.value
    return aroundProduct(together, similar, asked.value?.part ?? related)
  })
  return { load, screen, around, reload }
}

/** Asks for the product before its page is visited. */
export const prefetchProduct: Prefetch = async ({ params, locale, api, keep }) => {
  const { productId = '' } = params
  const answer = await createCatalogApi(api).product(productId, { locale })
  if (answer.ok) keep(keyOf(locale, productId), answer)
}
