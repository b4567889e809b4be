import { type Ref, ref } from 'vue'
import type { CardMessage } from '../model/card-message.ts'
import type { Timers } from './timers.ts'

/** How the checkout gets the token of a card. */
export interface CardTokenViewModel {
  /** The field has been asked, and the checkout waits for it. */
  readonly asking: Ref<boolean>
  /** Calls `taken` with a token: at once when one is at hand, else when the field has given it. */
  ask(): void
  hear(message: CardMessage): void
  /** A token that was used, or belongs to a field that is gone, is worth nothing. */
  drop(): void
  /** A token that was not used up can be used by the next attempt. */
  putBack(token: string): void
}

/** The field itself gives up on its provider after ten seconds. */
const patienceMs = 15_000

/**
 * Asks the card field for a token. The bank may want a word with the shopper first, inside the field; the token then
 * comes by itself, and is taken as the answer to what was asked, unless the card was changed meanwhile.
 */
export function useCardToken({
  timers,
  submit,
  taken,
  silent,
}: {
  readonly timers: Timers
  readonly submit: () => void
  readonly taken: (token: string) => void
  /** The field did not answer at all. */
  readonly silent: () => void
}): CardTokenViewModel {
  const asking = ref(false)
  let wanted = false
  let atHand: string | undefined
  let stop: (() => void) | undefined

  function answered(): void {
    stop?.()
    asking.value = false
  }
  function hand(token: string): void {
    wanted = false
    atHand = undefined
    taken(token)
  }

  return {
    asking,
    ask: () => {
      if (asking.value) return
      if (atHand !== undefined) return hand(atHand)
      wanted = true
      asking.value = true
      stop = timers.after(patienceMs, () => {
        wanted = false
        answered()
        silent()
      })
      submit()
    },
    hear: (message) => {
      if (message.type === 'psp:resize') return
      if (message.type === 'psp:token') {
        answered()
        if (wanted) hand(message.token)
        else atHand = message.token
        return
      }
      if (!message.complete) {
        // The card is being changed: what was asked for, and what was given, was another one.
        wanted = false
        atHand = undefined
      }
      if (message.error !== undefined || !message.complete) answered()
    },
    drop: () => {
      atHand = undefined
    },
    putBack: (token) => {
      atHand = token
    },
  }
}
