import { useAddress } from '@galleria/ui'
import type { ShallowRef } from 'vue'
import { useRouter } from 'vue-router'
import { type Choice, readChoice, readCursor, writeChoice } from '../model/choice.ts'

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
