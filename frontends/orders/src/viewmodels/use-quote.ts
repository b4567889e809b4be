import type { DeliveryChoice, Quote } from '@galleria/contracts/orders'
import type { Locale } from '@galleria/contracts/values'
import { type Load, useLoad } from '@galleria/ui'
import { onBeforeUnmount, onMounted, type Ref, ref, type ShallowRef, watch } from 'vue'
import type { OrdersApi } from '../api/orders-api.ts'
import type { Timers } from './timers.ts'

/** The price that holds. */
export interface QuoteViewModel {
  readonly load: Readonly<ShallowRef<Load<Quote>>>
  /** The same delivery costs something else than what was shown before. */
  readonly repriced: Ref<boolean>
  reload(): Promise<void>
}

/** A shopper's clock may be wrong; a quote is never asked for more often than this. */
const leastMs = 30_000

/** Asks for a quote, and for another when the delivery changes or when it has expired, unless `held` says that it is being bought. */
export function useQuote(
  api: OrdersApi,
  choice: Readonly<Ref<DeliveryChoice>>,
  locale: Readonly<Ref<Locale>>,
  { timers, held }: { readonly timers: Timers; readonly held: () => boolean },
): QuoteViewModel {
  const wish = () => JSON.stringify(choice.value)
  const { load, reload } = useLoad(
    () => `quote:${locale.value}:${wish()}`,
    (signal) => api.quote({ delivery: choice.value }, { locale: locale.value, signal }),
  )
  const repriced = ref(false)
  let shown: Quote | undefined
  let stop: (() => void) | undefined

  function renewIn(ms: number): void {
    stop?.()
    stop = timers.after(Math.max(leastMs, ms), () => (held() ? renewIn(leastMs) : void reload()))
  }
  function look(): void {
    if (load.value.phase !== 'ready' || load.value.reloading) return
    const quote = load.value.value
    const before = shown
    shown = quote
    if (before && sameDelivery(before, quote) && before.total.cents !== quote.total.cents) repriced.value = true
    renewIn(Date.parse(quote.expiresAt) - timers.now())
  }
  watch(load, look)
  onMounted(look)
  onBeforeUnmount(() => stop?.())
  return { load, repriced, reload }
}

function sameDelivery(one: Quote, other: Quote): boolean {
  return JSON.stringify(one.delivery) === JSON.stringify(other.delivery)
}
