import { type ShallowRef, shallowRef, watch } from 'vue'
import { type RouteLocationNormalizedLoaded, useRoute, useRouter } from 'vue-router'
import { type Choice, readChoice, writeChoice } from '../model/choice.ts'

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

/** The choice in the address, and how to change it; each change is a step that the Back button undoes. */
export function useChoice(): { choice: Readonly<ShallowRef<Choice>>; choose(next: Choice): void } {
  const router = useRouter()
  const choice = useAddress((route) => readChoice(route.query))
  return { choice, choose: (next) => void router.push({ query: writeChoice(next) }) }
}
