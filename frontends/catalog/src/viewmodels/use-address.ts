import { type ShallowRef, shallowRef, watch } from 'vue'
import { type RouteLocationNormalizedLoaded, useRoute, useRouter } from 'vue-router'
import { type Choice, readChoice, readCursor, writeChoice } from '../model/choice.ts'

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

/** What the address says of a listing. */
export interface ChoiceInAddress {
  readonly choice: Readonly<ShallowRef<Choice>>
  /** Where the listing begins, when someone without scripts has turned a page. */
  readonly cursor: Readonly<ShallowRef<string | undefined>>
  /** Changes the choice, as a step that the Back button undoes; its listing begins at the beginning. */
  choose(next: Choice): void
}

/** See {@link ChoiceInAddress}. */
export function useChoice(): ChoiceInAddress {
  const router = useRouter()
  const choice = useAddress((route) => readChoice(route.query))
  const cursor = useAddress((route) => readCursor(route.query))
  return { choice, cursor, choose: (next) => void router.push({ query: writeChoice(next) }) }
}
