import { type ShallowRef, shallowRef, watch } from 'vue'
import { useRoute } from 'vue-router'

/** The order that the address names. While another page takes over, the last word stands. */
export function useOrderAddress(): Readonly<ShallowRef<string>> {
  const route = useRoute()
  const mine = route.name
  const orderId = shallowRef(String(route.params['orderId']))
  watch(
    () => route.fullPath,
    () => {
      if (route.name === mine) orderId.value = String(route.params['orderId'])
    },
    { flush: 'sync' },
  )
  return orderId
}
