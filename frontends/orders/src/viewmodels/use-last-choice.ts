import type { DeliveryChoice } from '@galleria/contracts/orders'
import { onScopeDispose, type Ref, ref, shallowRef, watch } from 'vue'
import type { CheckoutForm } from '../model/checkout-form.ts'
import { choiceOf, differsAsTyped } from '../model/delivery-choice.ts'
import type { Timers } from './timers.ts'

/** How the goods travel, for the price. */
export interface LastChoice {
  /** While a store is still to be chosen, the last choice that was whole. */
  readonly choice: Readonly<Ref<DeliveryChoice>>
  /** Whether a postal code is being typed that is no part of it yet. */
  readonly isTyping: Readonly<Ref<boolean>>
}

/** Nobody is asked about each letter of a postal code; this long without another one it counts. */
const typingMs = 500

/** Follows the form; what is typed counts once it has stood for a while, everything else at once. */
export function useLastChoice(form: CheckoutForm, timers: Timers): LastChoice {
  const last = shallowRef<DeliveryChoice>({ kind: 'home' })
  const isTyping = ref(false)
  let cancel = () => {}
  function take(choice: DeliveryChoice): void {
    isTyping.value = false
    last.value = choice
  }
  watch(
    () => choiceOf(form),
    (choice) => {
      cancel()
      isTyping.value = false
      if (!choice || JSON.stringify(choice) === JSON.stringify(last.value)) return
      if (!differsAsTyped(last.value, choice)) return take(choice)
      isTyping.value = true
      cancel = timers.after(typingMs, () => take(choice))
    },
    { flush: 'sync' },
  )
  onScopeDispose(() => cancel())
  return { choice: last, isTyping }
}
