import type { BrowserEvents } from '@galleria/contracts/frontends'
import type { Locale, Money } from '@galleria/contracts/values'
import { useLoad } from '@galleria/ui'
import { type ComputedRef, computed, type Ref, ref, shallowRef, watch } from 'vue'
import type { OrdersApi } from '../api/orders-api.ts'

/** The mini-cart's state, and what it does when it hears of a change. */
export interface MiniCartViewModel {
  /** Undefined while nobody knows; the icon then stands without a number. */
  readonly itemCount: ComputedRef<number | undefined>
  /** Undefined when unknown or when the cart is empty. */
  readonly subtotal: ComputedRef<Money | undefined>
  /** Grows each time something was put in, so that each time is worth a highlight. */
  readonly highlights: Readonly<Ref<number>>
  hear(change: BrowserEvents['cart-changed']): void
}

/** The cart in the header. A change is shown as it was told; the rest is asked for anew. */
export function useMiniCart(
  api: OrdersApi,
  locale: Readonly<Ref<Locale>>,
  announced: (added: NonNullable<BrowserEvents['cart-changed']['added']>, itemCount: number) => void,
): MiniCartViewModel {
  const { load, reload } = useLoad(
    () => `mini-cart:${locale.value}`,
    (signal) => api.cart({ locale: locale.value, signal }),
  )
  const toldCount = shallowRef<number>()
  const highlights = ref(0)
  watch(load, (now) => {
    if (now.phase === 'ready' && !now.reloading) toldCount.value = undefined
  })

  const cart = computed(() => (load.value.phase === 'ready' ? load.value.value.cart : undefined))
  const itemCount = computed(() => toldCount.value ?? cart.value?.itemCount)
  const subtotal = computed(() =>
    cart.value && cart.value.itemCount > 0 && itemCount.value !== 0 ? cart.value.subtotal : undefined,
  )

  function hear({ itemCount: count, added }: BrowserEvents['cart-changed']): void {
    toldCount.value = count
    if (added) {
      highlights.value += 1
      announced(added, count)
    }
    void reload()
  }
  return { itemCount, subtotal, highlights, hear }
}
