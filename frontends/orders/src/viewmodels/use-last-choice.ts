import type { DeliveryChoice } from '@galleria/contracts/orders'
import { type Ref, shallowRef, watch } from 'vue'
import { type CheckoutForm, choiceOf } from '../model/checkout-form.ts'

/** How the goods travel, for the price; while a store is still to be chosen, the last choice that was whole. */
export function useLastChoice(form: CheckoutForm): Readonly<Ref<DeliveryChoice>> {
  const last = shallowRef<DeliveryChoice>({ kind: 'home' })
  watch(
    () => choiceOf(form),
    (choice) => {
      if (choice && JSON.stringify(choice) !== JSON.stringify(last.value)) last.value = choice
    },
    { flush: 'sync' },
  )
  return last
}
