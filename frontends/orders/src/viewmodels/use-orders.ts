import type { Locale } from '@galleria/contracts/values'
import type { OrdersPage } from '@galleria/contracts/web'
import { type Loaded, useLoad } from '@galleria/ui'
import { type Ref, type ShallowRef, shallowRef, watch } from 'vue'
import { loadKeys, type OrdersApi } from '../api/orders-api.ts'

/** How the older orders are doing. */
export type Older = 'idle' | 'loading' | 'failed'

/** The history of a shopper's orders, newest first, growing at its end. */
export interface OrdersViewModel extends Pick<Loaded<OrdersPage>, 'load' | 'reload'> {
  readonly older: Readonly<ShallowRef<Older>>
  /** Fetches older orders; does nothing when there are none or it is at it. */
  showOlder(): Promise<void>
}

/** The order history, from its newest order on or from where the address says. */
export function useOrders(
  api: OrdersApi,
  locale: Readonly<Ref<Locale>>,
  from: () => string | undefined = () => undefined,
): OrdersViewModel {
  const { load, reload, replace } = useLoad(
    () => loadKeys.orders(locale.value, from()),
    (signal) => api.orders({ locale: locale.value, cursor: from(), signal }),
  )
  const older = shallowRef<Older>('idle')
  watch(
    load,
    () => {
      older.value = 'idle'
    },
    { flush: 'sync' },
  )

  async function showOlder(): Promise<void> {
    const shown = load.value
    if (shown.phase !== 'ready' || shown.reloading || older.value === 'loading' || !shown.value.nextCursor) return
    older.value = 'loading'
    const answer = await api.orders({ locale: locale.value, cursor: shown.value.nextCursor })
    if (load.value !== shown) return
    if (answer.ok) replace({ ...answer.value, orders: [...shown.value.orders, ...answer.value.orders] })
    else older.value = 'failed'
  }
  return { load, reload, older, showOlder }
}
