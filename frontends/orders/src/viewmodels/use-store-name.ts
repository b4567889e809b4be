import type { Locale } from '@galleria/contracts/values'
import { useLoad } from '@galleria/ui'
import { type ComputedRef, computed, type Ref } from 'vue'
import type { OrdersApi } from '../api/orders-api.ts'

/** An order's page is there without it, so a server does not wait for long. */
const patienceMs = 300

/** Where an order is picked up, in a line; undefined while it is not known. */
export function useStoreName(
  api: OrdersApi,
  storeId: () => string,
  locale: Readonly<Ref<Locale>>,
): ComputedRef<string | undefined> {
  const { load } = useLoad(
    () => `pickup-stores:${locale.value}`,
    (signal) => api.stores({ locale: locale.value, signal }),
    { patienceMs },
  )
  return computed(() => {
    if (load.value.phase !== 'ready' || load.value.value.stores.state === 'missing') return undefined
    const store = load.value.value.stores.data.find((one) => one.storeId === storeId())
    return store && `${store.name}, ${store.street}, ${store.city}`
  })
}
