import type { Delivery } from '@galleria/contracts/orders'
import type { Locale } from '@galleria/contracts/values'
import type { StoresPage } from '@galleria/contracts/web'
import { useLoad } from '@galleria/ui'
import { type ComputedRef, computed, type Ref } from 'vue'
import type { OrdersApi } from '../api/orders-api.ts'

const nowhere: StoresPage = { stores: { state: 'fresh', data: [] } }

/** Where an order is picked up, in a line; undefined while it is not known, or when the order goes to a door. */
export function useStoreName(
  api: OrdersApi,
  delivery: Readonly<Ref<Delivery | undefined>>,
  locale: Readonly<Ref<Locale>>,
): ComputedRef<string | undefined> {
  const storeId = () => (delivery.value?.kind === 'pickup' ? delivery.value.storeId : '')
  const { load } = useLoad<StoresPage>(
    () => `store-name:${locale.value}:${storeId()}`,
    async (signal) => (storeId() === '' ? { ok: true, value: nowhere } : api.stores({ locale: locale.value, signal })),
  )
  return computed(() => {
    if (load.value.phase !== 'ready' || load.value.value.stores.state === 'missing') return undefined
    const store = load.value.value.stores.data.find((one) => one.storeId === storeId())
    return store && `${store.name}, ${store.street}, ${store.city}`
  })
}
