import { type ShallowRef, shallowRef, watch } from 'vue'
import { type RouteLocationNormalizedLoaded, useRoute } from 'vue-router'

/**
 * What the address says to this page. While another page takes over, the address is no longer this page's, and the last
 * word stands; otherwise a page on its way out would ask for things nobody will see.
 */
export function useAddress<Said>(read: (route: RouteLocationNormalizedLoaded) => Said): Readonly<ShallowRef<Said>> {
  const route = useRoute()
  const mine = route.name
  const said = shallowRef(read(route))
  watch(
    () => route.fullPath,
    () => {
      if (route.name === mine) said.value = read(route)
    },
    { flush: 'sync' },
  )
  return said
}
