import type { BrowserEvents } from '@galleria/contracts/frontends'
import type { Locale } from '@galleria/contracts/values'
import type { ApiProblem } from '@galleria/ui'
import { type ComputedRef, computed, type Ref, ref, type ShallowRef, shallowRef, watch } from 'vue'
import type { OrdersApi } from '../api/orders-api.ts'
import { mostOf } from '../model/most-pieces.ts'

/** What may be bought here. */
export interface Article {
  readonly sku: string
  readonly productName: string
  /** Undefined when nobody knows. */
  readonly available: number | undefined
}

/** How the buying goes. */
export type Buying =
  | { readonly phase: 'idle' }
  | { readonly phase: 'adding' }
  | { readonly phase: 'added'; readonly quantity: number }
  | { readonly phase: 'failed'; readonly problem: ApiProblem }

/** The buy button's state and its one command. */
export interface BuyViewModel {
  readonly quantity: Ref<number>
  readonly most: ComputedRef<number>
  readonly soldOut: ComputedRef<boolean>
  readonly buying: Readonly<ShallowRef<Buying>>
  /** Puts the chosen number into the cart. Does nothing while it is at it, or when there is nothing to be had. */
  add(): Promise<void>
}

/** Puts one article into the cart. Another article starts afresh. */
export function useBuy(
  api: OrdersApi,
  article: () => Article,
  locale: Readonly<Ref<Locale>>,
  told: (change: BrowserEvents['cart-changed']) => void,
): BuyViewModel {
  const quantity = ref(1)
  const buying = shallowRef<Buying>({ phase: 'idle' })
  const most = computed(() => mostOf(article().available))
  const soldOut = computed(() => article().available === 0)

  watch(
    () => article().sku,
    () => {
      quantity.value = 1
      buying.value = { phase: 'idle' }
    },
  )
  watch([quantity, most], () => {
    if (buying.value.phase !== 'adding') buying.value = { phase: 'idle' }
    quantity.value = Math.min(quantity.value, most.value)
  })

  async function add(): Promise<void> {
    if (buying.value.phase === 'adding' || soldOut.value) return
    const { sku, productName } = article()
    const pieces = quantity.value
    const mine: Buying = { phase: 'adding' }
    buying.value = mine
    const answer = await api.add({ sku, quantity: pieces }, { locale: locale.value })
    if (answer.ok) told({ itemCount: answer.value.cart.itemCount, added: { sku, productName, quantity: pieces } })
    // Whoever looks at another variant by now is not told about this one.
    if (buying.value !== mine) return
    buying.value = answer.ok ? { phase: 'added', quantity: pieces } : { phase: 'failed', problem: answer.problem }
  }
  return { quantity, most, soldOut, buying, add }
}
