import type { Order } from '@galleria/contracts/orders'
import type { Locale } from '@galleria/contracts/values'
import { type Load, useLoad } from '@galleria/ui'
import { onBeforeUnmount, onMounted, type Ref, ref, type ShallowRef, watch } from 'vue'
import type { OrdersApi } from '../api/orders-api.ts'
import { waitMs } from '../model/waiting.ts'
import type { Timers } from './timers.ts'

/** One order, followed until it is settled. */
export interface OrderViewModel {
  readonly load: Readonly<ShallowRef<Load<Order>>>
  /** It was asked for long enough; only the shopper asks again. */
  readonly gaveUp: Readonly<Ref<boolean>>
  reload(): Promise<void>
}

/** Shows an order, and asks again, ever more seldom, while it is still being settled. `settled` hears of it once it is, if it was seen unsettled. */
export function useOrder(
  api: OrdersApi,
  orderId: Readonly<Ref<string>>,
  locale: Readonly<Ref<Locale>>,
  { timers, settled = () => undefined }: { readonly timers: Timers; readonly settled?: (order: Order) => void },
): OrderViewModel {
  const { load, reload, replace } = useLoad(
    () => `order:${locale.value}:${orderId.value}`,
    (signal) => api.order(orderId.value, { locale: locale.value, signal }),
  )
  const gaveUp = ref(false)
  let asked = 0
  let pending = false
  let stop: (() => void) | undefined

  function follow(): void {
    stop?.()
    if (load.value.phase !== 'ready' || load.value.reloading) return
    const order = load.value.value
    if (order.status === 'pending') {
      pending = true
      wait()
    } else if (pending) {
      pending = false
      settled(order)
    }
  }
  function wait(): void {
    const ms = waitMs(asked)
    gaveUp.value = ms === undefined
    if (ms !== undefined) stop = timers.after(ms, () => void look())
  }
  /** Asks without letting go of what is shown; an outage only means that it is asked later. */
  async function look(): Promise<void> {
    asked += 1
    const shown = load.value
    const answer = await api.order(orderId.value, { locale: locale.value })
    if (load.value !== shown) return
    if (answer.ok) replace(answer.value)
    else wait()
  }
  async function askAnew(): Promise<void> {
    asked = 0
    gaveUp.value = false
    await reload()
  }

  watch(load, follow)
  onMounted(follow)
  onBeforeUnmount(() => stop?.())
  return { load, gaveUp, reload: askAnew }
}
