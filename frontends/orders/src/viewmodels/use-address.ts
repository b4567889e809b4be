import { type ShallowRef, shallowRef, watch } from 'vue'
import { type RouteLocationNormalizedLoaded, useRoute } from 'vue-router'

/** Something that the page's address says. While another page takes over, the last word stands. */
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
